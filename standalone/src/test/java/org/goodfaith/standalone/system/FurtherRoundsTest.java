package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Tells cases that real orders lead to after their first round, each over HTTP and seen from several days. A rebuild at
 * the end must give the same bytes from each of these days.
 */
@TestMethodOrder(OrderAnnotation.class)
class FurtherRoundsTest extends WholeSystem {

    private static final String CAND = "cand";
    private static final String BEFORE = "asOf=2026-03-09";
    private static final String BETWEEN = "asOf=2026-06-01";
    private static final String NOW = "asOf=2026-11-30";
    private static final List<String> READS = List.of("/obligations?", "/trail?", "/indicators?", "?");

    private static final String NO_EVENTS = "";
    private static final String COUNTED = "ecf-21/counted/plaintiff-1";
    private static final String AT_THE_CONFERENCE = "[{'kind': 'event-held', 'event': 'settlement-conference'}]";
    static final String DEMAND = term(
                    "demand",
                    "{'kind': 'counted', 'amount': 14, 'unit': 'DAYS', 'direction': 'BEFORE',"
                            + " 'from': {'kind': 'event', 'event': 'settlement-conference'}}",
                    AT_THE_CONFERENCE)
            .replace("PerformanceRecorded", "DemandServed")
            .replace("Term demand", "Serve a demand")
            .replace("'delivery': 'FILED',", "");
    static final String ATTENDANCE = term(
                    "attend", "{'kind': 'event-day', 'event': 'settlement-conference'}", AT_THE_CONFERENCE)
            .replace("PLAINTIFFS", "ALL")
            .replace(
                    "{'fact': 'PerformanceRecorded'}",
                    "{'fact': 'AttendanceRecorded', 'event': 'settlement-conference'}")
            .replace("'delivery': 'FILED',", "")
            .replace("shall file (fictional)", "shall attend in person");
    private static final String ATTENDANCE_WITH_AUTHORITY = ATTENDANCE.replace(
            "'endedBy'",
            "'requirements': [{'kind': 'attended-by', 'roles': ['LEAD_TRIAL_COUNSEL', 'REPRESENTATIVE'],"
                    + " 'authorities': ['UNLIMITED'], 'words': 'with unlimited authority'}], 'endedBy'");
    private static final String REPORTS = term(
                    "report",
                    "{'kind': 'counted', 'amount': 60, 'unit': 'DAYS', 'direction': 'AFTER', 'from': {'kind': 'trigger'}}",
                    "[]")
            .replace("'who': 'PLAINTIFFS', 'how': 'EACH'", "'who': 'ALL', 'how': 'JOINTLY'")
            .replace(
                    "'trigger': {'kind': 'order'}",
                    "'trigger': {'kind': 'any-of', 'triggers': [{'kind': 'order'},"
                            + " {'kind': 'term-performed', 'term': 'report', 'recurring': true}]}");
    private static final String DRAFT =
            fixed("draft", "2026-03-13", "PLAINTIFFS").replace("'FILED'", "'EMAILED'");
    private static final String COMMENTS = term(
                    "comments",
                    "{'kind': 'counted', 'amount': 7, 'unit': 'DAYS', 'direction': 'AFTER',"
                            + " 'from': {'kind': 'term-performed', 'term': 'draft'}}",
                    "[]")
            .replace("PLAINTIFFS", "DEFENDANTS")
            .replace("'trigger': {'kind': 'order'}", "'trigger': {'kind': 'term-performed', 'term': 'draft'}");
    private static final String AGENDA = fixed("agenda", "2026-02-27", "ALL")
            .replace("'how': 'EACH'", "'how': 'JOINTLY'")
            .replace("PerformanceRecorded", "JointAgendaSubmitted")
            .replace("'FILED'", "'EMAILED'");

    /** The answers of every read of every case told, by address. */
    private static final Map<String, String> TOLD = new LinkedHashMap<>();

    private static int number = 90700;

