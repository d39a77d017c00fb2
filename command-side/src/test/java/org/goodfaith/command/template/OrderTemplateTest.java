package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.command.template.Templates.CONFERENCE_DATES;
import static org.goodfaith.command.template.Templates.content;
import static org.goodfaith.command.template.Templates.shipped;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.intake.IncomingOrder;
import org.goodfaith.rulebook.intake.IntakeLint;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.goodfaith.rulebook.intake.OrderWarning;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTemplateTest {

    private final OrderTemplate conference = shipped(Templates.CONFERENCE);
    private final OrderTemplate vdrp = shipped(Templates.VDRP);

    @Test
    void countsWithTheGivenNumbers() {
        var terms = content(conference.compile(with(Map.of("statementLeadDays", 7, "statementTextPagesMax", "5"))));

        assertThat(due(terms, "conference-statement"))
                .isEqualTo(new Due.Counted(
                        7,
                        Period.Unit.DAYS,
                        Period.Direction.BEFORE,
                        new Anchor.ScheduledEvent(EventKey.of("settlement-conference")),
                        null));
        assertThat(term(terms, "conference-statement").citation().quotation())
                .contains("no later than seven (7) days prior")
                .contains("five (5) pages of text");
    }

    @Test
    void acceptsADateInsteadOfAPeriod() {
        var terms = content(conference.compile(with(Map.of("demandDueOn", "2024-07-30", "demandDueTime", "17:00"))));

        assertThat(due(terms, "serve-demand")).isEqualTo(new Due.Fixed(LocalDate.of(2024, 7, 30), LocalTime.of(17, 0)));
        assertThat(term(terms, "serve-demand").citation().quotation())
                .isEqualTo("Plaintiff(s) must serve a demand in writing no later than July 30, 2024");
    }

    @Test
    void omitsValuesThatAreNotGiven() {
        var terms = content(conference.compile(CONFERENCE_DATES));

        assertThat(due(terms, "serve-demand")).isInstanceOfSatisfying(Due.Counted.class, due -> assertThat(due.at())
                .isNull());
        assertThat(terms.events()).extracting(EventSetting::mode).containsExactly(EventMode.BY_VIDEO, null);
    }

    @Test
    void omitsATermThatTheOrderDoesNotHave() {
        var terms = content(
                conference.compile(with(Map.of("statementFilingForbidden", false, "statementChannel", "FILED"))));

        assertThat(terms.terms()).extracting(Term::id).doesNotContain(TermId.of("no-ecf-statement"));
        assertThat(term(terms, "conference-statement").delivery()).isEqualTo(Channel.FILED);
        assertThat(content(vdrp.compile(Map.of("noticeRequired", "false"))).terms())
                .extracting(Term::id)
                .doesNotContain(TermId.of("vdrp-notice"));
    }

    @Test
    void countsALocalRulePeriodOnlyIfItsNumberIsGiven() {
        assertThat(due(content(vdrp.compile(Map.of())), "lr271-session"))
                .isEqualTo(new Due.Undated("rule text not on file"));
        assertThat(due(content(vdrp.compile(Map.of("sessionDays", 60))), "lr271-session"))
                .isEqualTo(new Due.Counted(
                        60, Period.Unit.DAYS, Period.Direction.AFTER, new Anchor.TriggeringFact(), null));
    }

    @Test
    void makesTheNegotiationMandatoryIfTheOrderSaysShall() {
        var terms = content(vdrp.compile(Map.of("negotiationModality", "MUST", "answerDays", 12)));

        assertThat(term(terms, "answer-offer").modality()).isEqualTo(Modality.MUST);
        assertThat(due(terms, "answer-offer")).isInstanceOf(Due.Counted.class);
    }

    @Test
    void keepsTheParametersUsed() {
        var use = Objects.requireNonNull(
                content(conference.compile(with(Map.of("demandLeadDays", 21)))).template());
        assertThat(use.template()).isEqualTo("cand-settlement-conference");
        assertThat(use.parameters())
                .containsEntry("demandLeadDays", "21")
                .containsEntry("responseLeadDays", "8")
                .containsEntry("settlementConferenceAt", "2024-08-20T10:00")
                .doesNotContainKey("demandDueOn");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        answerDueOn            |                  | is required: The day by which defendants must answer plaintiffs' latest communication.
        answerDueOn            | June 26          | 'June 26' is not a date such as 2024-06-26
        answerDueOn            | 2024-02-30       | '2024-02-30' is not a date such as 2024-06-26
        answerDueOn            | 2150-01-01       | the court calendars cover the years 1984 to 2099 (/terms/0/due/0/due/on)
        settlementConferenceAt | noon             | 'noon' is neither a day such as 2024-08-06 nor a day and time such as 2024-08-06T10:00
        demandLeadDays         | 0                | 0 is less than 1
        demandLeadDays         | 181              | 181 is more than 180
        demandLeadDays         | two weeks        | 'two weeks' is not a whole number
        demandDueTime          | 25:00            | '25:00' is not a time of day such as 16:00
        statementChannel       | PIGEON           | 'PIGEON' is not one of FILED, FILED_ON_PAPER, LODGED, SERVED, SERVED_BY_MAIL, EMAILED, HARD_COPY, FAXED, TELEPHONED, IN_PERSON, BY_VIDEO, OTHER
        carriersAttend         | perhaps          | 'perhaps' is neither true nor false
        submissionAddress      | a@example.org    | must name a role, such as 'the settlement address'; addresses, phone numbers and links are not stored
        submissionAddress      | (555) 010-0199   | must name a role, such as 'the settlement address'; addresses, phone numbers and links are not stored
        submissionAddress      | ${other}         | a value must not contain a placeholder
        """)
    void reportsTheInvalidParameter(String parameter, @Nullable String value, String reason) {
        var given = new HashMap<String, @Nullable Object>(CONFERENCE_DATES);
        given.put(parameter, value);

        assertThat(problems(conference.compile(given)))
                .containsExactly(new OrderProblem("/parameters/" + parameter, reason));
    }

    @Test
    void rejectsADateTogetherWithAPeriod() {
        String message = "Fill in either demandLeadDays or demandDueOn, not both";
        assertThat(problems(conference.compile(with(Map.of("demandLeadDays", "7", "demandDueOn", "2024-07-30")))))
                .containsExactly(
                        new OrderProblem("/parameters/demandLeadDays", message),
                        new OrderProblem("/parameters/demandDueOn", message));
        assertThat(problems(conference.compile(with(Map.of("demandLeadDays", " ", "demandDueOn", "2024-07-30")))))
                .isEmpty();
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(problems(conference.compile(Map.of("conferenceAt", "x", "agendaDueOn", List.of("2024-07-17")))))
                .extracting(OrderProblem::path)
                .containsExactly(
                        "/parameters/conferenceAt",
                        "/parameters/answerDueOn",
                        "/parameters/agendaDueOn",
                        "/parameters/preSettlementMeetingAt",
                        "/parameters/settlementConferenceAt");
    }

    @Test
    void createsTheFactsOfEnteringTheOrder() {
        var content = content(conference.compile(CONFERENCE_DATES));
        var heading = heading(LocalDate.of(2024, 6, 5));

        assertThat(content.entered(heading).terms()).hasSize(17);
        assertThat(content.entered(heading).title())
                .isEqualTo("Notice of Settlement Conference and Settlement Conference Order");
        assertThat(content.scheduled(heading)).hasSize(2).allSatisfy(event -> assertThat(event.order())
                .isEqualTo(OrderId.of("ecf-1")));
        assertThat(content(vdrp.compile(Map.of())).scheduled(heading))
                .as("the session is scheduled later")
                .isEmpty();
        assertThat(content(vdrp.compile(Map.of())).entered(heading).sourceNote())
                .startsWith("The source is incomplete");
    }

    @Test
    void causesNoWarningExceptForPastDatesAndAbsentParties() {
        var content = content(conference.compile(CONFERENCE_DATES));
        var heading = heading(LocalDate.of(2024, 6, 5));
        var sets = new HashMap<EventKey, CourtTime>();
        content.scheduled(heading).forEach(event -> sets.put(event.event(), event.at()));
        var calendar = new CourtCalendar(Courts.find(CourtId.of("cand")).orElseThrow(), List.of());

        assertThat(IntakeLint.warnings(new IncomingOrder(
                        content.entered(heading), sets, Map.of(), List.of(), calendar, LocalDate.of(2026, 1, 5))))
                .extracting(OrderWarning::code)
                .containsOnly(OrderWarning.Code.EVENT_PAST, OrderWarning.Code.OBLIGOR_ABSENT);
    }

    private static Map<String, Object> with(Map<String, ?> more) {
        var parameters = new HashMap<String, Object>(CONFERENCE_DATES);
        parameters.putAll(more);
        return parameters;
    }

    private static OrderHeading heading(LocalDate datedOn) {
        return new OrderHeading(
                Circumstances.at(CourtTime.on(datedOn)),
                OrderId.of("ecf-1"),
                null,
                datedOn,
                datedOn,
                "ABC",
                List.of(),
                List.of(),
                null);
    }

    private static Term term(OrderContent content, String id) {
        return content.terms().stream()
                .filter(term -> term.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Due due(OrderContent content, String id) {
        return term(content, id).due().getFirst().due();
    }

    private static List<OrderProblem> problems(Compilation compilation) {
        return compilation instanceof Compilation.Malformed(var problems) ? problems : List.of();
    }
}
