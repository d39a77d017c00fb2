package org.goodfaith.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.goodfaith.query.ConferenceCase.orderEntered;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests events that fail in processing, and their retries, on a real PostgreSQL. */
@SpringBootTest(
        classes = QuerySide.class,
        properties = {"goodfaith.query.wait-max=30s", "spring.mvc.problemdetails.enabled=true"})
@AutoConfigureMockMvc
@Import({QueryDatabase.class, DeadLettersTest.Fix.class})
@DirtiesContext
class DeadLettersTest {

    private static final String OPERATIONS = "/api/v1/operations";
    private static final String SECRET = "a note that nobody may read here";
    private static final Set<String> KNOWN_NOW = ConcurrentHashMap.newKeySet();

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void begin() {
        clock.set("2024-06-20T16:00:00Z");
    }

    @Test
    void anEventOfAnUnknownTypeBlocksItsCaseUntilAnUpgrade() {
        CaseId stopped = CaseId.of("cand-24-cv-00201");
        CaseId sound = CaseId.of("cand-24-cv-00202");
        arrivals.await(open(stopped));
        ReadToken unknown = store(stopped.value(), "org.goodfaith.events.LetterAnswered", answeredJson());
        arrivals.await(recorder.record(stopped, ConferenceCase.conferenceMoved("2024-06-29", "2024-09-10T10:00")));
        arrivals.await(open(sound));

        // The case stops before the event. Later events of the case wait.
        assertThat(lastShown(stopped)).isEqualTo(unknown.sequence() - 1);
        JsonNode failure = await().until(
                        () -> failure(stopped.value()),
                        seen -> seen.at("/lastEntry").asLong() == unknown.sequence() + 1);
        assertThat(failure.at("/entry").asLong()).isEqualTo(unknown.sequence());
        assertThat(failure.at("/position").asLong()).isPositive();
        assertThat(failure.at("/since").asString()).isEqualTo("2024-06-20T16:00:00Z");
        assertThat(failure.at("/cause").asString())
                .isEqualTo("This version does not know entries of type org.goodfaith.events.LetterAnswered.");
        for (String viewpoint : List.of("", "?asOf=2024-06-19")) {
            JsonNode problem = answer(get("/api/v1/cases/" + stopped + viewpoint));
            assertThat(problem.at("/type").asString()).isEqualTo("/problems/not-evaluated");
            assertThat(problem.at("/failedAtEntry").asLong()).isEqualTo(unknown.sequence());
            assertThat(problem.at("/throughEntry")).isEqualTo(failure.at("/throughEntry"));
        }

        // The other cases and every segment of the processor continue.
        arrivals.await(recorder.record(sound, ConferenceCase.answered("2024-06-26T10:00")));
        assertThat(failures()).doesNotContainKey(sound.value());
        await().until(() -> segmentsBehind() == 0);

        // A retry without a fix fails again and counts the attempt.
        int attempts = failure.at("/attempts").asInt();
        JsonNode left = answer(post(OPERATIONS + "/failures/" + stopped + "/retry"));
        assertThat(left.at("/failures/0/attempts").asInt()).isEqualTo(attempts + 1);
        assertThat(lastShown(stopped)).isEqualTo(unknown.sequence() - 1);

        // A rebuild stops at the same event and reports it.
        assertThat(rebuilt().at("/stopped").asLong()).isEqualTo(1);
        assertThat(rebuilt().at("/says").asString())
                .contains("match the live data", "1 could not be processed to the end");

        KNOWN_NOW.add("org.goodfaith.events.LetterAnswered");
        assertThat(answer(post(OPERATIONS + "/failures/" + stopped + "/retry"))
                        .at("/failures")
                        .isEmpty())
                .isTrue();
        assertThat(lastShown(stopped)).isEqualTo(unknown.sequence() + 1);
        assertThat(answer(get("/api/v1/cases/" + stopped)).at("/case/caseId").asString())
                .isEqualTo(stopped.value());
        assertThat(rebuilt().at("/stopped").asLong()).isZero();
        assertThat(answer(post(OPERATIONS + "/failures/" + stopped + "/retry"))
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void reportsMetricsOfFailuresAndOverdueObligations(
            @Autowired RecordedTime recordedTime,
            @Autowired EventProcessingConfiguration processing,
            @Autowired Processors processors) {
        clock.set("2024-09-20T16:00:00Z");
        CaseId stopped = CaseId.of("cand-24-cv-00205");
        arrivals.await(open(stopped));
        arrivals.await(store(stopped.value(), "org.goodfaith.events.NobodyKnows", answeredJson()));
        await().until(() -> segmentsBehind() == 0);

        var registry = new SimpleMeterRegistry();
        new QueryMetrics(
                        sql,
                        recordedTime,
                        processing,
                        processors,
                        new ProcessingWatch(processors, recordedTime),
                        Optional.empty())
                .bindTo(registry);
        assertThat(registry.get("goodfaith.failures").gauge().value())
                .isEqualTo(failures().size())
                .isPositive();
        assertThat(registry.get("goodfaith.overdue")
                        .tag("court", "cand")
                        .gauge()
                        .value())
                .isEqualTo(answer(get("/api/v1/overdue?court=cand&limit=200"))
                        .at("/obligations")
                        .size())
                .isPositive();
        assertThat(registry.get("goodfaith.overdue")
                        .tag("court", "caed")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("goodfaith.processor.lag.events")
                        .tag("processor", "cases")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("goodfaith.processor.segments")
                        .tag("processor", "cases")
                        .gauge()
                        .value())
                .as("one node has all segments")
                .isEqualTo(2);

        KNOWN_NOW.add("org.goodfaith.events.NobodyKnows");
        assertThat(answer(post(OPERATIONS + "/failures/" + stopped + "/retry"))
                        .at("/failures")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBrokenPayloadBlocksItsCaseOnlyAndIsNotShown() {
        CaseId stopped = CaseId.of("cand-24-cv-00203");
        arrivals.await(open(stopped));
        String broken = answeredJson().replace("2024-06-28", SECRET);
        ReadToken last = store(stopped.value(), CommunicationAnswered.class.getName(), broken);
        CaseId sound = CaseId.of("cand-24-cv-00204");
        arrivals.await(open(sound));
        arrivals.await(last);

        JsonNode failure = failure(stopped.value());
        assertThat(failure.at("/cause").asString())
                .startsWith("The entry of type CommunicationAnswered cannot be decoded: ")
                .contains("'circumstances.occurredAt'")
                .doesNotContain(SECRET, "at org.", "\n");
        assertThat(page(get("/operations").accept("text/html")))
                .contains(
                        stopped.value(),
                        "The entry of type CommunicationAnswered cannot be decoded: ",
                        "Retry",
                        "segment 0")
                .doesNotContain(SECRET, "Example Fasteners");

        // A database administrator repairs the payload, and all failures are retried.
        sql.sql("ALTER TABLE domain_event DISABLE TRIGGER append_only").update();
        sql.sql("UPDATE domain_event SET payload = ? WHERE aggregate_identifier = ? AND sequence_number = ?")
                .param(answeredJson().getBytes(StandardCharsets.UTF_8))
                .param(stopped.value())
                .param(last.sequence())
                .update();
        sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER append_only").update();
        page(post("/operations/failures/retry").param("record", stopped.value()).with(csrf()));
        assertThat(failures()).doesNotContainKey(stopped.value());
        assertThat(lastShown(stopped)).isEqualTo(last.sequence());
        assertThat(rebuilt().at("/stopped").asLong()).isZero();
    }

    @Test
    void anEventThatIsNotEvenJsonBlocksItsCaseOnly() {
        CaseId garbage = CaseId.of("cand-24-cv-00207");
        CaseId metaData = CaseId.of("cand-24-cv-00208");
        CaseId control = CaseId.of("cand-24-cv-00209");
        CaseId sound = CaseId.of("cand-24-cv-00210");
        List.of(garbage, metaData, control).forEach(caseId -> arrivals.await(open(caseId)));
        String type = CommunicationAnswered.class.getName();
        ReadToken first = store(garbage.value(), type, "\u0000 neither JSON nor text", "{}");
        ReadToken second = store(metaData.value(), type, answeredJson(), "\u0000 neither");
        ReadToken third = store(control.value(), type, "{\"\\u0000" + "x".repeat(5_000) + "\":1}", "{}");
        arrivals.await(open(sound));
        List.of(first, second, third).forEach(arrivals::await);

        assertThat(failures()).containsKeys(garbage.value(), metaData.value(), control.value());
        assertThat(failure(control.value()).at("/cause").asString())
                .hasSizeLessThan(600)
                .doesNotContain("\u0000");
        assertThat(failures()).doesNotContainKey(sound.value());
        sql.sql("ALTER TABLE domain_event DISABLE TRIGGER append_only").update();
        sql.sql("DELETE FROM domain_event WHERE aggregate_identifier = ANY (?) AND sequence_number = ?")
                .param(new String[] {garbage.value(), metaData.value(), control.value()})
                .param(first.sequence())
                .update();
        sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER append_only").update();
        assertThat(answer(post(OPERATIONS + "/failures/retry")).at("/failures").toString())
                .doesNotContain(garbage.value(), metaData.value(), control.value());
    }

    @Test
    void anEventOfACalendarBlocksThatCalendarOnly() {
        CaseId inCourt = CaseId.of("cand-24-cv-00206");
        arrivals.await(open(inCourt));
        store("calendar-cand", "org.goodfaith.events.HolidayFound", """
            {"court":"cand","closure":"mourning","fromOn":"2024-08-06","untilOn":"2024-08-06",
             "kind":"PRESIDENT_OR_CONGRESS","contested":false,"authority":"Executive Order 1"}\
            """);
        await().until(this::failures, all -> all.containsKey("calendar-cand"));

        // The court's cases continue with the calendar as it was before the event.
        arrivals.await(recorder.record(inCourt, ConferenceCase.answered("2024-06-28T10:00")));
        assertThat(demandDueOn(inCourt)).isEqualTo("2024-08-06");
        assertThat(answer(get("/api/v1/courts/cand/closures")).at("/type").asString())
                .isEqualTo("/problems/not-evaluated");

        // A read that waits for the event gets its answer at once.
        assertThatExceptionOfType(ReadProblemException.class)
                .isThrownBy(() -> arrivals.await(new ReadToken("calendar-cand", 0)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(ReadProblem.calendarNotEvaluated("cand", -1, 0L)));

        KNOWN_NOW.add("org.goodfaith.events.HolidayFound");
        assertThat(answer(post(OPERATIONS + "/failures/calendar-cand/retry"))
                        .at("/failures")
                        .isEmpty())
                .isTrue();
        arrivals.await(new ReadToken("calendar-cand", 0));
        assertThat(demandDueOn(inCourt)).isEqualTo("2024-08-05");
        assertThat(rebuilt().at("/stopped").asLong()).isZero();
    }

    /** Simulates a later version of the program, which supports more event types. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Fix {

        @Bean
        SingleEventUpcaster renamed() {
            return new SingleEventUpcaster() {

                private final Map<String, String> names = Map.of(
                        "org.goodfaith.events.LetterAnswered", CommunicationAnswered.class.getName(),
                        "org.goodfaith.events.NobodyKnows", CommunicationAnswered.class.getName(),
                        "org.goodfaith.events.HolidayFound", ClosureProclaimed.class.getName());

                @Override
                protected boolean canUpcast(IntermediateEventRepresentation event) {
                    return KNOWN_NOW.contains(event.getType().getName());
                }

                @Override
                protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                    return event.upcastPayload(
                            new SimpleSerializedType(names.get(event.getType().getName()), null),
                            JsonNode.class,
                            payload -> payload);
                }
            };
        }
    }

    private ReadToken open(CaseId caseId) {
        return recorder.record(
                caseId,
                orderEntered(caseId, caseId.value().substring(caseId.value().indexOf('-') + 1), "A v. " + caseId));
    }

    /** Inserts into the table as the superuser. */
    private ReadToken store(String recordId, String type, String payload) {
        return store(recordId, type, payload, "{}");
    }

    private ReadToken store(String recordId, String type, String payload, String metaData) {
        long sequence = recorder.nextSequence(recordId);
        sql.sql("""
            INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,
                                      recorded_at, payload_type, payload, meta_data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(List.of(
                        UUID.randomUUID().toString(),
                        recordId,
                        sequence,
                        recordId.startsWith("calendar-") ? "CourtCalendar" : "Case",
                        clock.instant().toString(),
                        type,
                        payload.getBytes(StandardCharsets.UTF_8),
                        metaData.getBytes(StandardCharsets.UTF_8)))
                .update();
        return new ReadToken(recordId, sequence);
    }

    private static String answeredJson() {
        return JsonMapper.shared().writeValueAsString(ConferenceCase.answered("2024-06-28T10:00"));
    }

    private long lastShown(CaseId caseId) {
        return sql.sql("SELECT last_sequence FROM case_summary WHERE case_id = ?")
                .param(caseId.value())
                .query(Long.class)
                .single();
    }

    private String demandDueOn(CaseId caseId) {
        return answer(get("/api/v1/cases/" + caseId + "/obligations/ecf-21/serve-demand/plaintiff-1"))
                .at("/obligation/due/on")
                .asString();
    }

    private Map<String, JsonNode> failures() {
        var failures = new TreeMap<String, JsonNode>();
        answer(get(OPERATIONS + "/failures"))
                .at("/failures")
                .forEach(failure -> failures.put(failure.at("/record").asString(), failure));
        return failures;
    }

    private JsonNode failure(String record) {
        return java.util.Objects.requireNonNull(failures().get(record));
    }

    private long segmentsBehind() {
        JsonNode segments = answer(get(OPERATIONS + "/processors")).at("/segments");
        assertThat(segments.isEmpty()).isFalse();
        return segments.valueStream()
                .filter(segment -> segment.at("/processor").asString().equals("cases"))
                .mapToLong(segment -> segment.at("/eventsBehind").asLong())
                .sum();
    }

    /** Returns a completed rebuild without differences. */
    private JsonNode rebuilt() {
        answer(post(OPERATIONS + "/rebuilds/cases"));
        JsonNode built = await().until(
                        () -> answer(get(OPERATIONS + "/rebuilds/cases")),
                        seen -> seen.at("/stage").asString().equals("BUILT")
                                && !seen.at("/underWay").asBoolean());
        assertThat(built.at("/compared").asLong()).isPositive();
        assertThat(built.at("/different").asLong() + built.at("/uncompared").asLong())
                .isZero();
        answer(post(OPERATIONS + "/rebuilds/cases/drop"));
        return built;
    }

    private String page(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request.with(user("operator")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        try {
            return JsonMapper.shared()
                    .readTree(http.perform(request.contentType(MediaType.APPLICATION_JSON)
                                    .with(user("operator")))
                            .andReturn()
                            .getResponse()
                            .getContentAsString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
