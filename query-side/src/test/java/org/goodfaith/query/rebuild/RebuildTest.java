package org.goodfaith.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.orderEntered;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.CaseChangeNotifier;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests rebuilds of the read model under reads and writes, over HTTP on a real PostgreSQL. */
@SpringBootTest(
        classes = QuerySide.class,
        properties = {
            "goodfaith.query.rebuild.events=7",
            "goodfaith.query.wait-max=30s",
            "spring.mvc.problemdetails.enabled=true"
        })
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class RebuildTest {

    private static final String REBUILD = "/api/v1/operations/rebuilds/cases";
    private static final int CASES = 12;
    private static final int PATIENCE_MILLIS = 60_000;

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient sql;

    @BeforeAll
    void record() {
        clock.set("2024-07-03T16:00:00Z");
        IntStream.range(0, CASES).forEach(i -> arrivals.await(open(caseId(i))));
    }

    @AfterEach
    void leaveNothing() {
        if (!send(get(REBUILD)).at("/stage").asString("DROPPED").matches("SWITCHED|DROPPED")) {
            answer(post(REBUILD + "/drop"));
        }
    }

    @Test
    void buildsComparesAndSwitchesWithoutLossOrDuplication() throws SQLException {
        Map<String, String> shown = digests();
        List<String> indexes = indexes();
        assertThat(answer(post(REBUILD)).at("/ruleSet").asString()).isNotEmpty();
        JsonNode built = awaitStage("BUILT");
        assertThat(built.at("/eventsDone").asLong()).isEqualTo(eventsOfCases());
        assertThat(built.at("/compared").asLong()).isEqualTo(shown.size());
        assertThat(built.at("/different").asLong()).isZero();
        assertThat(built.at("/says").asString()).contains("match the live data", "You can make it live");
        assertThat(digests()).isEqualTo(shown);

        // Recorded after the build: an entry, a case, and a closure for every case of the court.
        arrivals.await(recorder.record(caseId(0), ConferenceCase.answered("2024-06-28T10:00")));
        CaseId late = CaseId.of("cand-24-cv-09001");
        arrivals.await(open(late));
        arrivals.await(recorder.proclaim(new ClosureProclaimed(
                ConferenceCase.CAND,
                "mourning",
                LocalDate.of(2024, 8, 6),
                LocalDate.of(2024, 8, 6),
                ClosureKind.PRESIDENT_OR_CONGRESS,
                false,
                "Executive Order 1")));
        shown = digests();
        long tableBefore = oid();

        try (Connection page = database.getConnection();
                var listening = page.createStatement()) {
            listening.execute("LISTEN " + CaseChangeNotifier.CHANNEL);

            JsonNode switched = answer(post(REBUILD + "/switch"));

            assertThat(switched.at("/stage").asString()).as(switched.toString()).isEqualTo("SWITCHED");
            assertThat(page.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS))
                    .as("open pages are notified")
                    .anyMatch(told ->
                            CaseChangeNotifier.cases(told.getParameter()).isEmpty());
            listening.execute("UNLISTEN *");
        }
        assertThat(oid()).isNotEqualTo(tableBefore);
        assertThat(digests()).isEqualTo(shown).containsKey(late.value());
        assertThat(indexes()).isEqualTo(indexes);
        assertThat(sql.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'cases_rebuild'")
                        .query(Long.class)
                        .single())
                .isZero();

        // The processors continue from their positions, on the new tables.
        arrivals.await(recorder.record(late, ConferenceCase.answered("2024-06-28T11:00")));
        arrivals.await(recorder.record(caseId(1), ConferenceCase.answered("2024-06-28T11:00")));
        assertThat(sql.sql("SELECT last_sequence FROM case_summary WHERE case_id = ?")
                        .param(late.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(recorder.lastSequence(late));
    }

    @Test
    void aLongReadDelaysTheSwitchAndDoesNotFailIt() throws SQLException {
        answer(post(REBUILD));
        awaitStage("BUILT");
        var attempts = new HashSet<String>();
        CompletableFuture<JsonNode> switching;
        try (Connection reader = database.getConnection();
                var read = reader.createStatement()) {
            reader.setAutoCommit(false);
            read.execute("LOCK TABLE case_summary IN ACCESS SHARE MODE");
            switching = CompletableFuture.supplyAsync(() -> answer(post(REBUILD + "/switch")));
            await().until(() -> {
                attempts.addAll(sql.sql(
                                "SELECT waitstart FROM pg_locks WHERE NOT granted AND relation = 'case_summary'::regclass"
                                        + " AND waitstart IS NOT NULL")
                        .query((row, _) -> row.getString(1))
                        .list());
                return attempts.size() > 1 || switching.isDone();
            });
            assertThat(switching).as("the switch, after several attempts").isNotDone();
            reader.rollback();
        }
        assertThat(switching.join().at("/stage").asString()).isEqualTo("SWITCHED");
    }

    @Test
    void switchesWithDifferencesOnlyIfAccepted() {
        sql.sql("UPDATE case_summary SET caption = 'Tampered with' WHERE case_id = ?")
                .param(caseId(2).value())
                .update();
        answer(post(REBUILD));
        JsonNode built = awaitStage("BUILT");
        assertThat(built.at("/different").asLong()).isEqualTo(1);
        assertThat(built.at("/differences/0/recordId").asString())
                .isEqualTo(caseId(2).value());
        assertThat(built.at("/differences/0/kind").asString()).isEqualTo("DIFFERENT");
        assertThat(built.at("/says").asString()).contains("1 of ", "differ from the live data");

        assertThat(answer(post(REBUILD + "/switch")).at("/type").asString()).isEqualTo("/problems/invalid-state");
        assertThat(caption(caseId(2))).isEqualTo("Tampered with");
        assertThat(answer(post(REBUILD + "/switch?acceptDifferences=true"))
                        .at("/stage")
                        .asString())
                .isEqualTo("SWITCHED");
        assertThat(caption(caseId(2))).isNotEqualTo("Tampered with");
    }

    @Test
    void reportsThatTheShownDataUsesOtherRules() {
        sql.sql("UPDATE case_summary SET rule_set = 'earlier' WHERE case_id = ?")
                .param(caseId(3).value())
                .update();
        answer(post(REBUILD));
        JsonNode built = awaitStage("BUILT");

        assertThat(built.at("/liveRuleSets/earlier").asLong()).isEqualTo(1);
        assertThat(built.at("/says").asString()).contains("1 live case was evaluated under a rule set other than");
        assertThat(answer(post(REBUILD + "/switch?acceptDifferences=true"))
                        .at("/liveRuleSets/earlier")
                        .isMissingNode())
                .isTrue();
    }

    /** A live worker on another node holds a session lock. A dead worker has lost it. */
    @Test
    void allowsOneRebuildAndResumesThatOfADeadOwner() throws SQLException {
        answer(post(REBUILD));
        awaitStage("BUILT");
        // Simulates an owner that died after the third batch.
        long done = sql.sql("SELECT count(*) FROM domain_event"
                        + " WHERE aggregate_identifier NOT LIKE 'calendar-%' AND aggregate_identifier <= ?")
                .param(caseId(2).value())
                .query(Long.class)
                .single();
        sql.sql("UPDATE projection_rebuild SET state = 'BUILDING', built_through = ?, events_done = ?, compared = 0"
                        + " WHERE state = 'BUILT'")
                .param(caseId(2).value())
                .param(done)
                .update();
        for (String table : List.of("case_summary", "case_party", "case_entry")) {
            sql.sql("DELETE FROM cases_rebuild." + table + " WHERE case_id > ?")
                    .param(caseId(2).value())
                    .update();
        }
        assertThat(answer(post(REBUILD)).at("/detail").asString()).contains("already exists");
        try (Connection other = database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + Projection.WORKER_LOCK + ", hashtext('cases'))");
            assertThat(send(get(REBUILD)).at("/underWay").asBoolean()).isTrue();
            for (String operation : List.of("", "/resume", "/switch")) {
                assertThat(answer(post(REBUILD + operation)).at("/detail").asString())
                        .contains("is running");
            }
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
        JsonNode interrupted = send(get(REBUILD));
        assertThat(interrupted.at("/underWay").asBoolean()).isFalse();
        assertThat(interrupted.at("/says").asString()).contains("was interrupted", done + " of ");
        assertThat(answer(post(REBUILD + "/switch")).at("/detail").asString()).contains("is not complete");

        answer(post(REBUILD + "/resume"));
        JsonNode built = awaitStage("BUILT");
        assertThat(built.at("/different").asLong()).isZero();
        assertThat(built.at("/eventsDone").asLong()).isEqualTo(eventsOfCases());
    }

    @Test
    void dropRemovesEveryTrace() {
        Map<String, String> shown = digests();
        answer(post(REBUILD));
        assertThat(answer(post(REBUILD + "/drop")).at("/stage").asString()).isEqualTo("DROPPED");

        await().until(() -> sql.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'cases_rebuild'")
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(digests()).isEqualTo(shown);
        assertThat(answer(post(REBUILD + "/resume")).at("/type").asString()).isEqualTo("/problems/invalid-state");
    }

    @Test
    void rebuildsEveryTableOfTheReadModel(@Autowired Projection cases) {
        assertThat(sql.sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'case\\_%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(cases.tables());
    }

    private ReadToken open(CaseId caseId) {
        return recorder.record(caseId, orderEntered(caseId, caseId.value().substring(5), "A v. " + caseId));
    }

    private static CaseId caseId(int i) {
        return CaseId.of("cand-24-cv-%05d".formatted(100 + i));
    }

    private JsonNode awaitStage(String stage) {
        return await().until(
                        () -> send(get(REBUILD)),
                        seen -> seen.at("/stage").asString().equals(stage)
                                && !seen.at("/underWay").asBoolean());
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        return send(request.contentType(MediaType.APPLICATION_JSON));
    }

    private JsonNode send(MockHttpServletRequestBuilder request) {
        try {
            return JsonMapper.shared()
                    .readTree(http.perform(request.with(user("operator")))
                            .andReturn()
                            .getResponse()
                            .getContentAsString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        sql.sql("SELECT case_id, case_digest(case_id) FROM case_summary")
                .query((row, _) -> digests.put(row.getString(1), row.getString(2)))
                .list();
        return digests;
    }

    private List<String> indexes() {
        return sql.sql("SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'case\\_%' ORDER BY 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long oid() {
        return sql.sql("SELECT 'case_summary'::regclass::oid::bigint")
                .query(Long.class)
                .single();
    }

    private long eventsOfCases() {
        return sql.sql("SELECT count(*) FROM domain_event WHERE aggregate_identifier NOT LIKE 'calendar-%'")
                .query(Long.class)
                .single();
    }

    private String caption(CaseId caseId) {
        return sql.sql("SELECT caption FROM case_summary WHERE case_id = ?")
                .param(caseId.value())
                .query(String.class)
                .single();
    }
}
