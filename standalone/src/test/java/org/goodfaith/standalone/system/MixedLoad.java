package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Simulates users who record in and read the same cases through any node. After no response, or a response that asks
 * for a retry, a user sends the request with the same idempotency key to another node until it is recorded or rejected.
 */
final class MixedLoad implements AutoCloseable {

    private static final int WRITERS = 3;
    private static final int READERS = 1;
    private static final int CASES_AT_FIRST = 4;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** One in this many recordings opens a case. */
    private static final int NEW_CASE = 60;

    /** One in this many offers reuses an existing id. */
    private static final int REFUSED = 10;

    private final List<Server> commandSides = new CopyOnWriteArrayList<>();
    private final List<Server> querySides = new CopyOnWriteArrayList<>();
    private final List<Opened> cases = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> recorded = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<Future<?>> people = new ArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final Random random;
    private volatile boolean goOn = true;

    /** @param demands the demands that can be answered */
    private record Opened(String caseId, List<String> demands) {}

    MixedLoad(long seed) {
        random = new Random(seed);
    }

    /** Adds a node for recording. */
    void recordAt(Server commandSide) {
        commandSides.add(commandSide);
    }

    /** Adds a node for reading. */
    void readAt(Server querySide) {
        querySides.add(querySide);
    }

    /** Removes a node that is gone. */
    void forget(Server node) {
        commandSides.remove(node);
        querySides.remove(node);
    }

    void start() {
        var first = new Random(random.nextLong());
        for (int i = 0; i < CASES_AT_FIRST; i++) {
            openCase(first);
        }
        for (int i = 0; i < WRITERS; i++) {
            again(this::recordSomething);
        }
        for (int i = 0; i < READERS; i++) {
            again(this::readSomething);
        }
    }

    private void again(Consumer<Random> something) {
        var own = new Random(random.nextLong());
        people.add(executor.submit(() -> {
            while (goOn) {
                something.accept(own);
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }));
    }

    /** Waits for the given numbers of further recordings and reads. */
    void awaitProgress(int recordings, int readings) {
        int recordedBefore = recorded.size();
        int readBefore = read.get();
        boolean went = await().until(
                        () -> recorded.size() >= recordedBefore + recordings && read.get() >= readBefore + readings,
                        done -> done || people.stream().anyMatch(Future::isDone));
        failIfSomebodyGaveUp();
        assertThat(went).as("progress").isTrue();
    }

    private void failIfSomebodyGaveUp() {
        people.stream().filter(Future::isDone).forEach(MixedLoad::join);
    }

    /** Stops the load when every user has the response to the last request. */
    void finish() {
        goOn = false;
        people.forEach(MixedLoad::join);
    }

    private static void join(Future<?> person) {
        try {
            var _ = person.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("somebody got an answer that must not be", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String someCase() {
        return cases.getFirst().caseId();
    }

    /** Returns the event ids by idempotency key. */
    Map<String, List<String>> recorded() {
        return Map.copyOf(recorded);
    }

    Set<String> refused() {
        return Set.copyOf(refused);
    }

    @Override
    public String toString() {
        return "%d recorded on %d cases, %d refused, %d sent again, %d read"
                .formatted(recorded.size(), cases.size(), refused.size(), repeated.get(), read.get());
    }

    private void recordSomething(Random own) {
        if (own.nextInt(NEW_CASE) == 0) {
            openCase(own);
            return;
        }
        Opened there = cases.get(own.nextInt(cases.size()));
        List<String> made = there.demands();
        String offer =
                !made.isEmpty() && own.nextInt(REFUSED) == 0 ? made.getFirst() : "offer-" + numbers.incrementAndGet();
        String act =
                switch (own.nextInt(3)) {
                    case 0 -> "DemandServed";
                    case 1 -> made.isEmpty() ? "CommunicationAnswered" : "CounterofferMade";
                    default -> "CommunicationAnswered";
                };
        String body =
                switch (act) {
                    case "DemandServed" -> """
                        {'circumstances': {'occurredAt': '2024-06-10', 'channel': 'EMAILED'},
                         'actors': {'onBehalfOf': ['plaintiff-1'], 'to': ['defendant-1']},
                         'offer': '%s', 'inWriting': true, 'damagesItemized': true, 'explanationGiven': true}\
                        """.formatted(offer);
                    case "CounterofferMade" -> """
                        {'circumstances': {'occurredAt': '2024-06-20', 'channel': 'EMAILED'},
                         'actors': {'onBehalfOf': ['defendant-1'], 'to': ['plaintiff-1']},
                         'offer': '%s', 'answers': '%s', 'inWriting': true, 'explanationGiven': true}\
                        """.formatted(offer, made.get(own.nextInt(made.size())));
                    default -> Cases.act("2024-06-20", "EMAILED", "defendant-1") + "}";
                };
        if (send(own, "/cases/" + there.caseId() + "/facts/" + act, body).status() == 201
                && act.equals("DemandServed")) {
            made.add(offer);
        }
    }

    private void openCase(Random own) {
        int number = 95000 + numbers.incrementAndGet();
        String caseId =
                send(own, "/cases", Cases.openingInNorthernDistrict(number)).at("/caseId");
        String there = "/cases/" + caseId;
        send(own, there + "/parties", Cases.joining("plaintiff-1", "PLAINTIFF", "ORGANIZATION", "2023-08-14"));
        send(own, there + "/parties", Cases.joining("defendant-1", "DEFENDANT", "GOVERNMENT_ENTITY", "2023-08-14"));
        send(own, there + "/orders", Cases.settlementConferenceOrder());
        cases.add(new Opened(caseId, new CopyOnWriteArrayList<>()));
    }

    private ProductApi.Answer send(Random own, String path, String body) {
        String key = "key-" + numbers.incrementAndGet();
        while (true) {
            Server node = one(commandSides, own);
            try {
                ProductApi.Answer answer = node.api().post(path, body, "Idempotency-Key", key);
                switch (answer.status()) {
                    case 201 -> {
                        recorded.put(
                                key,
                                answer.body()
                                        .required("eventIds")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList());
                        return answer;
                    }
                    case 409, 422 -> {
                        if (!answer.at("/type").equals("/problems/concurrent-change")) {
                            refused.add(key);
                            return answer;
                        }
                    }
                    default -> assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                }
            } catch (UncheckedIOException _) {
                // The outcome is unknown.
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private static Server one(List<Server> nodes, Random own) {
        var there = List.copyOf(nodes);
        return there.get(own.nextInt(there.size()));
    }

    private void readSomething(Random own) {
        Server node = one(querySides, own);
        String caseId = cases.get(own.nextInt(cases.size())).caseId();
        try {
            String path = own.nextBoolean() ? "/cases/" + caseId + "/entries?limit=5" : "/overdue?limit=5";
            int status = node.api().get(path).status();
            // The latest entry may not be visible yet.
            assertThat(status).isIn(200, 404, 503);
            if (status == 200) {
                read.incrementAndGet();
            }
        } catch (UncheckedIOException _) {
            // The next read tries another node.
        }
    }

    @Override
    public void close() {
        goOn = false;
        executor.shutdownNow();
        executor.close();
    }
}
