package org.goodfaith.standalone.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.standalone.Goodfaith;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends entries that are strange but may be accepted, over HTTP, to the whole product: in rounds, in many cases and
 * calendars at once. After each round the product must serve every page of every case, and an innocent case must look
 * as before.
 *
 * <p>{@code -Dgoodfaith.test.hostile.entries=10000} for a long run, {@code -Dgoodfaith.test.seed=…} to repeat one. A
 * build always uses the same seed, so that it fails only after a change; a long run draws its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileEntriesTest {

    private static final List<ClosureKind> KINDS = List.of(ClosureKind.values());
    private static final int ENTRIES_IN_BUILD = 600;
    private static final int ENTRIES = Integer.getInteger("goodfaith.test.hostile.entries", ENTRIES_IN_BUILD);
    private static final long SEED =
            Long.getLong("goodfaith.test.seed", ENTRIES == ENTRIES_IN_BUILD ? 6 : new Random().nextLong());
    private static final int ENTRIES_PER_ROUND = Math.clamp(ENTRIES / 2, 1, 1_000);
    private static final int ENTRIES_PER_CASE = 25;

    /** The number of addresses that are read of each case of a round; a long run reads all. */
    private static final int READS_PER_CASE = ENTRIES == ENTRIES_IN_BUILD ? 9 : Integer.MAX_VALUE;

    private static final int LINES_PER_FILE = 12;
    private static final int CROWD = 25;

    /** The parties of one case of each round. Its order with many terms gives it thousands of obligations. */
    private static final int BIG_CROWD = 60;

    private static final int WORKERS = 4;
    private static final int CLOSURES_IN_A_ROW = 8;
    private static final int FAULTS_SHOWN = 25;
    private static final int TEXT_SHOWN = 400;
    private static final String REBUILD = "/operations/rebuilds/cases";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path data;

    @TempDir
    private Path kept;

    private final Random random = new Random(SEED);
    private final List<HostileCase> cases = new ArrayList<>();
    private final Map<String, String> calendarTokens = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger recorded = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private int closures;
    private @Nullable HostileCase big;

    @Test
    void harmNoOtherCaseAndGetAnAnswer() throws Exception {
        System.out.println("seed " + SEED + ", " + ENTRIES + " entries");
        try (Server server = Server.start(
                        Goodfaith.class,
                        "--goodfaith.data-dir=" + data,
                        "--goodfaith.query.wait-max=10s",
                        "--goodfaith.notices.every=3s");
                var workers = Executors.newFixedThreadPool(WORKERS)) {
            ProductApi api = server.api();
            var control = new ControlCase(api);
            for (int round = 1; recorded.get() < ENTRIES; round++) {
                List<HostileCase> touched = casesOfRound(api);
                var times = new StringBuilder();
                timed("record", times, () -> {
                    together(
                            workers,
                            Stream.concat(
                                    Stream.of(() -> closures(api, touched)),
                                    touched.stream().map(each -> () -> entries(api, each))));
                    await("processing", () -> eventsBehind(api) == 0);
                });
                timed("read", times, () -> {
                    together(workers, touched.stream().map(each -> () -> readCase(server, each)));
                    together(workers, cases.stream().map(each -> () -> isCurrent(api, each)));
                    together(workers, lists().map(path -> () -> read(server, path, 200)));
                    together(workers, searches().map(path -> () -> read(server, path, 0)));
                });
                timed("prove", times, () -> {
                    subscribe(server, touched.getFirst());
                    prove(server, touched.getLast());
                });
                timed("rebuild", times, () -> rebuild(api));
                theSystemIsWell(server);
                faults.addAll(control.differences());
                System.out.printf(
                        "round %d: %d cases, %d entries, %d reads;%s%n",
                        round, cases.size(), recorded.get(), reads.get(), times);
                failIfAnythingIsWrong();
            }
            System.out.println("accepted " + new TreeMap<>(accepted) + "\nrefused " + new TreeMap<>(refused));
            assertThat(accepted.keySet()).as("kinds of entries").hasSizeGreaterThan(20);
        }
    }

    private void failIfAnythingIsWrong() {
        if (!faults.isEmpty()) {
            fail("%d faults with seed %d:%n%s"
                    .formatted(
                            faults.size(),
                            SEED,
                            faults.stream().limit(FAULTS_SHOWN).collect(joining("\n"))));
        }
    }

    /** An ordinary case in the court of most hostile ones. Nothing that others record may change it. */
    private static final class ControlCase {

        private static final String LATE = "ecf-61/answer-latest-communication/defendant-1";

        private final ProductApi api;
        private final String caseId;
        private final Map<String, String> known;

        ControlCase(ProductApi api) {
            this.api = api;
            caseId = Cases.openInNorthernDistrict(api, 99001);
            api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                    .is(201);
            String token = api.record(
                            caseId, "CommunicationAnswered", Cases.act("2024-06-28", "EMAILED", "defendant-1") + "}")
                    .token();
            api.get("/cases/" + caseId + "?after=" + token).is(200);
            known = duties();
            assertThat(known).hasSizeGreaterThan(20).containsEntry(LATE, "LATE 2024-06-26");
        }

        private Map<String, String> duties() {
            var duties = new TreeMap<String, String>();
            api.obligations(caseId, "asOf=2024-10-01")
                    .forEach((id, duty) -> duties.put(
                            id,
                            duty.at("/status").asString() + " "
                                    + duty.at("/due/on").asString("")));
            return duties;
        }

        List<String> differences() {
            try {
                var now = duties();
                return now.equals(known) ? List.of() : List.of("the control case was " + known + " and is " + now);
            } catch (AssertionError e) {
                return List.of("the control case: " + e.getMessage());
            }
        }
    }

    // Recording

    /** Opens cases until their entries fill the round, and takes up some older ones. */
    private List<HostileCase> casesOfRound(ProductApi api) {
        var touched = new ArrayList<HostileCase>();
        big = null;
        for (int i = 0; i < 3 && !cases.isEmpty(); i++) {
            HostileCase older = cases.get(random.nextInt(cases.size()));
            if (!touched.contains(older)) {
                touched.add(older);
            }
        }
        for (int i = 0; i < ENTRIES_PER_ROUND && touched.size() * ENTRIES_PER_CASE < ENTRIES_PER_ROUND; i++) {
            var opened = new HostileCase(random.nextLong(), 10_000 + cases.size());
            ObjectNode body = opened.opening();
            ProductApi.Answer answer = api.postAsIs("/cases", "application/json", body.toString());
            note("open", answer.status(), answer.text(), body);
            if (answer.status() == 201) {
                opened.opened(answer);
                big = big == null ? opened : big;
                cases.add(opened);
                touched.add(opened);
            }
        }
        return touched;
    }

    /** Makes the entries of one case: the parties of a crowd and some others as a file, most of them one by one. */
    private void entries(ProductApi api, HostileCase in) {
        if (in == big) {
            sendFile(api, in, in.crowd(BIG_CROWD));
        } else if (in.lastEntry() == 0 && in.id().hashCode() % 5 == 0) {
            sendFile(api, in, in.crowd(CROWD));
        }
        int target = ENTRIES_PER_CASE;
        for (int i = 0; i < target; i++) {
            if (i == target / 2) {
                sendFile(
                        api,
                        in,
                        IntStream.range(0, LINES_PER_FILE)
                                .mapToObj(_ -> in.next())
                                .toList());
                i += LINES_PER_FILE - 1;
            } else {
                send(api, in, in.next(), i % 8 == 0);
            }
        }
    }

    private void send(ProductApi api, HostileCase in, HostileCase.Entry entry, boolean dryRunFirst) {
        String path = "/cases/" + in.id() + "/" + entry.operation();
        String body = entry.body().toString();
        if (dryRunFirst) {
            ProductApi.Answer answer = api.postAsIs(path + "?dryRun=true", "application/json", body);
            note("dry run of " + entry.kind(), answer.status(), answer.text(), entry.body());
        }
        ProductApi.Answer answer = api.postAsIs(path, "application/json", body);
        note(entry.kind(), answer.status(), answer.text(), entry.body());
        if (answer.status() == 201) {
            in.accepted(entry, answer.sequence(), answer.token());
        }
    }

    private void sendFile(ProductApi api, HostileCase in, List<HostileCase.Entry> entries) {
        long first = in.lastEntry();
        String file = IntStream.range(0, entries.size())
                .mapToObj(i -> JsonNodeFactory.instance
                        .objectNode()
                        .put("caseId", in.id())
                        .put("operation", entries.get(i).operation())
                        .put("key", "file-" + first + "-" + i)
                        .set("body", entries.get(i).body())
                        .toString())
                .collect(joining("\n"));
        ProductApi.Answer answer = api.postAsIs("/bulk-intake", "application/jsonl", file);
        List<JsonNode> reports = answer.status() == 200
                ? answer.text()
                        .lines()
                        .map(JSON::readTree)
                        .filter(line -> line.has("line"))
                        .toList()
                : List.of();
        if (reports.size() != entries.size()) {
            faults.add("a file of " + entries.size() + " lines for " + in.id() + ": " + answer.status() + " "
                    + shown(answer.text()));
        }
        for (JsonNode report : reports) {
            HostileCase.Entry entry = entries.get(report.path("line").asInt() - 1);
            String outcome = report.path("outcome").asString();
            int status =
                    switch (outcome) {
                        case "RECORDED" -> 201;
                        case "REFUSED" -> 422;
                        default -> 500;
                    };
            note(entry.kind(), status, report.toString(), entry.body());
            if (status == 201) {
                long sequence = report.path("sequence").asLong();
                in.accepted(entry, sequence, new ReadToken(in.id(), sequence).toString());
            }
        }
    }

    /** Records closures in the courts of the cases: in a row, at the same time, short and long, of every kind. */
    private void closures(ProductApi api, List<HostileCase> touched) {
        var own = new Random(random.nextLong());
        HostileCase about = touched.get(own.nextInt(touched.size()));
        var dates = new HostileDates(own, about.openedOn());
        LocalDate next = dates.closedLong(60 * CLOSURES_IN_A_ROW + CLOSURES_IN_A_ROW);
        for (int i = 0; i < CLOSURES_IN_A_ROW; i++) {
            close(api, own, about.court(), next, 60, ClosureKind.OFFICE_INACCESSIBLE);
            next = next.plusDays(61);
        }
        for (HostileCase each : touched) {
            int days = own.nextInt(4) == 0 ? 60 : own.nextInt(4);
            LocalDate from = new HostileDates(own, each.openedOn()).closed(days);
            ClosureKind kind = KINDS.get(own.nextInt(KINDS.size()));
            String name = close(api, own, each.court(), from, days, kind);
            if (own.nextInt(4) == 0) {
                String path = "/courts/" + each.court() + "/closures/" + name + "/withdraw";
                post(
                        api,
                        "withdraw",
                        path,
                        JsonNodeFactory.instance.objectNode().put("reason", HostileText.note(own)));
            }
        }
    }

    private String close(ProductApi api, Random own, String court, LocalDate from, int days, ClosureKind kind) {
        String name = "closure-" + ++closures;
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("closure", name)
                .put("fromOn", from.toString())
                .put("untilOn", from.plusDays(days).toString())
                .put("kind", kind.name())
                .put("contested", own.nextInt(3) == 0)
                .put("authority", HostileText.note(own));
        ProductApi.Answer answer = post(api, "closure", "/courts/" + court + "/closures", body);
        if (answer.status() == 201) {
            calendarTokens.put(court, answer.token());
        }
        return name;
    }

    private ProductApi.Answer post(ProductApi api, String kind, String path, ObjectNode body) {
        ProductApi.Answer answer = api.postAsIs(path, "application/json", body.toString());
        note(kind, answer.status(), answer.text(), body);
        return answer;
    }

    /** Counts an answer, and keeps the request of one that must not be. */
    private void note(String kind, int status, String answer, JsonNode body) {
        if (status >= 200 && status < 300) {
            accepted.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
            if (status == 201) {
                recorded.incrementAndGet();
            }
        } else if (status >= 400 && status < 500) {
            refused.computeIfAbsent(answer.replaceAll("(?s).*/problems/([a-z-]+).*", "$1"), _ -> new AtomicInteger())
                    .incrementAndGet();
        } else {
            faults.add(kind + " was answered " + status + " " + shown(answer) + "\n    to " + shown(body.toString()));
        }
    }

    // Reading

    private void readCase(Server server, HostileCase of) {
        read(server, "/api/v1/cases/" + of.id() + "?after=" + of.token(), 200);
        var paths = new ArrayList<>(pagesOf(of).toList());
        Collections.shuffle(paths, new Random(SEED + of.lastEntry()));
        paths.stream().limit(READS_PER_CASE).forEach(path -> read(server, path, 200));
    }

    private static Stream<String> pagesOf(HostileCase of) {
        String page = "/cases/" + of.id();
        String api = "/api/v1" + page;
        String before = "asOf=" + of.openedOn().plusDays(40);
        String difference = "/difference?fromAsOf=" + of.openedOn() + "&asOf="
                + of.openedOn().plusDays(200);
        long middle = of.lastEntry() / 2;
        return Stream.concat(
                Stream.of(
                                "",
                                "?" + before,
                                "?asOf=2089-12-31",
                                "?knownAt=2026-07-01",
                                "/trail",
                                "/indicators",
                                "/entries",
                                "/replay",
                                difference,
                                "/record",
                                "/record/StatementSubmitted",
                                "/record-order",
                                "/recorded/" + of.lastEntry())
                        .map(page::concat),
                Stream.of(
                                "/parties",
                                "/obligations",
                                "/obligations?" + before,
                                "/obligations?status=OVERDUE&asOf=2089-12-31",
                                "/entries?limit=200",
                                "/entries/" + middle,
                                "/trail?limit=100",
                                "/trail?reading=SHOWN_AT_THE_TIME",
                                "/indicators",
                                "/replay?limit=20",
                                difference,
                                "/obligations.csv",
                                "/trail.json",
                                "/entries.csv")
                        .map(api::concat));
    }

    private static Stream<String> lists() {
        return Stream.concat(
                Stream.of(
                        "/",
                        "/cases",
                        "/overdue",
                        "/due",
                        "/undated",
                        "/stalled",
                        "/changed",
                        "/parties",
                        "/calendar",
                        "/calendar?month=2024-02&view=list",
                        "/calendars",
                        "/closures",
                        "/closures/cand",
                        "/operations"),
                Stream.of(
                                "/cases",
                                "/overdue?limit=200",
                                "/overdue?asOf=2089-12-31",
                                "/due?within=365d",
                                "/undated",
                                "/stalled?for=1d",
                                "/overdue.csv",
                                "/due.json?within=365d",
                                "/undated.csv",
                                "/stalled.csv?for=1d",
                                "/changed.csv?within=365d",
                                "/cases.csv",
                                "/parties.csv",
                                "/courts/cand/calendar?year=2030",
                                "/courts/cand/closures",
                                "/deadlines?court=cand&trigger=1999-12-31&amount=3660",
                                "/deadlines?court=caed&trigger=2080-02-29&amount=60&direction=BEFORE")
                        .map("/api/v1"::concat));
    }

    /** Looks for strange texts. They may be refused. */
    private Stream<String> searches() {
        return IntStream.range(0, 6)
                .mapToObj(_ -> URLEncoder.encode(HostileText.line(random), StandardCharsets.UTF_8))
                .flatMap(text -> Stream.of(
                        "/cases?text=" + text,
                        "/parties?name=" + text,
                        "/api/v1/cases?text=" + text,
                        "/api/v1/overdue?party=" + text,
                        "/api/v1/parties.csv?text=" + text,
                        "/api/v1/cases?cursor=" + text,
                        "/calendar?text=" + text));
    }

    /** @param expected the status; 0 for a success or a refusal */
    private ProductApi.Answer read(Server server, String path, int expected) {
        ProductApi.Answer answer = ProductApi.send(ProductApi.signedIn(server.address() + path)
                .header("Accept", "text/html, application/json;q=0.9, */*;q=0.5"));
        reads.incrementAndGet();
        boolean right = expected == 0 ? answer.status() >= 200 && answer.status() < 500 : answer.status() == expected;
        if (answer.text().contains("program error")) {
            faults.add(path + " reports a bug of the rulebook: " + shown(answer.text()));
        }
        if (!right) {
            faults.add(path + " was answered " + answer.status() + " " + shown(answer.text()));
        }
        return answer;
    }

    private void isCurrent(ProductApi api, HostileCase each) {
        for (String token : List.of(each.token(), calendarTokens.getOrDefault(each.court(), each.token()))) {
            ProductApi.Answer answer = api.get("/cases/" + each.id() + "?after=" + token);
            if (answer.status() != 200) {
                faults.add(each.id() + " is not current: " + answer.status() + " " + shown(answer.text()));
            }
        }
    }

    /** Reads calendar files of a case and of its court. */
    private void subscribe(Server server, HostileCase about) {
        for (String body : List.of("{'case': '" + about.id() + "'}", "{'court': '" + about.court() + "'}")) {
            ProductApi.Answer answer =
                    server.api().post("/calendar-feeds", body).is(201);
            ProductApi.Answer calendar = read(server, answer.at("/path"), 200);
            if (!calendar.text().startsWith("BEGIN:VCALENDAR\r\n")
                    || calendar.text().lines().anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > 75)) {
                faults.add("the calendar of " + body + " is malformed");
            }
        }
    }

    /** Prints a certificate, and verifies a bundle with the verifier. */
    private void prove(Server server, HostileCase of) throws IOException {
        await("the ledger", () -> {
            JsonNode ledger = server.api().get("/operations/ledger").is(200).body();
            return ledger.path("checkpointEvents").asLong() >= recorded.get();
        });
        read(server, "/api/v1/cases/" + of.id() + "/certificate", 200);
        Proof.problemOf(server.api(), of.id(), kept).ifPresent(faults::add);
    }

    // The system

    private void theSystemIsWell(Server server) {
        JsonNode failures =
                server.api().get("/operations/failures").is(200).body().required("failures");
        failures.forEach(failure -> faults.add("failed: " + shown(failure.toString())));
        for (String path : List.of("/actuator/health", "/actuator/health/readiness")) {
            ProductApi.Answer health = read(server, path, 200);
            if (!health.at("/status").equals("UP")) {
                faults.add(path + " says " + health.text());
            }
        }
    }

    private void rebuild(ProductApi api) {
        api.post(REBUILD, "{}").is(202);
        await(
                "the rebuild",
                () -> !api.get(REBUILD).is(200).body().required("underWay").asBoolean());
        JsonNode rebuild = api.get(REBUILD).is(200).body();
        if (!rebuild.path("stage").asString().equals("BUILT")
                || rebuild.path("different").asLong() != 0
                || rebuild.path("compared").asLong() < cases.size()) {
            faults.add("a rebuild is not the same: " + rebuild);
        }
        api.post(REBUILD + "/drop", "{}");
    }

    private static long eventsBehind(ProductApi api) {
        return api.get("/operations/processors")
                .is(200)
                .body()
                .required("segments")
                .valueStream()
                .mapToLong(each -> each.required("eventsBehind").asLong())
                .sum();
    }

    private void await(String what, Callable<Boolean> reached) {
        try {
            SystemWaiting.await().until(reached);
        } catch (ConditionTimeoutException e) {
            faults.add(what + " did not finish in time");
        }
    }

    /** Work that a failure of the test's own tools may end. */
    private interface Work {

        void run() throws Exception;
    }

    private static void timed(String what, StringBuilder times, Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        times.append(' ')
                .append(what)
                .append(' ')
                .append((System.nanoTime() - began) / 1_000_000_000)
                .append(" s");
    }

    /** Runs the work on all workers. A request without an answer is a fault, as is every other exception. */
    private void together(ExecutorService workers, Stream<Work> work) throws InterruptedException {
        var all = work.map(each -> (Callable<Boolean>) () -> {
                    each.run();
                    return true;
                })
                .toList();
        for (Future<Boolean> each : workers.invokeAll(all)) {
            try {
                var _ = each.get();
            } catch (ExecutionException e) {
                faults.add("no answer: " + e.getCause());
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN) + "…";
    }
}