    /** The last read token by case. */
    private final Map<String, String> tokens = new LinkedHashMap<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void keepWhatIsTold() {
        clock.set("2026-11-30T15:00");
        for (String caseId : tokens.keySet()) {
            statuses(caseId, NOW);
            for (String viewpoint : List.of(BEFORE, BETWEEN, NOW)) {
                READS.forEach(read -> told("/cases/" + caseId + read + viewpoint)
                        .ifPresent(text -> TOLD.put("/cases/" + caseId + read + viewpoint, text)));
            }
        }
    }

    @Test
    void firstRoundStaysWhenALaterOrderSetsAFurtherConference() {
        String caseId = heldConference();
        clock.set("2026-11-16T15:00");
        order(caseId, "ecf-40", "2026-11-16", conference("2027-01-12T11:00"), DEMAND, ATTENDANCE);

        seesBothRounds(caseId, "ecf-40/demand/plaintiff-1");
    }

    @Test
    void firstRoundStaysWhenTheConferenceIsContinuedAsAdvised() {
        String caseId = heldConference();
        clock.set("2026-11-16T15:00");
        ProblemSeen refused = refused(
                "/cases/" + caseId + "/events/settlement-conference/reschedule",
                "{'circumstances': {'occurredAt': '2026-11-16'}, 'to': '2027-01-12T11:00', 'reason': 'Continued (fictional)'}");
        assertThat(refused.type()).isEqualTo("/problems/event-took-place");
        assertThat(refused.detail()).contains("further");
        record(caseId, "EventScheduled", """
                {'circumstances': {'occurredAt': '2026-11-16', 'docketEntry': 40}, 'event': 'settlement-conference',
                 'kind': 'SETTLEMENT_CONFERENCE', 'at': '2027-01-12T11:00'}""");

        seesBothRounds(caseId, "ecf-21/demand/plaintiff-1/occasion-2");
    }

    /** Row 1 of both kinds: what was due for the first conference, and what the second one asks for. */
    private void seesBothRounds(String caseId, String furtherDemand) {
        clock.set("2026-11-30T15:00");
        assertThat(statuses(caseId, BEFORE))
                .containsEntry("ecf-21/demand/plaintiff-1", "OVERDUE 2026-02-24")
                .containsEntry("ecf-21/attend/plaintiff-1", "OPEN 2026-03-10");
        var first = Map.of(
                "ecf-21/demand/plaintiff-1", "UNPERFORMED 2026-02-24",
                "ecf-21/attend/plaintiff-1", "MET 2026-03-10",
                "ecf-21/attend/defendant-1", "UNPERFORMED 2026-03-10");
        assertThat(statuses(caseId, BETWEEN)).containsExactlyInAnyOrderEntriesOf(first);
        assertThat(statuses(caseId, NOW)).containsAllEntriesOf(first).hasSize(6);
        assertThat(statuses(caseId, NOW)).containsEntry(furtherDemand, "OPEN 2026-12-29");
        assertThat(api.get("/overdue").is(200).text()).doesNotContain(caseId);
        assertThat(feed(caseId))
                .contains("SUMMARY:Serve a demand\\, Plaintiff (fictional): ended - no performance recorded")
                .contains("DTSTART;VALUE=DATE:20260224", "DTSTART;VALUE=DATE:20261229");
    }

    @Test
    void attendanceOfNobodyIsRefusedWithTheAdviceToRecordIt() {
        String caseId = heldConference();
        ProblemSeen refused = refused(
                "/cases/" + caseId + "/facts/AttendanceRecorded",
                "{'circumstances': {'occurredAt': '2026-03-10'}, 'actors': {'onBehalfOf': ['defendant-1']},"
                        + " 'event': 'settlement-conference', 'attendees': []}");
        assertThat(refused.detail()).containsIgnoringCase("nobody");
        assertThat(statuses(caseId, BETWEEN)).containsEntry("ecf-21/attend/defendant-1", "UNPERFORMED 2026-03-10");
    }

    @Test
    void partyWithoutAttendanceIsToldSoFromTheHourOfTheConference() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", conference("2026-03-10T09:00"), DEMAND, ATTENDANCE);
        clock.set("2026-03-10T10:30");
        record(caseId, "SettlementConferenceHeld", held("2026-03-10T09:00"));
        clock.set("2026-03-10T12:00");

