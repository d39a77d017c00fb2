package org.goodfaith.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.query.ConferenceCase.orderEntered;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.TermId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that a case that cannot be evaluated or stored affects no other case and is reported, on a real PostgreSQL. */
@SpringBootTest(
        classes = QuerySide.class,
        properties = {
            "goodfaith.query.wait-max=60s",
            "spring.mvc.problemdetails.enabled=true",
            "management.endpoint.health.show-details=when-authorized"
        })
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@DirtiesContext
class SetAsideCasesTest {

    private static final String FAILURES = "/api/v1/operations/failures";
    private static final String REBUILD = "/api/v1/operations/rebuilds/cases";

    /** A ligature of 18 letters, as often as the limit after normalization permits. */
    private static final String LIGATURES = "\uFDFA".repeat(Texts.LINE_LENGTH_MAX / 18);

    /** A square of six letters, likewise. */
    private static final String SQUARES = "\u3316".repeat(Texts.LINE_LENGTH_MAX / 6);

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private ProcessingWatch watch;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void begin() {
        clock.set("2024-06-20T16:00:00Z");
    }

    @Test
    void everyNameThatIsAcceptedCanBeStoredAndFound() {
        CaseId caption = CaseId.of("cand-24-cv-00301");
        CaseId party = CaseId.of("cand-24-cv-00302");
        arrivals.await(recorder.record(caption, orderEntered(caption, "24-cv-00301", SQUARES)));
        recorder.record(party, orderEntered(party, "24-cv-00302", "A v. B"));
        arrivals.await(recorder.record(party, joined(2, LIGATURES), joined(3, SQUARES), joined(4, "x".repeat(300))));

        assertThat(failures()).isEmpty();
        assertThat(status(get("/api/v1/cases/" + caption))).isEqualTo(200);
        assertThat(found("text", SQUARES)).contains(caption.value(), party.value());
        assertThat(found("text", "\u30AD\u30ED"))
                .as("the first letters of the square")
                .contains(caption.value());
        assertThat(found("party", LIGATURES)).containsExactly(party.value());
        assertThat(found("party", "x".repeat(300))).containsExactly(party.value());
        assertThat(found("party", "x".repeat(59))).containsExactly(party.value());
        assertThat(rebuilt().at("/stopped").asLong()).isZero();
    }

