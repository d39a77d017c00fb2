package org.goodfaith.query.casestatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.ConferenceCase.answered;
import static org.goodfaith.query.ConferenceCase.conferenceMoved;
import static org.goodfaith.query.ConferenceCase.demandServed;
import static org.goodfaith.query.ConferenceCase.orderEntered;
import static org.goodfaith.query.Waiting.awaitEveryEvent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.Waiting;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests the projection of cases on a real PostgreSQL with the streaming processor. */
@SpringBootTest(classes = QuerySide.class, properties = "goodfaith.query.cases.batch=3")
@Import(QueryDatabase.class)
@DirtiesContext
class CaseStatusTest {

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private CaseReader reader;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private CaseStatusUpdater cases;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcClient sql;

    @Test
    void tablesAndFactsShowTheSame() {
        clock.set("2024-06-20T16:00:00Z");
        arrivals.await(recorder.record(CASE, orderEntered()));
        assertThat(status("answer-latest-communication/defendant-1", ViewpointQuery.now()))
                .isEqualTo(ObligationStatus.OPEN);

        clock.set("2024-06-27T16:00:00Z");
        assertThat(status("answer-latest-communication/defendant-1", ViewpointQuery.now()))
                .isEqualTo(ObligationStatus.OVERDUE);

        clock.set("2024-07-01T16:00:00Z");
        arrivals.await(recorder.record(CASE, answered("2024-06-28T10:00")));
        assertThat(status("answer-latest-communication/defendant-1", ViewpointQuery.now()))
                .isEqualTo(ObligationStatus.LATE);
        assertThat(status("answer-latest-communication/defendant-1", new ViewpointQuery(null, "2024-06-27", null)))
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(status("answer-latest-communication/defendant-1", new ViewpointQuery("2024-06-26", null, null)))
                .isEqualTo(ObligationStatus.OPEN);

        clock.set("2024-08-01T16:00:00Z");
        arrivals.await(recorder.record(CASE, conferenceMoved("2024-08-01", "2024-09-10T10:00")));
        assertThat(due("serve-demand/plaintiff-1")).isEqualTo(LocalDate.of(2024, 8, 27));

        clock.set("2024-08-09T16:00:00Z");
        arrivals.await(recorder.record(CASE, demandServed("2024-08-06")));

        // The tables show now what the facts show from the viewpoint of the response.
        var shown = reader.read(CASE, ViewpointQuery.now(), CaseStatusTest::all);
        clock.set("2024-08-09T16:00:10Z");
        var viewpoint = new ViewpointQuery("2024-08-09T16:00:00Z", "2024-08-09T16:00:00Z", null);
        assertThat(reader.read(CASE, viewpoint, CaseStatusTest::all)).isEqualTo(shown);

        // A rebuild gives the same bytes for every batch size.
        Optional<String> live = digest(CASE);
        for (String table :
                List.of("summary", "party", "entry", "event", "obligation", "trail", "indicator", "offer", "notice")) {
            sql.sql("DELETE FROM case_" + table).update();
        }
        assertThat(digest(CASE)).isEmpty();
        cases.retry(List.of(CASE.value()));
        assertThat(digest(CASE)).isEqualTo(live).isPresent();
    }

    @Test
    void projectsAClosureForEveryCaseOfTheCourt() {
        clock.set("2024-06-20T16:00:00Z");
        CaseId other = CaseId.of("cand-24-cv-00001");
        arrivals.await(recorder.record(other, orderEntered(other, "24-cv-00001", "A v. B")));
        assertThat(due(other, "serve-demand/plaintiff-1")).isEqualTo(LocalDate.of(2024, 8, 6));

        ReadToken proclaimed = recorder.proclaim(new ClosureProclaimed(
                ConferenceCase.CAND,
                "mourning",
                LocalDate.of(2024, 8, 6),
                LocalDate.of(2024, 8, 6),
                ClosureKind.PRESIDENT_OR_CONGRESS,
                false,
                "Executive Order 1"));
        arrivals.await(proclaimed);

        assertThat(due(other, "serve-demand/plaintiff-1")).isEqualTo(LocalDate.of(2024, 8, 5));
        Optional<String> live = digest(other);
        cases.retry(List.of(other.value()));
        assertThat(digest(other)).isEqualTo(live);
    }

    @Test
    void aClosureIsProjectedPageByPage() {
        clock.set("2024-06-20T16:00:00Z");
        Circumstances filed = Circumstances.at(CourtTime.on(ConferenceCase.TUE_JUN_18));
        for (int number = 0; number < 401; number++) {
            String docketNumber = "24-cv-1%04d".formatted(number);
            CaseId caseId = CaseId.of("cand-" + docketNumber);
            recorder.record(
                    caseId,
                    new CaseOpened(filed, caseId, ConferenceCase.CAND, docketNumber, "One of many", List.of(), false));
        }
        awaitEveryEvent(sql, processing);
        sql.sql("""
                CREATE TABLE page (cases bigint);
                CREATE FUNCTION count_page() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO page SELECT count(*) FROM done;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER count_page AFTER DELETE ON case_pending REFERENCING OLD TABLE AS done
                    FOR EACH STATEMENT EXECUTE FUNCTION count_page();
                """).update();
        try {
            recorder.proclaim(new ClosureProclaimed(
                    ConferenceCase.CAND,
                    "storm",
                    LocalDate.of(2024, 9, 6),
                    LocalDate.of(2024, 9, 6),
                    ClosureKind.PRESIDENT_OR_CONGRESS,
                    false,
                    "Executive Order 2"));

            List<Long> pages = Waiting.await()
                    .until(
                            () -> sql.sql("SELECT cases FROM page WHERE cases > 0")
                                    .query(Long.class)
                                    .list(),
                            done -> done.stream().mapToLong(Long::longValue).sum() >= 401);
            assertThat(pages).hasSizeGreaterThanOrEqualTo(3).allMatch(cases -> cases <= 200);
        } finally {
            sql.sql("DROP TRIGGER count_page ON case_pending; DROP TABLE page; DROP FUNCTION count_page")
                    .update();
        }
    }

