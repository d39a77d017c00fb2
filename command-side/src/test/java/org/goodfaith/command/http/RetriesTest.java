package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Retries, races and a second node on PostgreSQL: nothing is lost or recorded twice. */
@ServerTest
class RetriesTest {

    private static final String FACT = "/facts/CommunicationAnswered";

    @Autowired
    private CommandApi api;

    @Autowired
    private EventStore events;

    @Autowired
    private Cache aggregateCache;

    @Test
    void withTheSameKeyGetTheFirstReceipt() {
        String caseId = api.openCase("24-cv-00601");
        Answer first = record(caseId, "2024-06-26", "Idempotency-Key", "k");
        Answer again = record(caseId, "2024-06-26", "Idempotency-Key", "k");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.raw().headers().firstValue("Location"))
                .isEqualTo(first.raw().headers().firstValue("Location"));
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    @Test
    void andRefusalsAreCounted(@Autowired MeterRegistry meters) {
        String caseId = api.openCase("24-cv-00629");
        double before = count(meters, "refused");
        api.post("/api/v1/cases", """
                {"court":"cand","docketNumber":"24-cv-00629","caption":"A v. B","openedOn":"2024-01-08"}
                """);

        assertThat(api.factsOf(caseId)).hasSize(3);
        assertThat(count(meters, "refused")).isEqualTo(before + 1);
        assertThat(meters.get("goodfaith.refusals")
                        .tag("reason", "case-already-opened")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void withTheSameKeyAndAnotherBodyAreRefused() {
        String caseId = api.openCase("24-cv-00602");
        record(caseId, "2024-06-26", "Idempotency-Key", "k");
        Answer other = record(caseId, "2024-06-27", "Idempotency-Key", "k");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.type()).isEqualTo("/problems/key-already-used");
        assertThat(other.field()).isEqualTo("Idempotency-Key");
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    private static double count(MeterRegistry meters, String outcome) {
        return meters.find("goodfaith.commands").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void ofAnotherActorOrCaseAreSeparateRequests() {
        String caseId = api.openCase("24-cv-00603");
        String otherCase = api.openCase("24-cv-00604");
        record(caseId, "2024-06-26", "Idempotency-Key", "k");
        record(caseId, "2024-06-27", "Idempotency-Key", "k", "Authorization", CommandApi.basic("colleague"));
        record(otherCase, "2024-06-28", "Idempotency-Key", "k");

        assertThat(api.factsOf(caseId)).hasSize(5);
        assertThat(api.factsOf(otherCase)).hasSize(4);
    }

    @Test
    void ofRefusedRequestsAreDecidedAgain() {
        String caseId = api.openCase("24-cv-00605");
        String body = """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["third"]}}
                """;
        String path = "/api/v1/cases/" + caseId + FACT;
        assertThat(api.post(path, body, "Idempotency-Key", "k").status()).isEqualTo(422);
        api.post("/api/v1/cases/" + caseId + "/parties", """
                {"circumstances":{"occurredAt":"2024-01-08"},"party":"third","name":"Third","side":"OTHER",
                 "kind":"ORGANIZATION"}
                """);
        assertThat(api.post(path, body, "Idempotency-Key", "k").status()).isEqualTo(201);
    }

    @Test
    void openACaseOnce() {
        String body = """
                {"court":"cand","docketNumber":"24-cv-00606","caption":"A v. B","openedOn":"2024-01-08"}
                """;
        Answer first = api.post("/api/v1/cases", body, "Idempotency-Key", "open");
        Answer again = api.post("/api/v1/cases", body, "Idempotency-Key", "open");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void enterAnOrderOnce() {
        String caseId = api.openCase("24-cv-00612");
        String path = "/api/v1/cases/" + caseId + "/orders";
        Answer first = api.post(path, OrdersTest.FROM_TEMPLATE, "Idempotency-Key", "order");
        Answer again = api.post(path, OrdersTest.FROM_TEMPLATE, "Idempotency-Key", "order");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.factsOf(caseId)).hasSize(6);
    }

    @Test
    void atTheSameTimeRecordOnce() throws Exception {
        String caseId = api.openCase("24-cv-00607");
        List<Answer> answers = together(8, _ -> () -> record(caseId, "2024-06-26", "Idempotency-Key", "same"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    @Test
    void areNotNeededByConcurrentWriters() throws Exception {
        String caseId = api.openCase("24-cv-00608");
        List<Answer> answers = together(40, i -> () -> record(caseId, "2024-06-26", "Idempotency-Key", "k" + i));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(new HashSet<>(answers.stream()
                        .map(answer -> answer.body().path("sequence").asLong())
                        .toList()))
                .hasSize(40);
        assertThat(api.factsOf(caseId)).hasSize(43);
    }

    @Test
    void openACaseOnceAtTheSameTime() throws Exception {
        List<Answer> answers = together(6, i -> () -> api.post("/api/v1/cases", """
                {"court":"cand","docketNumber":"24-cv-00609-%s","caption":"A v. B","openedOn":"2024-01-08"}
                """.formatted("ABCDEF".charAt(i))));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(api.factsOf("cand-24-cv-00609")).hasSize(1);
    }

    @Test
    void getTheFirstReceiptEvenIfTheCaseHasChanged() {
        String caseId = api.openCase("24-cv-00613");
        Answer first = record(caseId, "2024-06-26", "Idempotency-Key", "k", "If-Match", "\"2\"");
        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);

        Answer late = record(caseId, "2024-06-26", "Idempotency-Key", "other", "If-Match", "\"2\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.type()).isEqualTo("/problems/case-changed");
        assertThat(late.field()).isEqualTo("If-Match");
        assertThat(record(caseId, "2024-06-26", "Idempotency-Key", "k", "If-Match", "\"2\"")
                        .body())
                .isEqualTo(first.body());
        assertThat(record(caseId, "2024-06-26", "If-Match", "3").type()).isEqualTo("/problems/malformed-header");
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    @Test
    void letOnlyOneWriterWithTheSameIfMatchRecord() throws Exception {
        String caseId = api.openCase("24-cv-00614");
        List<Answer> answers = together(
                8, i -> () -> record(caseId, "2024-06-26", "Idempotency-Key", "k" + i % 4, "If-Match", "\"2\""));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 412);
        // One request and its retry.
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    /** The cache of this node does not contain the entries of another node. */
    @Test
    void succeedAfterAnotherNodeRecorded() {
        String caseId = api.openCase("24-cv-00610");
        record(caseId, "2024-06-26");
        assertThat(aggregateCache.containsKey(caseId)).isTrue();
        recordOnAnotherNode(
                caseId,
                4,
                new CommunicationAnswered(
                        Circumstances.at(CourtTime.of("2024-06-27")), Actors.of(PartyId.of("defendant-1"))));

        Answer answer = record(caseId, "2024-06-28");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("sequence").asLong()).isEqualTo(5);
    }

    @Test
    void ofARefusalFromStaleStateUseTheCurrentState() {
        String caseId = api.openCase("24-cv-00611");
        api.post("/api/v1/cases/" + caseId + "/facts/CaseClosed", """
                {"circumstances":{"occurredAt":"2024-06-20"},"reason":"dismissed"}
                """);
        recordOnAnotherNode(caseId, 4, new CaseReopened(Circumstances.at(CourtTime.of("2024-06-21")), "on motion"));

        Answer answer = record(caseId, "2024-06-28");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(api.factsOf(caseId).get(3)).isInstanceOf(CaseClosed.class);
    }

    private Answer record(String caseId, String on, String... headers) {
        return api.post("/api/v1/cases/" + caseId + FACT, """
                {"circumstances":{"occurredAt":"%s"},"actors":{"onBehalfOf":["defendant-1"]}}
                """.formatted(on), headers);
    }

    private void recordOnAnotherNode(String caseId, long sequence, Fact fact) {
        DomainEventMessage<Fact> message = new GenericDomainEventMessage<>("Case", caseId, sequence, fact);
        events.publish(message);
    }

    private static <T> List<T> together(int writers, java.util.function.IntFunction<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers =
                    threads.invokeAll(IntStream.range(0, writers).mapToObj(work).toList());
            var results = new ArrayList<T>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