    @Test
    void aCaseWhoseRowsCannotBeStoredIsSetAsideAlone() {
        CaseId shown = CaseId.of("cand-24-cv-00311");
        CaseId unseen = CaseId.of("cand-24-cv-00312");
        CaseId sound = CaseId.of("cand-24-cv-00313");
        arrivals.await(open(shown));
        long good = recorder.lastSequence(shown);
        // Stands for a limit of PostgreSQL that nobody has thought of.
        sql.sql("ALTER TABLE case_party ADD CONSTRAINT nobody_thought_of CHECK (name NOT LIKE 'Poison%')")
                .update();
        try {
            ReadToken late = recorder.record(shown, joined(2, "Poison Company"));
            recorder.record(unseen, joinedAtOpening(unseen, "Poison Partners"));
            ReadToken early = new ReadToken(unseen.value(), recorder.lastSequence(unseen));
            arrivals.await(open(sound));
            List.of(late, early).forEach(arrivals::await);

            assertThat(status(get("/api/v1/cases/" + sound))).isEqualTo(200);
            assertThat(failures().keySet()).containsExactly(shown.value(), unseen.value());
            assertThat(failure(shown).at("/cause").asString())
                    .contains("cannot be stored", "SQL state 23514")
                    .doesNotContain("Poison");
            assertProblemAgreesWithTheList(shown, good);
            assertProblemAgreesWithTheList(unseen, -1);
            assertThat(text(get("/operations").accept("text/html")))
                    .contains(
                            "after entry " + good + " of " + late.sequence(),
                            "from the start, through entry " + early.sequence());

            // The last good rows stay, here and in a rebuild, which completes.
            JsonNode line =
                    answer(get("/api/v1/cases").param("text", shown.value())).at("/cases/0");
            assertThat(line.at("/caseId").asString()).isEqualTo(shown.value());
            assertThat(line.at("/setAside").asBoolean()).isTrue();
            assertThat(answer(get("/api/v1/cases").param("text", sound.value()))
                            .at("/cases/0")
                            .has("setAside"))
                    .isFalse();
            assertThat(answer(get("/api/v1/due"))
                            .at("/obligations")
                            .valueStream()
                            .filter(due -> due.at("/setAside").asBoolean())
                            .map(due -> due.at("/caseId").asString()))
                    .isNotEmpty()
                    .containsOnly(shown.value());
            for (String list : List.of("/", "/cases", "/due")) {
                assertThat(text(get(list).accept("text/html"))).as(list).contains("not current");
            }
            JsonNode rebuilt = rebuilt();
            assertThat(rebuilt.at("/stopped").asLong()).isEqualTo(2);
            assertThat(rebuilt.at("/different").asLong()).isZero();
            assertThat(failures().keySet()).containsExactly(shown.value(), unseen.value());

            // An operator is alerted, while the node stays ready.
            JsonNode health = answer(get("/actuator/health"));
            assertThat(status(get("/actuator/health"))).isEqualTo(503);
            assertThat(health.at("/components/failures/status").asString()).isEqualTo("DOWN");
            assertThat(health.at("/components/failures/details/records").asLong())
                    .isEqualTo(2);
            assertThat(health.at("/components/failures/details/since").asString())
                    .isEqualTo("2024-06-20T16:00:00Z");
        } finally {
            sql.sql("ALTER TABLE case_party DROP CONSTRAINT nobody_thought_of").update();
        }

        // After the upgrade, a retry shows them.
        assertThat(answer(post(FAILURES + "/retry")).at("/failures").isEmpty()).isTrue();
        assertThat(status(get("/api/v1/cases/" + shown))).isEqualTo(200);
        assertThat(status(get("/api/v1/cases/" + unseen))).isEqualTo(200);
        assertThat(answer(get("/actuator/health"))
                        .at("/components/failures/status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void aCaseThatCannotBeEvaluatedKeepsItsRowsAndBlamesNoEntry() {
        CaseId poison = CaseId.of("cand-24-cv-00321");
        CaseId sound = CaseId.of("cand-24-cv-00322");
        arrivals.await(open(poison));
        long good = recorder.lastSequence(poison);
        // The command side refuses it. It stands for any entry that the rules cannot evaluate.
        ReadToken last = recorder.record(
                poison,
                new EntryStricken(
                        Circumstances.at(CourtTime.of("2024-06-20T09:00")), 0, "wrong case", "J. Clerk", null),
                ConferenceCase.answered("2024-06-20T09:30"));
        arrivals.await(open(sound));
        arrivals.await(last);

        assertThat(status(get("/api/v1/cases/" + sound))).isEqualTo(200);
        assertThat(failure(poison).at("/cause").asString()).contains("cannot be evaluated");
        assertProblemAgreesWithTheList(poison, good);
        assertThat(lastShown(poison)).isEqualTo(good);
        assertThat(rebuilt().at("/different").asLong()).isZero();
        sql.sql("DELETE FROM case_failure").update();
    }

    @Test
    void aCaseThatIsTooLargeToEvaluateIsSetAsideAlone() {
        CaseId large = CaseId.of("cand-24-cv-00323");
        CaseId sound = CaseId.of("cand-24-cv-00324");
        arrivals.await(open(large));
        long good = recorder.lastSequence(large);
        // The command side refuses so many obligations. They stand for any work that no limit of it foresees.
        var facts = new ArrayList<Fact>();
        for (int order = 0; order < 10; order++) {
            var terms = new TreeMap<String, Due>();
            for (int term = 0; term < Limits.TERMS_MAX; term++) {
                terms.put("term-" + term, new Due.EventDay(ConferenceCase.CONFERENCE));
            }
            facts.add(ConferenceCase.orderOf("ecf-" + (30 + order), terms));
        }
        for (int move = 0; move < 120; move++) {
            facts.add(ConferenceCase.conferenceMoved(
                    "2024-06-18T%02d:%02d".formatted(9 + move / 60, move % 60),
                    LocalDate.of(2025, 1, 1).plusDays(move) + "T10:00"));
        }
        ReadToken last = recorder.record(large, facts.toArray(Fact[]::new));
        arrivals.await(open(sound));
        arrivals.await(last);

        assertThat(status(get("/api/v1/cases/" + sound))).isEqualTo(200);
        assertThat(failures().keySet()).containsExactly(large.value());
        assertThat(failure(large).at("/cause").asString()).isEqualTo("The case is too large to evaluate.");
        assertProblemAgreesWithTheList(large, good);
        assertThat(status(get("/api/v1/cases/" + large + "/trail?knownAt=2024-06-30")))
                .as("a view of the past")
                .isEqualTo(503);
        assertThat(status(get("/actuator/health"))).isEqualTo(503);

        // The remedy: strike what makes it large.
        arrivals.await(strike(large, LongStream.rangeClosed(good + 1, good + 10)));
        assertThat(status(get("/api/v1/cases/" + large))).isEqualTo(200);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aBugOfTheRulebookIsReportedAndTheCaseStaysCurrent() {
        CaseId buggy = CaseId.of("cand-24-cv-00325");
        arrivals.await(open(buggy));
        // The command side refuses terms that go in circles. They stand for any bug of the rulebook.
        arrivals.await(recorder.record(
                buggy,
                ConferenceCase.orderOf(
                        "ecf-30",
                        Map.of(
                                "one", new Due.SameAs(TermId.of("two")),
                                "two", new Due.SameAs(TermId.of("one"))))));

        assertThat(status(get("/api/v1/cases/" + buggy))).isEqualTo(200);
        assertThat(text(get("/cases/" + buggy).accept("text/html"))).contains("program error");
        assertThat(failure(buggy).at("/cause").asString())
                .startsWith(
                        "Some obligations of the case cannot be computed: IllegalStateException in Memo.java, line ");
        assertThat(failure(buggy).at("/throughEntry").asLong()).isEqualTo(recorder.lastSequence(buggy));
        assertThat(answer(get("/api/v1/cases").param("text", buggy.value()))
                        .at("/cases/0")
                        .has("setAside"))
                .isFalse();
        assertThat(status(get("/actuator/health"))).isEqualTo(503);
        assertThat(rebuilt().at("/different").asLong()).isZero();

        arrivals.await(strike(buggy, LongStream.of(recorder.lastSequence(buggy))));
        assertThat(failures()).isEmpty();
    }

    @Test
    void aStalledSegmentTurnsHealthRedWithinAMinuteAndBlamesNoCase() {
        CaseId waiting = CaseId.of("cand-24-cv-00331");
        watch.poll();
        clock.set(clock.instant().plus(ProcessingWatch.STALLED_AFTER).plusSeconds(1));
        // A node may have given a segment up at this moment. It claims the segment again.
        await().untilAsserted(() -> {
            watch.poll();
            assertThat(watch.stalled()).as("a segment with nothing to do").isEmpty();
        });

        // Stands for a failure of the database. No case causes it.
        sql.sql("ALTER TABLE case_notice RENAME TO case_notice_lost").update();
        ReadToken token;
        try {
            token = open(waiting);
            watch.poll();
            awaitNewClaims();
            clock.set(clock.instant().plus(ProcessingWatch.STALLED_AFTER).plusSeconds(1));
            watch.poll();
            assertThat(watch.stalled()).isNotEmpty();
            assertThat(failures()).isEmpty();
            assertThat(status(get("/actuator/health"))).isEqualTo(503);
            assertThat(answer(get("/actuator/health"))
                            .at("/components/processing/details/stalled/0/processor")
                            .asString())
                    .isEqualTo("cases");
        } finally {
            sql.sql("ALTER TABLE case_notice_lost RENAME TO case_notice").update();
        }
        arrivals.await(token);
        await().untilAsserted(() -> {
            watch.poll();
            assertThat(watch.stalled()).isEmpty();
        });
    }

    @Test
    void anUnclaimedSegmentTurnsHealthRedWithinAMinute() {
        var processor = processing
                .eventProcessor("cases", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        try {
            watch.poll();
            Instant before = clock.instant();
            clock.set(before.plus(ProcessingWatch.STALLED_AFTER).plusSeconds(1));
            watch.poll();
            assertThat(watch.stalled())
                    .extracting(ProcessingWatch.Stalled::segment, ProcessingWatch.Stalled::reason)
                    .contains(tuple(0, ProcessingWatch.Reason.UNCLAIMED), tuple(1, ProcessingWatch.Reason.UNCLAIMED));
            assertThat(status(get("/actuator/health"))).isEqualTo(503);
            assertThat(text(get("/operations").accept("text/html"))).contains("not claimed by any node");
        } finally {
            processor.start();
        }
        await().untilAsserted(() -> {
            watch.poll();
            assertThat(watch.stalled()).isEmpty();
        });
    }

    /** The tests' wait for an entry ends after a minute with a failure. */
    @Test
    void aReadAfterAClosureDoesNotWaitForACaseOfTheCourtThatIsSetAside() {
        CaseId poison = CaseId.of("cand-24-cv-00361");
        CaseId sound = CaseId.of("cand-24-cv-00362");
        arrivals.await(open(poison));
        arrivals.await(open(sound));
        sql.sql("ALTER TABLE case_summary ADD CONSTRAINT nobody_thought_of"
                        + " CHECK (case_id <> 'cand-24-cv-00361') NOT VALID")
                .update();
        try {
            ReadToken proclaimed = recorder.proclaim(new ClosureProclaimed(
                    ConferenceCase.CAND,
                    "mourning",
                    LocalDate.of(2024, 8, 6),
                    LocalDate.of(2024, 8, 6),
                    ClosureKind.PRESIDENT_OR_CONGRESS,
                    false,
                    "Executive Order 1"));
            arrivals.await(proclaimed);

            assertThat(failures().keySet()).contains(poison.value());
            assertThat(status(get("/api/v1/cases/" + poison))).isEqualTo(503);
            assertThat(status(get("/api/v1/cases/" + sound))).isEqualTo(200);
        } finally {
            sql.sql("ALTER TABLE case_summary DROP CONSTRAINT nobody_thought_of")
                    .update();
        }
        var _ = answer(post(FAILURES + "/retry"));
        assertThat(failures().keySet()).doesNotContain(poison.value());
        // The closure concerns the cases of other tests, too.
        sql.sql("DELETE FROM case_failure").update();
    }

    @Test
    void aSegmentWhoseTokenIsDeletedIsStalledUntilItReturns() {
        await().untilAsserted(() -> {
            watch.poll();
            assertThat(watch.stalled()).isEmpty();
        });
        sql.sql(
                        "CREATE TABLE deleted_token AS SELECT * FROM token_entry WHERE processor_name = 'cases' AND segment = 1")
                .update();
        try {
            sql.sql("DELETE FROM token_entry WHERE processor_name = 'cases' AND segment = 1")
                    .update();
            watch.poll();

            assertThat(watch.stalled())
                    .extracting(ProcessingWatch.Stalled::segment, ProcessingWatch.Stalled::reason)
                    .containsExactly(tuple(1, ProcessingWatch.Reason.LOST));
            watch.poll();
            assertThat(watch.stalled()).hasSize(1);
            assertThat(status(get("/actuator/health"))).isEqualTo(503);
            assertThat(text(get("/operations").accept("text/html"))).contains("its token was deleted");
        } finally {
            sql.sql("INSERT INTO token_entry SELECT * FROM deleted_token").update();
            sql.sql("DROP TABLE deleted_token").update();
        }
        watch.poll();
        assertThat(watch.stalled()).isEmpty();
        // The node gave the segment up when its token was gone.
        awaitNewClaims();
    }

    @Test
    void aReadThatTheDatabaseRollsBackIsAnsweredLikeOneThatItRefuses() {
        CaseId caseId = CaseId.of("cand-24-cv-00351");
        arrivals.await(open(caseId));
        sql.sql("ALTER TABLE case_obligation RENAME TO case_obligation_kept").update();
        try {
            sql.sql("""
                    CREATE FUNCTION deadlock() RETURNS boolean LANGUAGE plpgsql AS $$
                    BEGIN
                        RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
                    END $$;
                    CREATE VIEW case_obligation AS SELECT * FROM case_obligation_kept WHERE deadlock();
                    """).update();
            assertThat(status(get("/api/v1/cases/" + caseId + "/obligations"))).isEqualTo(503);
            assertThat(answer(get("/api/v1/cases/" + caseId + "/obligations"))
                            .at("/type")
                            .asString())
                    .isEqualTo("/problems/database-unavailable");
            assertThat(status(get("/cases/" + caseId).accept("text/html"))).isEqualTo(503);
        } finally {
            sql.sql("DROP VIEW case_obligation").update();
            sql.sql("ALTER TABLE case_obligation_kept RENAME TO case_obligation")
                    .update();
        }
        assertThat(status(get("/api/v1/cases/" + caseId + "/obligations"))).isEqualTo(200);
    }

    private void assertProblemAgreesWithTheList(CaseId caseId, long throughEntry) {
        JsonNode failure = failure(caseId);
        JsonNode problem = answer(get("/api/v1/cases/" + caseId));
        assertThat(problem.at("/type").asString()).isEqualTo("/problems/not-evaluated");
        assertThat(problem.at("/throughEntry").asLong()).isEqualTo(throughEntry);
        assertThat(failure.at("/throughEntry").asLong()).isEqualTo(throughEntry);
        assertThat(problem.has("failedAtEntry")).isFalse();
        assertThat(failure.has("entry")).isFalse();
    }

    private ReadToken open(CaseId caseId) {
        return recorder.record(caseId, orderEntered(caseId, caseId.value().substring(5), "A v. " + caseId));
    }

    private ReadToken strike(CaseId caseId, LongStream entries) {
        return recorder.record(
                caseId,
                entries.mapToObj(entry -> new EntryStricken(
                                Circumstances.at(CourtTime.of("2024-06-20T09:00")),
                                entry,
                                "in error",
                                "J. Clerk",
                                null))
                        .toArray(Fact[]::new));
    }

    private static Fact[] joinedAtOpening(CaseId caseId, String name) {
        var all = new ArrayList<>(List.of(orderEntered(caseId, caseId.value().substring(5), "A v. " + caseId)));
        all.add(joined(2, name));
        return all.toArray(Fact[]::new);
    }

    private static PartyJoined joined(int number, String name) {
        return new PartyJoined(
                Circumstances.at(CourtTime.on(ConferenceCase.TUE_JUN_18)),
                PartyId.of("defendant-" + number),
                name,
                Side.DEFENDANT,
                PartyKind.ORGANIZATION,
                null);
    }

    private record Claim(String owner, String claimedAt) {}

    /** Waits until a node has confirmed its claim of each segment. */
    private void awaitNewClaims() {
        List<Claim> before = claims();
        await().until(() -> {
            List<Claim> now = claims();
            return !now.isEmpty()
                    && now.stream().noneMatch(claim -> claim.owner().isEmpty() || before.contains(claim));
        });
    }

    private List<Claim> claims() {
        return sql.sql(
                        "SELECT coalesce(owner, '') AS owner, claimed_at FROM token_entry WHERE processor_name = 'cases'")
                .query((row, _) -> new Claim(row.getString(1), row.getString(2)))
                .list();
    }

    private long lastShown(CaseId caseId) {
        return sql.sql("SELECT last_sequence FROM case_summary WHERE case_id = ?")
                .param(caseId.value())
                .query(Long.class)
                .single();
    }

    private JsonNode failure(CaseId caseId) {
        return Objects.requireNonNull(failures().get(caseId.value()));
    }

    private Map<String, JsonNode> failures() {
        var failures = new TreeMap<String, JsonNode>();
        answer(get(FAILURES))
                .at("/failures")
                .forEach(failure -> failures.put(failure.at("/record").asString(), failure));
        return failures;
    }

    private List<String> found(String parameter, String words) {
        return answer(get("/api/v1/cases").param(parameter, words))
                .at("/cases")
                .valueStream()
                .map(line -> line.at("/caseId").asString())
                .toList();
    }

    private JsonNode rebuilt() {
        answer(post(REBUILD));
        JsonNode built = await().until(() -> answer(get(REBUILD)), seen -> !seen.at("/underWay")
                .asBoolean());
        assertThat(built.at("/stage").asString()).as(built.toString()).isEqualTo("BUILT");
        answer(post(REBUILD + "/drop"));
        return built;
    }

    private int status(MockHttpServletRequestBuilder request) {
        return response(request).getStatus();
    }

    private String text(MockHttpServletRequestBuilder request) {
        try {
            return response(request).getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        return JsonMapper.shared().readTree(text(request.contentType(MediaType.APPLICATION_JSON)));
    }

    private MockHttpServletResponse response(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request.with(user("operator"))).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