    @Test
    void aCaseThatCannotBeEvaluatedDoesNotBlockOthers() {
        clock.set("2024-06-20T16:00:00Z");
        CaseId broken = CaseId.of("zzzz-24-cv-00001");
        CaseId sound = CaseId.of("cand-24-cv-00002");
        Circumstances filed = Circumstances.at(CourtTime.on(ConferenceCase.TUE_JUN_18));
        ReadToken last = recorder.record(
                broken,
                new CaseOpened(filed, broken, CourtId.of("zzzz"), "24-cv-00001", "In no court", List.of(), false));
        arrivals.await(recorder.record(sound, orderEntered(sound, "24-cv-00002", "C v. D")));
        arrivals.await(last);

        assertThat(sql.sql("SELECT last_sequence FROM case_failure WHERE record_id = ?")
                        .param(broken.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(due(sound, "answer-latest-communication/defendant-1")).isEqualTo(LocalDate.of(2024, 6, 26));
    }

    @Test
    void neverShowsStaleRowsOfACaseThatCannotBeEvaluated() {
        clock.set("2024-06-20T16:00:00Z");
        CaseId stale = CaseId.of("cand-24-cv-00003");
        arrivals.await(recorder.record(stale, orderEntered(stale, "24-cv-00003", "E v. F")));
        // The first batch shows every entry. A second batch may follow and would clear the failure.
        awaitEveryEvent(sql, processing);
        sql.sql("INSERT INTO case_failure VALUES (?, 5, 'stands for a fault in the rules', 5, false, now(), 1)")
                .param(stale.value())
                .update();

        assertThatExceptionOfType(ReadProblemException.class)
                .isThrownBy(() -> reader.read(stale, ViewpointQuery.now(), CaseAtViewpoint::obligations))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(ReadProblem.caseSetAside(4, 5L)));

        cases.retry(List.of(stale.value()));
        assertThat(due(stale, "answer-latest-communication/defendant-1")).isEqualTo(LocalDate.of(2024, 6, 26));
    }

    @Test
    void aStartRetriesWhatWasSetAside(
            @Autowired TransactionTemplate transaction,
            @Autowired CaseTableWriter tables,
            @Autowired RecordReader records) {
        clock.set("2024-06-20T16:00:00Z");
        CaseId repaired = CaseId.of("cand-24-cv-00004");
        arrivals.await(recorder.record(repaired, orderEntered(repaired, "24-cv-00004", "G v. H")));
        awaitEveryEvent(sql, processing);
        for (String recordId : List.of(repaired.value(), "calendar-caed")) {
            sql.sql("INSERT INTO case_failure VALUES (?, 5, 'stands for a fault of before', NULL, false, now(), 1)")
                    .param(recordId)
                    .update();
        }

        new CaseStatusUpdater(sql, transaction, tables, records, arrivals).round();

        assertThat(sql.sql("SELECT count(*) FROM case_failure WHERE record_id IN (?, 'calendar-caed')")
                        .param(repaired.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(due(repaired, "answer-latest-communication/defendant-1")).isEqualTo(LocalDate.of(2024, 6, 26));
    }

    @Test
    void theWordsOfAnyNumberOfNamesFitIntoAVector() {
        var names = IntStream.range(0, 20_000).mapToObj(i -> i + "\u3316".repeat(290));
        List<String> words = SearchWords.of(Stream.concat(Stream.of("Alder v. Birch"), names));

        assertThat(words).hasSizeGreaterThan(1_000).contains("alder", "birch");
        assertThat(sql.sql("SELECT tsvector_to_array(array_to_tsvector(?))")
                        .param(words.toArray(String[]::new))
                        .query((row, _) -> List.of((String[]) row.getArray(1).getArray()))
                        .single())
                .containsExactlyInAnyOrderElementsOf(words);
    }

    private static List<Object> all(CaseAtViewpoint shown) {
        return List.of(
                shown.file(),
                shown.obligations(),
                shown.obligations().stream().map(shown::nextChange).toList(),
                shown.trail(),
                shown.indicators(),
                shown.entries(),
                shown.shownThen());
    }

    private ObligationStatus status(String obligation, ViewpointQuery viewpoint) {
        return obligation(CASE, obligation, viewpoint).status();
    }

    private LocalDate due(String obligation) {
        return due(CASE, obligation);
    }

    private LocalDate due(CaseId caseId, String obligation) {
        return Optional.ofNullable(
                        obligation(caseId, obligation, ViewpointQuery.now()).due())
                .map(DueMoment::on)
                .orElseThrow();
    }

    private Obligation obligation(CaseId caseId, String id, ViewpointQuery viewpoint) {
        return reader.read(caseId, viewpoint, shown -> shown.obligations().stream()
                .filter(obligation -> obligation.id().value().equals(ConferenceCase.ORDER + "/" + id))
                .findFirst()
                .orElseThrow());
    }

    private Optional<String> digest(CaseId caseId) {
        return sql.sql("SELECT case_digest(?)")
                .param(caseId.value())
                .query(String.class)
                .optional();
    }
}