        assertThat(obligation(caseId, "ecf-21/attend/defendant-1", "asOf=2026-03-10T08:59:00-07:00")
                        .required("status")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(obligation(caseId, "ecf-21/attend/defendant-1", "")
                        .required("wording")
                        .asString())
                .isEqualTo("overdue - no attendance recorded");
    }

    @Test
    void reportOpensTheNextObligationAndDoesNotPerformIt() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", NO_EVENTS, REPORTS);
        clock.set("2026-03-11T15:00");
        record(
                caseId,
                "PerformanceRecorded",
                Cases.act("2026-03-11", "FILED", "plaintiff-1", "defendant-1")
                        + ", 'term': {'order': 'ecf-21', 'term': 'report'}}");
        clock.set("2026-11-30T15:00");

        assertThat(statuses(caseId, BEFORE)).containsExactly(Map.entry("ecf-21/report/jointly", "OPEN 2026-03-23"));
        assertThat(statuses(caseId, "asOf=2026-03-12").values())
                .containsExactlyInAnyOrder("MET 2026-03-23", "OPEN 2026-05-11");
        assertThat(statuses(caseId, BETWEEN).values())
                .containsExactlyInAnyOrder("MET 2026-03-23", "OVERDUE 2026-05-11");
    }

    @Test
    void lateStatementsOfCounselAreCounselsAlone() {
        String caseId = open(CAND, "2026-01-05");
        counselAppears(caseId);
        clock.set("2026-01-20T15:00");
        order(
                caseId,
                "ecf-21",
                "2026-01-20",
                NO_EVENTS,
                ofCounsel("first", "2026-02-02"),
                ofCounsel("second", "2026-02-09"));
        clock.set("2026-02-20T15:00");
        for (String term : List.of("first", "second")) {
            record(
                    caseId,
                    "PerformanceRecorded",
                    Cases.act("2026-02-20", "FILED", "plaintiff-1") + ", 'term': {'order': 'ecf-21', 'term': '" + term
                            + "'}}");
        }

        assertThat(indicators(caseId, NOW))
                .isNotEmpty()
                .allSatisfy(indicator -> assertThat(ProductApi.texts(indicator.required("counsel"), ""))
                        .as(indicator::toString)
                        .hasSize(1))
                .anySatisfy(indicator ->
                        assertThat(indicator.required("kind").asString()).isEqualTo("REPEATED"));
    }

    @Test
    void leadTrialCounselWhoCameWithoutAuthorityIsOnlyWithoutAuthority() {
        String caseId = open(CAND, "2026-01-05");
        counselAppears(caseId);
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", conference("2026-03-10T09:00"), ATTENDANCE_WITH_AUTHORITY);
        clock.set("2026-03-10T15:00");
        record(caseId, "SettlementConferenceHeld", held("2026-03-10T09:00"));
        attends(caseId, "plaintiff-1", "LIMITED");
        nobodyAppears(caseId, "defendant-1");

        assertThat(kinds(caseId, "plaintiff-1", NOW)).containsExactly("ATTENDANCE_WITHOUT_AUTHORITY");
        assertThat(kinds(caseId, "defendant-1", NOW)).as("simply absent").containsExactly("ABSENCE");
        assertThat(kinds(caseId, "defendant-1", BEFORE)).isEmpty();
    }

    @Test
    void periodRunsFromTheActOfAnotherTerm() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", NO_EVENTS, DRAFT, COMMENTS);
        clock.set("2026-02-10T15:00");
        record(caseId, "CommunicationAnswered", Cases.act("2026-02-10", "EMAILED", "defendant-1") + "}");
        assertThat(statuses(caseId, ""))
                .as("an unrelated act")
                .containsEntry("ecf-21/comments/defendant-1", "DORMANT ");
        clock.set("2026-03-11T15:00");
        record(
                caseId,
                "PerformanceRecorded",
                Cases.act("2026-03-11", "EMAILED", "plaintiff-1") + ", 'term': {'order': 'ecf-21', 'term': 'draft'}}");

        assertThat(statuses(caseId, BEFORE)).containsEntry("ecf-21/comments/defendant-1", "DORMANT ");
        assertThat(statuses(caseId, "asOf=2026-03-12")).containsEntry("ecf-21/comments/defendant-1", "OPEN 2026-03-18");
        assertThat(statuses(caseId, BETWEEN)).containsEntry("ecf-21/comments/defendant-1", "OVERDUE 2026-03-18");
    }

    @Test
    void periodsTheEarlierOfTwoDatesAndAnEarliestDayAreComputedAndExplained() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(
                caseId,
                "ecf-21",
                "2026-01-20",
                conference("2026-06-30T09:00"),
                term(
                        "every-month",
                        "{'kind': 'every', 'amount': 30, 'unit': 'DAYS', 'from': {'kind': 'order-dated'}}",
                        "[{'kind': 'event-held', 'event': 'settlement-conference'}]"),
                term(
                        "earlier",
                        "{'kind': 'earlier-of', 'of': [{'kind': 'fixed', 'on': '2026-06-01'},"
                                + " {'kind': 'counted', 'amount': 30, 'unit': 'DAYS', 'direction': 'AFTER',"
                                + " 'from': {'kind': 'order-dated'}}]}",
                        "[]"));

        Map<String, String> between = statuses(caseId, BEFORE);
        assertThat(between)
                .containsEntry("ecf-21/earlier/plaintiff-1", "OVERDUE 2026-02-19")
                .containsValue("OVERDUE 2026-02-19")
                .containsValue("OPEN 2026-03-23");
        assertThat(obligation(caseId, "ecf-21/earlier/plaintiff-1", BEFORE).toString())
                .as("explained")
                .contains("earlier");
    }

    @Test
    void actBeforeTheEarliestDayIsDeficientAndALaterOnePerforms() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(
                caseId,
                "ecf-21",
                "2026-01-20",
                conference("2026-03-17T09:00"),
                term("letter", before(3), AT_THE_CONFERENCE)
                        .replace(
                                "'endedBy'",
                                "'requirements': [{'kind': 'not-before', 'earliest': " + before(10)
                                        + ", 'words': 'no earlier than 10 days before'}], 'endedBy'"));
        clock.set("2026-03-02T15:00");
        record(caseId, "PerformanceRecorded", letterFiled("2026-03-02"));
        clock.set("2026-03-10T15:00");
        record(caseId, "PerformanceRecorded", letterFiled("2026-03-10"));

        assertThat(statuses(caseId, "asOf=2026-02-20")).containsEntry("ecf-21/letter/plaintiff-1", "OPEN 2026-03-13");
        assertThat(statuses(caseId, BEFORE)).containsEntry("ecf-21/letter/plaintiff-1", "DEFICIENT 2026-03-13");
        assertThat(obligation(caseId, "ecf-21/letter/plaintiff-1", BEFORE).toString())
                .as("explained")
                .contains("no earlier than 10 days before");
        assertThat(statuses(caseId, BETWEEN)).containsEntry("ecf-21/letter/plaintiff-1", "MET 2026-03-13");
        assertThat(statuses(caseId, NOW)).containsEntry("ecf-21/letter/plaintiff-1", "MET 2026-03-13");
    }

    private static String letterFiled(String on) {
        return Cases.act(on, "FILED", "plaintiff-1") + ", 'term': {'order': 'ecf-21', 'term': 'letter'}}";
    }

    private static String before(int days) {
        return "{'kind': 'counted', 'amount': " + days + ", 'unit': 'DAYS', 'direction': 'BEFORE',"
                + " 'from': {'kind': 'event', 'event': 'settlement-conference'}}";
    }

    @Test
    void holidayOfAStateCountsAndTheDayOnWhichTheCourtCountedIsSettled() {
        String nevada = open("nvd", "2024-09-01");
        clock.set("2024-10-11T15:00");
        order(nevada, "ecf-21", "2024-10-11", NO_EVENTS, counted(14));
        assertThat(statuses(nevada, "asOf=2024-10-26")).as("Nevada Day").containsEntry(COUNTED, "OPEN 2024-10-28");
        assertThat(statuses(nevada, "asOf=2024-10-29")).containsEntry(COUNTED, "OVERDUE 2024-10-28");

        String california = open("caed", "2023-04-01");
        clock.set("2024-10-12T15:00");
        order(california, "ecf-21", "2023-04-21", NO_EVENTS, counted(3));
        assertThat(statuses(california, "asOf=2023-04-24")).containsEntry(COUNTED, "OPEN 2023-04-24");
        assertThat(statuses(california, "asOf=2023-04-25")).containsEntry(COUNTED, "OVERDUE 2023-04-24");
    }

    @Test
    void orderToShowCauseAsksForAResponse() {
        String caseId = heldConference();
        clock.set("2026-11-24T15:00");
        record(caseId, "OrderToShowCauseIssued", """
                {'circumstances': {'occurredAt': '2026-11-24', 'docketEntry': 41}, 'order': 'ecf-41', 'judge': 'JZB',
                 'parties': ['defendant-1'], 'terms': [{'order': 'ecf-21', 'term': 'attend'}], 'respondWithinDays': 7,
                 'words': 'shall show cause within seven (7) days (fictional)'}""");

        assertThat(statuses(caseId, BETWEEN)).doesNotContainKey("ecf-41/response/defendant-1");
        assertThat(statuses(caseId, NOW)).containsEntry("ecf-41/response/defendant-1", "OPEN 2026-12-01");
    }

    @Test
    void successorOwesWhatWasOverdue() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", NO_EVENTS, fixed("answer", "2026-02-27", "DEFENDANTS"));
        clock.set("2026-04-01T15:00");
        record(caseId, "PartySubstituted", """
                {'circumstances': {'occurredAt': '2026-04-01', 'docketEntry': 30}, 'party': 'defendant-1',
                 'successor': 'The Successor (fictional)', 'ground': 'PUBLIC_OFFICER'}""");

        for (String viewpoint : List.of(BEFORE, BETWEEN, NOW)) {
            assertThat(statuses(caseId, viewpoint))
                    .containsExactly(Map.entry("ecf-21/answer/defendant-1", "OVERDUE 2026-02-27"));
        }
        assertThat(obligation(caseId, "ecf-21/answer/defendant-1", BEFORE).toString())
                .contains("Defendant (fictional)");
        JsonNode now = obligation(caseId, "ecf-21/answer/defendant-1", NOW);
        assertThat(now.at("/obligors/0/name").asString()).isEqualTo("The Successor (fictional)");
        assertThat(now.at("/flags").toString()).contains("took the place of");
        clock.set("2026-11-30T15:00");
        assertThat(api.get("/overdue").is(200).text()).contains(caseId, "The Successor (fictional)");
    }

    @Test
    void partiesThatNobodyNamedAreNotWaitedFor() {
        String caseId = open(CAND, "2026-01-05");
        noted(caseId, api.post("/cases/" + caseId + "/parties", """
                {'circumstances': {'occurredAt': '2026-01-05'}, 'party': 'does', 'name': 'DOES 1-50, inclusive',
                 'side': 'DEFENDANT', 'kind': 'NATURAL_PERSON'}"""));
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", NO_EVENTS, AGENDA);
        clock.set("2026-02-20T15:00");
        record(caseId, "JointAgendaSubmitted", Cases.act("2026-02-19", "EMAILED", "plaintiff-1", "defendant-1") + "}");

        assertThat(statuses(caseId, "asOf=2026-02-18"))
                .containsExactly(Map.entry("ecf-21/agenda/jointly", "OPEN 2026-02-27"));
        assertThat(statuses(caseId, BEFORE)).containsExactly(Map.entry("ecf-21/agenda/jointly", "MET 2026-02-27"));
        assertThat(statuses(caseId, NOW)).containsExactly(Map.entry("ecf-21/agenda/jointly", "MET 2026-02-27"));
    }

    @Test
    void captionAndDocketNumberAreCorrectedAndTheirHistoryIsKept() {
        String caseId = open(CAND, "2026-01-05");
        String before = caseAt(caseId, "").at("/docketNumber").asString();
        clock.set("2026-04-01T15:00");
        record(caseId, "CaseAmended", """
                {'circumstances': {'occurredAt': '2026-04-01', 'docketEntry': 30},
                 'docketNumber': '%s', 'caption': 'The right caption (fictional)'}""".formatted(before.replace("QZA", "QZB")));

        assertThat(caseAt(caseId, BEFORE).at("/docketNumber").asString()).isEqualTo(before);
        assertThat(caseAt(caseId, NOW).at("/caption").asString()).isEqualTo("The right caption (fictional)");
    }

    @Test
    void writtenOrderTakesOverTheConferenceThatAMinuteEntrySet() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-15T15:00");
        record(caseId, "EventScheduled", """
                {'circumstances': {'occurredAt': '2026-01-15', 'docketEntry': 20}, 'event': 'settlement-conference',
                 'kind': 'SETTLEMENT_CONFERENCE', 'at': '2026-03-10T09:00'}""");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", conference("2026-03-10T09:00"), DEMAND, ATTENDANCE);

        assertThat(statuses(caseId, "asOf=2026-01-21")).containsEntry("ecf-21/demand/plaintiff-1", "OPEN 2026-02-24");
        assertThat(caseAt(caseId, BEFORE).at("/events")).as("one conference").hasSize(1);
    }

    @Test
    void docketNumbersAreAcceptedAsCourtsPrintThem() {
        clock.set("2026-01-05T15:00");
        List.of(
                        "caed 2:14-cv-92079 GEB KJN P",
                        "casd 17cv92120-JAH(RBB)",
                        "cacd CV 16-97916-AG (SSX)",
                        "azd CV-11-91426-PHX-GMS",
                        "nysd 20-CV-91890 (JLR)(SN)",
                        "caed No. 2:17\u2011cv\u201192598\u2011KJM\u2011CKD",
                        "cacd 2:24-cv-91111-FMOx")
                .forEach(each -> api.post("/cases", """
                        {'court': '%s', 'docketNumber': '%s', 'caption': 'Plaintiff v. Defendant (fictional)',
                         'judges': [], 'openedOn': '2026-01-05'}""".formatted(
                                        each.substring(0, each.indexOf(' ')), each.substring(each.indexOf(' ') + 1)))
                        .is(201));
    }

    @Test
    void oneNameInTwoSpellingsIsOneParty() {
        String composed = open(CAND, "2026-01-05", "Jos\u00e9 N\u00fa\u00f1ez O\u2019Brien (fictional)");
        String decomposed = open(CAND, "2026-01-05", "Jose\u0301 Nu\u0301n\u0303ez O'Brien (fictional)");

        String name = "/parties?name=Jos%C3%A9%20N%C3%BA%C3%B1ez%20O%27Brien%20%28fictional%29";
        String page = await().until(() -> page(name), text -> text.contains(decomposed));
        assertThat(page).contains(composed);
    }

    @Test
    void quotedDatesAreWarnedAboutOnlyWhereTheyDiffer() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-11-16T15:00");
        assertThat(warnings(caseId, "January 12, 2027 at 11:00 a.m.")).isEmpty();
        assertThat(warnings(caseId, "January 14, 2027 at 10:15 a.m."))
                .containsExactlyInAnyOrder("quoted-date-differs", "quoted-time-differs");
    }

    @Test
    void attendanceIsNeverPerformedEarly() {
        String caseId = heldConference();
        clock.set("2026-11-16T15:00");
        order(caseId, "ecf-40", "2026-11-16", conference("2027-01-12T11:00"), ATTENDANCE);

        assertThat(kinds(caseId, "plaintiff-1", NOW)).doesNotContain("EARLY_PERFORMANCE");
        assertThat(statuses(caseId, NOW)).containsEntry("ecf-40/attend/plaintiff-1", "OPEN 2027-01-12");
    }

    /** Every read of every case of this class, from before, between and now. */
    @Test
    @Order(Integer.MAX_VALUE)
    void rebuildTellsTheSame() {
        assertThat(TOLD).hasSizeGreaterThan(100);
        rebuild();

        TOLD.forEach((address, text) ->
                assertThat(told(address).orElse("")).as(address).isEqualTo(text));
    }

    private String heldConference() {
        String caseId = open(CAND, "2026-01-05");
        clock.set("2026-01-20T15:00");
        order(caseId, "ecf-21", "2026-01-20", conference("2026-03-10T09:00"), DEMAND, ATTENDANCE);
        clock.set("2026-03-10T15:00");
        record(caseId, "SettlementConferenceHeld", held("2026-03-10T09:00"));
        attends(caseId, "plaintiff-1", "UNLIMITED");
        nobodyAppears(caseId, "defendant-1");
        return caseId;
    }

    private String open(String court, String openedOn) {
        return open(court, openedOn, "Plaintiff (fictional)");
    }

    private String open(String court, String openedOn, String plaintiff) {
        clock.set(openedOn + "T15:00");
        number++;
        String docketNumber = court.equals(CAND) ? "26-cv-" + number + "-QZA (JZB)" : "2:26-cv-" + number + "-QZA-JZB";
        String caseId = api.post("/cases", """
                        {'court': '%s', 'docketNumber': '%s', 'caption': 'Plaintiff v. Defendant (fictional)',
                         'judges': [{'initials': 'QZA', 'name': 'Judge A (fictional)'},
                                    {'initials': 'JZB', 'name': 'Judge B (fictional)'}], 'openedOn': '%s'}""".formatted(court, docketNumber, openedOn))
                .is(201)
                .at("/caseId");
        joins(caseId, "plaintiff-1", plaintiff, "PLAINTIFF", openedOn);
        joins(caseId, "defendant-1", "Defendant (fictional)", "DEFENDANT", openedOn);
        return caseId;
    }

    private void joins(String caseId, String party, String name, String side, String on) {
        // A name is sent as JSON text, so its apostrophe stays.
        String body = """
                {"circumstances": {"occurredAt": "%s"}, "party": "%s", "name": "%s", "side": "%s",
                 "kind": "ORGANIZATION"}""".formatted(on, party, name, side);
        noted(caseId, api.postAsIs("/cases/" + caseId + "/parties", "application/json", body));
    }

    private void counselAppears(String caseId) {
        noted(caseId, api.post("/cases/" + caseId + "/counsel", """
                {'circumstances': {'occurredAt': '2026-01-05', 'docketEntry': 9}, 'counsel': 'counsel-1',
                 'name': 'Counsel (fictional)', 'parties': ['plaintiff-1'], 'leadTrialCounsel': true}"""));
    }

    private void record(String caseId, String fact, String body) {
        noted(caseId, api.record(caseId, fact, body));
    }

    /** Keeps the token with which a read waits for the entry. */
    private void noted(String caseId, ProductApi.Answer recorded) {
        tokens.put(caseId, recorded.is(201).token());
    }

    private String upToDate(String caseId, String viewpoint) {
        return viewpoint + "&after=" + tokens.get(caseId);
    }

    private void order(String caseId, String order, String on, String events, String... terms) {
        noted(caseId, api.post("/cases/" + caseId + "/orders", orderBody(order, on, events, terms)));
    }

    static String orderBody(String order, String on, String events, String... terms) {
        return """
                {'circumstances': {'occurredAt': '%s', 'docketEntry': %s}, 'order': '%s', 'title': 'Order (fictional)',
                 'datedOn': '%s', 'filedOn': '%s', 'judge': 'JZB', %s 'terms': [%s]}""".formatted(on, order.substring(4), order, on, on, events, String.join(", ", terms));
    }

    private List<String> warnings(String caseId, String quoted) {
        String term = ATTENDANCE.replace("shall attend in person", "shall attend on " + quoted);
        return ProductApi.texts(
                api.post(
                                "/cases/" + caseId + "/orders?dryRun=true",
                                orderBody("ecf-40", "2026-11-16", conference("2027-01-12T11:00"), term))
                        .is(200)
                        .body()
                        .required("warnings"),
                "kind");
    }

    private void attends(String caseId, String party, String authority) {
        record(
                caseId,
                "AttendanceRecorded",
                "{'circumstances': {'occurredAt': '2026-03-10T09:00'}, 'actors': {'onBehalfOf': ['" + party + "']},"
                        + " 'event': 'settlement-conference', 'attendees': [{'name': 'Counsel (fictional)',"
                        + " 'role': 'LEAD_TRIAL_COUNSEL', 'authority': '" + authority + "'}]}");
    }

    private void nobodyAppears(String caseId, String party) {
        record(
                caseId,
                "NonappearanceRecorded",
                "{'circumstances': {'occurredAt': '2026-03-10T09:00'}, 'event': 'settlement-conference', 'parties': ['"
                        + party + "']}");
    }

    static String held(String at) {
        return "{'circumstances': {'occurredAt': '" + at + "', 'docketEntry': 31}, 'event': 'settlement-conference'}";
    }

    static String conference(String at) {
        return "'events': [{'key': 'settlement-conference', 'kind': 'SETTLEMENT_CONFERENCE', 'at': '" + at + "'}],";
    }

    private static String counted(int days) {
        return term(
                "counted",
                "{'kind': 'counted', 'amount': " + days + ", 'unit': 'DAYS', 'direction': 'AFTER',"
                        + " 'from': {'kind': 'order-dated'}}",
                "[]");
    }

    private static String fixed(String id, String on, String who) {
        return term(id, "{'kind': 'fixed', 'on': '" + on + "'}", "[]").replace("PLAINTIFFS", who);
    }

    private static String ofCounsel(String id, String on) {
        return fixed(id, on, "PLAINTIFFS").replace("'actor': 'PARTY'", "'actor': 'COUNSEL'");
    }

    private static String term(String id, String due, String endedBy) {
        return """
                {'id': '%s', 'title': 'Term %s', 'modality': 'MUST',
                 'owedBy': {'who': 'PLAINTIFFS', 'how': 'EACH', 'actor': 'PARTY'}, 'trigger': {'kind': 'order'},
                 'due': [{'id': 'only', 'label': 'as written', 'byDefault': true, 'due': %s}], 'delivery': 'FILED',
                 'performedBy': [{'fact': 'PerformanceRecorded'}], 'endedBy': %s, 'visibility': 'PARTIES',
                 'citation': {'where': 'p. 1, line 1', 'quotation': 'shall file (fictional)'}}""".formatted(id, id, due, endedBy);
    }

    private Map<String, String> statuses(String caseId, String viewpoint) {
        var statuses = new TreeMap<String, String>();
        api.obligations(caseId, upToDate(caseId, viewpoint))
                .forEach((id, obligation) -> statuses.put(
                        id,
                        obligation.required("status").asString() + " "
                                + obligation.at("/due/on").asString("")));
        return statuses;
    }

    private JsonNode obligation(String caseId, String id, String viewpoint) {
        return Objects.requireNonNull(
                api.obligations(caseId, upToDate(caseId, viewpoint)).get(id), id);
    }

    private JsonNode caseAt(String caseId, String viewpoint) {
        return api.get("/cases/" + caseId + "?" + upToDate(caseId, viewpoint))
                .is(200)
                .body()
                .required("case");
    }

    private List<JsonNode> indicators(String caseId, String viewpoint) {
        return api.get("/cases/" + caseId + "/indicators?" + upToDate(caseId, viewpoint))
                .is(200)
                .body()
                .required("indicators")
                .valueStream()
                .toList();
    }

    private List<String> kinds(String caseId, String party, String viewpoint) {
        return indicators(caseId, viewpoint).stream()
                .filter(indicator -> indicator.required("party").asString().equals(party))
                .map(indicator -> indicator.required("kind").asString())
                .toList();
    }

    private String feed(String caseId) {
        String path = api.post("/calendar-feeds", "{'case': '" + caseId + "'}")
                .is(201)
                .at("/path");
        return ProductApi.sendAnonymously(address() + path).text().replace("\r\n ", "");
    }

    private String page(String path) {
        return ProductApi.send(ProductApi.signedIn(address() + path).header("Accept", "text/html"))
                .text();
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The refusal of a request: its type and what it says. */
    private record ProblemSeen(String type, String detail) {}

    private ProblemSeen refused(String path, String body) {
        ProductApi.Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        return new ProblemSeen(answer.at("/type"), answer.at("/detail"));
    }

    /** Returns the answer of a read; empty before the case was opened. */
    private Optional<String> told(String address) {
        ProductApi.Answer answer = api.get(address);
        return answer.status() == 200 ? Optional.of(answer.text()) : Optional.empty();
    }
}
