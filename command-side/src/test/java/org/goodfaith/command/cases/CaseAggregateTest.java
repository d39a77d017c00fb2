package org.goodfaith.command.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.command.cases.CaseFacts.*;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.*;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.Side;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Tests each decision of a case against a history of facts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseAggregateTest {

    private static final ObligationId DUTY = ObligationId.of(ORDER, TermId.of("serve-demand"), PLAINTIFF, null);
    private static final Instant DUE_AT = Instant.parse("2024-08-07T07:00:00Z");

    private static final Set<Class<?>> TESTED = new HashSet<>();

    private FixtureConfiguration<CaseAggregate> fixture = new AggregateTestFixture<>(CaseAggregate.class);

    @BeforeEach
    void createFixture() {
        fixture = new AggregateTestFixture<>(CaseAggregate.class)
                .registerCommandTargetResolver(message -> new VersionedAggregateIdentifier(
                        (Object) ((CaseCommand) message.getPayload()).recordId(), null))
                .registerInjectableResource((CourtClock) _ -> NOW)
                .registerInjectableResource((OpenedCases) _ -> false);
    }

    /** Other tests cover the refusals of calendars, of HTTP requests and of the command bus. */
    @AfterAll
    static void everyRefusalOfACaseIsTested() {
        var testedElsewhere = Set.of(
                Refusal.UnknownCourt.class,
                Refusal.ClosureNameTaken.class,
                Refusal.ClosedTooLong.class,
                Refusal.UnknownClosure.class,
                Refusal.KeyAlreadyUsed.class);
        assertThat(Refusal.class.getPermittedSubclasses())
                .filteredOn(type -> !testedElsewhere.contains(type))
                .allSatisfy(type -> assertThat(TESTED).contains(type));
    }

    @Nested
    class Opening {

        @Test
        void recordsTheFirstEntry() {
            fixture.givenNoPriorActivity().when(openCase()).expectEvents(caseOpened());
        }

        @Test
        void isRefusedForAnOpenCase() {
            fixture.given(caseOpened())
                    .when(openCase())
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.CaseAlreadyOpened(CASE)));
        }

        @Test
        void cannotBeRecordedAsAFact() {
            fixture.given(caseOpened())
                    .when(record(caseOpened()))
                    .expectException(refusal(new Refusal.HasItsOwnCommand("CaseOpened", "OpenCase")));
        }

        @Test
        void mustPrecedeEveryOtherFact() {
            assertThat(refusalOf(CaseState.EMPTY, record(plaintiffJoined()))).isEqualTo(new Refusal.UnknownCase(CASE));
        }
    }

    /** Consolidated cases: each decides alone, from its own entries. */
    @Nested
    class GroupOfCases {

        private static final CaseId SECOND = CaseId.of("cand-24-cv-00102");
        private static final CaseId THIRD = CaseId.of("cand-24-cv-00103");

        @Test
        void isFormedInACaseThatItNames() {
            fixture.given(caseOpened())
                    .when(record(formed(FRI_JUN_7, CASE, SECOND)))
                    .expectEvents(formed(FRI_JUN_7, CASE, SECOND));
            assertThat(refusalAfter(formed(FRI_JUN_7, SECOND, THIRD), caseOpened()))
                    .isEqualTo(new Refusal.OwnCaseNotNamed(CASE, "cases"));
        }

        @Test
        void acceptsAnActForItsCases() {
            Fact act = answered(FRI_AUG_9, "answer-1", CASE, SECOND);
            fixture.given(caseOpened(), defendantJoined(), formed(FRI_JUN_7, CASE, SECOND, THIRD))
                    .when(record(act))
                    .expectEvents(act);
        }

        @Test
        void refusesAnActForACaseOutsideIt() {
            assertThat(refusalAfter(
                            answered(FRI_AUG_9, "answer-1", CASE, THIRD),
                            caseOpened(),
                            defendantJoined(),
                            formed(FRI_JUN_7, CASE, SECOND)))
                    .isEqualTo(new Refusal.NotInTheGroup(THIRD, "circumstances.forCases.cases"));
            assertThat(refusalAfter(
                            answered(FRI_AUG_9, "answer-1", SECOND, THIRD),
                            caseOpened(),
                            defendantJoined(),
                            formed(FRI_JUN_7, CASE, SECOND)))
                    .isEqualTo(new Refusal.OwnCaseNotNamed(CASE, "circumstances.forCases.cases"));
        }

        @Test
        void recordsAnActOnceInEachCase() {
            assertThat(refusalAfter(
                            answered(FRI_AUG_9, "answer-1", CASE, SECOND),
                            caseOpened(),
                            defendantJoined(),
                            formed(FRI_JUN_7, CASE, SECOND),
                            answered(FRI_AUG_9, "answer-1", CASE, SECOND)))
                    .isEqualTo(new Refusal.ActNameTaken("answer-1", "circumstances.forCases.act"));
        }

        @Test
        void isJudgedAtTheTimeOfTheAct() {
            Fact[] severed = {
                caseOpened(),
                defendantJoined(),
                formed(FRI_JUN_7, CASE, SECOND),
                new CaseSevered(Circumstances.at(FRI_AUG_9), SECOND)
            };
            fixture.given((Object[]) severed)
                    .when(record(answered(CourtTime.of("2024-07-01"), "before", CASE, SECOND)))
                    .expectEvents(answered(CourtTime.of("2024-07-01"), "before", CASE, SECOND));
            assertThat(refusalAfter(answered(CourtTime.of("2024-08-12"), "after", CASE, SECOND), severed))
                    .isEqualTo(new Refusal.NotInTheGroup(SECOND, "circumstances.forCases.cases"));
            assertThat(refusalAfter(new CaseSevered(Circumstances.at(FRI_AUG_9), THIRD), severed))
                    .isEqualTo(new Refusal.NotInTheGroup(THIRD, "severed"));
        }

        @Test
        void ofAnOrderCoversTheEventsItSchedules() {
            Circumstances joint = Circumstances.at(FRI_JUN_7).forCases(new ForCases("order-1", List.of(CASE, SECOND)));
            var order = (OrderEntered) orderEntered().with(joint);
            var event = new EventScheduled(
                    joint, EventKey.of("conference"), EventKind.SETTLEMENT_CONFERENCE, FRI_AUG_9, null, order.order());
            fixture.given(caseOpened(), plaintiffJoined(), defendantJoined(), formed(FRI_JUN_7, CASE, SECOND))
                    .when(new EnterOrder(CASE, order, List.of(event)))
                    .expectEvents(order, event);
        }

        private static CaseGroupFormed formed(CourtTime at, CaseId... cases) {
            return new CaseGroupFormed(Circumstances.at(at), GroupKind.CONSOLIDATED, cases[0], List.of(cases));
        }

        private static CommunicationAnswered answered(CourtTime at, String act, CaseId... cases) {
            return new CommunicationAnswered(
                    Circumstances.at(at).forCases(new ForCases(act, List.of(cases))), Actors.of(DEFENDANT));
        }

        private static Refusal refusalAfter(Fact fact, Fact... given) {
            return refusalOf(CaseState.EMPTY.with(List.of(given)), record(fact));
        }
    }

    @Nested
    class ExpectedLastEntry {

        @Test
        void allowsTheCommandIfUnchanged() {
            fixture.given(caseOpened())
                    .when(record(plaintiffJoined()), MetaData.with(ExpectedPosition.ENTRY, 0L))
                    .expectEvents(plaintiffJoined());
        }

        @Test
        void refusesTheCommandIfTheCaseHasChanged() {
            fixture.given(caseOpened(), plaintiffJoined())
                    .when(
                            record(joined(DEFENDANT, Side.DEFENDANT, FRI_AUG_9)),
                            MetaData.with(ExpectedPosition.ENTRY, 0L))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.CaseChanged(0, 1)));
        }
    }

    @Nested
    class Parties {

        @Test
        void joinOnce() {
            fixture.given(caseOpened(), plaintiffJoined())
                    .when(record(plaintiffJoined()))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.PartyAlreadyJoined(PLAINTIFF)));
        }

        @Test
        void mustHaveJoinedToAct() {
            fixture.given(parties())
                    .when(record(answered(STRANGER, FRI_AUG_9)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.UnknownParty(STRANGER, "actors.onBehalfOf[0]")));
        }

        @Test
        void mustHaveJoinedToBeServed() {
            fixture.given(parties())
                    .when(record(demand(DEMAND, TUE_AUG_6, DEFENDANT, STRANGER)))
                    .expectException(refusal(new Refusal.UnknownParty(STRANGER, "actors.to[1]")));
        }

        @Test
        void cannotActBeforeTheyJoin() {
            fixture.given(caseOpened(), plaintiffJoined(), joined(DEFENDANT, Side.DEFENDANT, FRI_AUG_9))
                    .when(record(answered(DEFENDANT, TUE_AUG_6)))
                    .expectException(refusal(
                            new Refusal.PartyNotYetJoined(DEFENDANT, FRI_AUG_9, TUE_AUG_6, "actors.onBehalfOf[0]")));
        }

        @Test
        void mayActOnTheDayTheyJoin() {
            fixture.given(caseOpened(), plaintiffJoined(), joined(DEFENDANT, Side.DEFENDANT, FRI_AUG_9))
                    .when(record(answered(DEFENDANT, FRI_AUG_9)))
                    .expectEvents(answered(DEFENDANT, FRI_AUG_9));
        }

        @Test
        void areDismissedOnce() {
            fixture.given(history(parties(), dismissed(DEFENDANT)))
                    .when(record(dismissed(DEFENDANT)))
                    .expectException(refusal(new Refusal.PartyAlreadyDismissed(DEFENDANT, FRI_AUG_9)));
        }

        @Test
        void haveEachAttorneyAppearOnce() {
            fixture.given(history(parties(), appeared(PLAINTIFF)))
                    .when(record(appeared(DEFENDANT)))
                    .expectEvents(appeared(DEFENDANT));
            createFixture();
            fixture.given(history(parties(), appeared(PLAINTIFF)))
                    .when(record(appeared(PLAINTIFF)))
                    .expectException(refusal(new Refusal.CounselAlreadyAppeared(COUNSEL, PLAINTIFF, "counsel")));
        }

        @Test
        void needAtLeastOnePartyPerAppearance() {
            fixture.given(parties())
                    .when(record(appeared()))
                    .expectException(refusal(new Refusal.NoPartyNamed("CounselAppeared", "parties")));
        }

        @Test
        void allowWithdrawalOnlyOfCounselWhoAppears() {
            fixture.given(parties())
                    .when(record(withdrew(PLAINTIFF)))
                    .expectException(refusal(new Refusal.UnknownCounsel(COUNSEL, "counsel")));
            createFixture();
            fixture.given(history(parties(), appeared(PLAINTIFF)))
                    .when(record(withdrew(DEFENDANT)))
                    .expectException(refusal(new Refusal.NotCounselFor(COUNSEL, DEFENDANT, "parties")));
            createFixture();
            fixture.given(history(parties(), appeared(PLAINTIFF)))
                    .when(record(withdrew(PLAINTIFF)))
                    .expectEvents(withdrew(PLAINTIFF));
        }

        @Test
        void areHeardByTheJudgeBeingReassigned() {
            var reassigned = new JudgeReassigned(Circumstances.at(FRI_AUG_9), "XYZ", new Judge("DEF", "Dan E. Fox"));
            fixture.given(parties())
                    .when(record(reassigned))
                    .expectException(refusal(new Refusal.UnknownJudge("XYZ", "from")));
        }
    }

    @Nested
    class PartiesOverTime {

        private static final PartyId OTHER = PartyId.of("defendant-2");

        @Test
        void areSubstituted() {
            var substituted = successor("Cora Cedar, Director");
            fixture.given(parties()).when(record(substituted)).expectEvents(substituted);
        }

        @Test
        void areNotSubstitutedAfterTheirDismissal() {
            fixture.given(history(parties(), dismissed(DEFENDANT)))
                    .when(record(successor("Cora Cedar, Director")))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.PartyAlreadyDismissed(DEFENDANT, FRI_AUG_9)));
        }

        @Test
        void mustHaveJoinedToBeServedAmendedOrSubstituted() {
            for (Fact fact : List.of(
                    new PartyServed(Circumstances.at(FRI_AUG_9), STRANGER),
                    new PartyAmended(Circumstances.at(FRI_AUG_9), STRANGER, "Sam Stranger", List.of(), null, null),
                    new PartySubstituted(
                            Circumstances.at(FRI_AUG_9), STRANGER, "Sam", SubstitutionGround.DEATH, null, null))) {
                createFixture();
                fixture.given(parties())
                        .when(record(fact))
                        .expectNoEvents()
                        .expectException(refusal(new Refusal.UnknownParty(STRANGER, "party")));
            }
        }

        @Test
        void ofOneNameArePointedOut() {
            var same = new RecordingWarning.SameName(DEFENDANT, "Party defendant-1");

            assertThat(warnings(named(OTHER, " Party  defendant\u20111"))).contains(same);
            assertThat(warnings(named(OTHER, "Another party"))).isEmpty();
            assertThat(warnings(renamed(OTHER, "Party defendant-1"), named(OTHER, "Another party")))
                    .contains(same);
            assertThat(warnings(successor("Party plaintiff-1")))
                    .contains(new RecordingWarning.SameName(PLAINTIFF, "Party plaintiff-1"));
            assertThat(warnings(named(OTHER, "Party defendant-1"), successor("Cora Cedar, Director")))
                    .as("the name of a party that another replaced")
                    .isEmpty();
            assertThat(warnings(renamed(DEFENDANT, "Party defendant\u20111")))
                    .as("its own name")
                    .isEmpty();
        }

        @Test
        void thatAreNotNamedArePointedOut() {
            assertThat(warnings(named(OTHER, "DOES 1-50, inclusive")))
                    .contains(new RecordingWarning.NotNamed(OTHER, "DOES 1-50, inclusive"));
        }

        private static PartySubstituted successor(String name) {
            return new PartySubstituted(
                    Circumstances.at(FRI_AUG_9), DEFENDANT, name, SubstitutionGround.PUBLIC_OFFICER, null, null);
        }

        private static PartyJoined named(PartyId party, String name) {
            return new PartyJoined(
                    Circumstances.at(FRI_AUG_9), party, name, Side.DEFENDANT, PartyKind.NATURAL_PERSON, null);
        }

        private static PartyAmended renamed(PartyId party, String name) {
            return new PartyAmended(Circumstances.at(FRI_AUG_9), party, name, List.of(), null, null);
        }
    }

    @Nested
    class CaptionNumberAndJudge {

        @Test
        void areAmended() {
            for (Fact fact : List.of(
                    new CaseAmended(Circumstances.at(FRI_AUG_9), null, "Alder v. Birch Company"),
                    new CaseAmended(Circumstances.at(FRI_AUG_9), "3:24-cv-00101-DEF (GHx)", null),
                    new JudgeAmended(Circumstances.at(FRI_AUG_9), "ABC", new Judge("ABCx", "Ada B. Clark-Dunn")))) {
                createFixture();
                fixture.given(parties()).when(record(fact)).expectEvents(fact);
            }
        }

        @Test
        void numberMustIdentifyTheSameCase() {
            fixture.given(parties())
                    .when(record(new CaseAmended(Circumstances.at(FRI_AUG_9), "24-cv-00110-ABC", null)))
                    .expectNoEvents()
                    .expectException(refusal(
                            new Refusal.DocketNumberOfAnotherCase(CaseId.of("cand-24-cv-00110"), "24-cv-00110-ABC")));
        }

        @Test
        void judgeMustHaveTheCase() {
            fixture.given(parties())
                    .when(record(new JudgeAmended(Circumstances.at(FRI_AUG_9), "XYZ", new Judge("XYZx", "X. Yew"))))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.UnknownJudge("XYZ", "initials")));
        }

        @Test
        void judgeUnderAmendedInitialsCanBeReassigned() {
            var amended = new JudgeAmended(Circumstances.at(FRI_AUG_9), "ABC", new Judge("ABCx", "Ada B. Clark"));
            var reassigned = new JudgeReassigned(Circumstances.at(FRI_AUG_9), "ABCx", new Judge("DEF", "Dan E. Fox"));
            fixture.given(history(parties(), amended)).when(record(reassigned)).expectEvents(reassigned);
        }

        @Test
        void numberWithoutItsOfficeIsPointedOutIfTheCaseMayBeOnRecord() {
            OpenedCases opened = CaseId.of("caed-2-17-cv-02598")::equals;

            assertThat(opened.warnings(open("17-cv-02598-KJM")))
                    .containsExactly(new RecordingWarning.PossiblySameCase(List.of(CaseId.of("caed-2-17-cv-02598"))));
            assertThat(opened.warnings(open("17-cv-02599-KJM"))).isEmpty();
            OpenedCases withoutOffice = CaseId.of("caed-17-cv-02598")::equals;
            assertThat(withoutOffice.warnings(open("1:17-cv-02598"))).hasSize(1);
        }

        @Test
        void numberIsStoredAsWritten() {
            assertThat(open("\uFEFFNo. 2:17\u2013cv\u201302598-KJM\u200B").docketNumber())
                    .isEqualTo("No. 2:17\u2013cv\u201302598-KJM");
        }

        private static OpenCase open(String docketNumber) {
            return new OpenCase(
                    Circumstances.at(FRI_AUG_9), CourtId.of("caed"), docketNumber, "A v. B", List.of(), false);
        }
    }

    @Nested
    class Time {

        @Test
        void mustNotBeInTheFuture() {
            var later = CourtTime.of("2024-08-30T15:00:01");
            fixture.given(parties())
                    .when(record(answered(DEFENDANT, later)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.InTheFuture(later, NOW, "circumstances.occurredAt")));
        }

        @Test
        void mayBeToday() {
            var today = CourtTime.on(NOW.on());
            fixture.given(parties()).when(record(answered(DEFENDANT, today))).expectEvents(answered(DEFENDANT, today));
        }

        @Test
        void mustNotBeTomorrow() {
            var tomorrow = CourtTime.on(NOW.on().plusDays(1));
            fixture.given(parties())
                    .when(record(answered(DEFENDANT, tomorrow)))
                    .expectException(refusal(new Refusal.InTheFuture(tomorrow, NOW, "circumstances.occurredAt")));
        }

        @Test
        void mustNotPrecedeTheCase() {
            var before = CourtTime.of("2024-01-07");
            fixture.given(parties())
                    .when(record(answered(DEFENDANT, before)))
                    .expectException(refusal(new Refusal.BeforeTheCase(before, MON_JAN_8, "circumstances.occurredAt")));
        }

        @Test
        void ofAnOrderMustNotBeInTheFuture() {
            var order = new OrderEntered(
                    Circumstances.at(FRI_JUN_7),
                    ORDER,
                    "Order",
                    NOW.on().plusDays(1),
                    null,
                    "ABC",
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            fixture.given(parties())
                    .when(enterOrder(order))
                    .expectException(refusal(
                            new Refusal.InTheFuture(CourtTime.on(NOW.on().plusDays(1)), NOW, "datedOn")));
        }

        @Test
        void mayBeAfterTheDueDate() {
            fixture.given(withOrder(parties()))
                    .when(record(demandServed(WED_AUG_21)))
                    .expectEvents(demandServed(WED_AUG_21));
        }
    }

    @Nested
    class ActsOfTheCourt {

        private static final CourtTime DAY_BEFORE = CourtTime.of("2024-06-06");

        @Test
        void mustNotPrecedeTheirOrder() {
            Stream.of(
                            new OrderVacated(Circumstances.at(DAY_BEFORE), ORDER, "vacated"),
                            extended(DAY_BEFORE, null),
                            excused(DAY_BEFORE, null),
                            new ReadingSettled(Circumstances.at(DAY_BEFORE), SERVE_DEMAND, "only", "ABC", "said so"),
                            new ExtensionDenied(
                                    Circumstances.at(DAY_BEFORE), SERVE_DEMAND, null, null, List.of(), null))
                    .forEach(act -> refuses(
                            act,
                            new Refusal.BeforeSubjectExisted(
                                    "the order " + ORDER, DAY_BEFORE, FRI_JUN_7, "circumstances.occurredAt")));
        }

        @Test
        void mustNotPrecedeTheirEvent() {
            Stream.of(
                            new EventRescheduled(
                                    Circumstances.at(DAY_BEFORE), CONFERENCE, TUE_AUG_20_TEN, null, "a conflict"),
                            new EventCanceled(Circumstances.at(DAY_BEFORE), CONFERENCE, "settled"))
                    .forEach(act -> refuses(
                            act,
                            new Refusal.BeforeSubjectExisted(
                                    "the event " + CONFERENCE, DAY_BEFORE, FRI_JUN_7, "circumstances.occurredAt")));
        }

        @Test
        void mayHappenOnTheDayOfTheOrder() {
            accepts(new OrderVacated(Circumstances.at(FRI_JUN_7), ORDER, "vacated"));
            accepts(new EventCanceled(Circumstances.at(FRI_JUN_7), CONFERENCE, "settled"));
            accepts(extended(FRI_AUG_9, FRI_JUN_7));
            accepts(excused(FRI_AUG_9, FRI_JUN_7));
        }

        @Test
        void mustNotStartACountBeforeTheOrder() {
            Stream.of(extended(FRI_AUG_9, DAY_BEFORE), excused(FRI_AUG_9, DAY_BEFORE))
                    .forEach(act -> refuses(
                            act,
                            new Refusal.BeforeSubjectExisted(
                                    "the order " + ORDER, DAY_BEFORE, FRI_JUN_7, "countsFromOn")));
        }

        private void refuses(Fact act, Refusal expected) {
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(record(act))
                    .expectNoEvents()
                    .expectException(refusal(expected));
        }

        private void accepts(Fact act) {
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(record(act))
                    .expectEvents(act);
        }

        private static DeadlineExtended extended(CourtTime at, @Nullable CourtTime countsFrom) {
            return new DeadlineExtended(
                    Circumstances.at(at),
                    SERVE_DEMAND,
                    null,
                    null,
                    List.of(),
                    WED_AUG_14,
                    null,
                    ExtensionBasis.ORDER,
                    countsFrom == null ? null : countsFrom.on());
        }

        private static ObligationExcused excused(CourtTime at, @Nullable CourtTime countsFrom) {
            return new ObligationExcused(
                    Circumstances.at(at),
                    SERVE_DEMAND,
                    null,
                    null,
                    List.of(),
                    "excused",
                    countsFrom == null ? null : countsFrom.on());
        }
    }

    @Nested
    class Confidentiality {

        @Test
        void cannotBeWidened() {
            for (Visibility wider : List.of(Visibility.PUBLIC, Visibility.PARTIES, Visibility.ADR)) {
                createFixture();
                fixture.given(parties())
                        .when(record(letter(wider)))
                        .expectNoEvents()
                        .expectException(refusal(new Refusal.VisibilityWidened(
                                "ConfidentialLetterSubmitted", "CHAMBERS", wider.name())));
            }
        }

        @Test
        void canBeNarrowed() {
            var answered = answered(DEFENDANT, FRI_AUG_9).with(seenBy(Visibility.CHAMBERS));
            fixture.given(parties()).when(record(answered)).expectEvents(answered);
            createFixture();
            var dismissed = dismissed(DEFENDANT).with(seenBy(Visibility.ADR));
            fixture.given(parties()).when(record(dismissed)).expectEvents(dismissed);
        }

        @Test
        void ofThePartiesExcludesTheNeutral() {
            assertThat(Visibility.ADR.isWithin(Visibility.PARTIES)).isFalse();
            assertThat(Visibility.PARTIES.isWithin(Visibility.ADR)).isFalse();
            assertThat(Visibility.values())
                    .allSatisfy(each -> assertThat(each.isWithin(each)).isTrue());
        }

        @Test
        void warnsAboutAmountsInFreeText() {
            for (String text : List.of("offered $250,000", "USD 10000 by Friday", "about 10,000 dollars", "€ 5 each")) {
                assertThat(warnings(closedFor(text))).as(text).contains(new RecordingWarning.AmountInText("reason"));
            }
            var noted = answered(DEFENDANT, FRI_AUG_9)
                    .with(new Circumstances(FRI_AUG_9, null, null, null, null, "$1 million", null, null));
            assertThat(warnings(noted)).contains(new RecordingWarning.AmountInText("circumstances.note"));
            assertThat(warnings(closedFor("dismissed under Rule 41, 28 U.S.C. § 652(d), on 12 August 2024")))
                    .isEmpty();
        }

        private static CaseClosed closedFor(String reason) {
            return new CaseClosed(Circumstances.at(FRI_AUG_9), reason);
        }

        private static ConfidentialLetterSubmitted letter(Visibility visibility) {
            return new ConfidentialLetterSubmitted(seenBy(visibility), Actors.of(PLAINTIFF), 2);
        }

        private static Circumstances seenBy(Visibility visibility) {
            return new Circumstances(FRI_AUG_9, null, null, null, visibility, null, null, null);
        }
    }

    @Nested
    class Sections {

        private static final RecordingWarning UNKNOWN =
                new RecordingWarning.UnknownSections(List.of("sumary"), List.of("summary", "relief"));

        @Test
        void areReportedIfNoOrderRequiresThem() {
            assertThat(warnings(statementWith("summary", "sumary"), asking(), conferenceScheduled()))
                    .containsExactly(UNKNOWN);
            assertThat(warnings(statementWith("summary", "relief"), asking(), conferenceScheduled()))
                    .isEmpty();
        }

        @Test
        void areNotCheckedAgainstAnOrderNoLongerInForce() {
            assertThat(warnings(
                            statementWith("sumary"),
                            asking(),
                            conferenceScheduled(),
                            new OrderVacated(Circumstances.at(FRI_JUN_7), ORDER, "vacated")))
                    .isEmpty();
        }

        private static OrderEntered asking() {
            return order(
                    ORDER,
                    term(
                            "statement",
                            new Due.EventDay(CONFERENCE),
                            new Trigger.OrderInForce(),
                            "StatementSubmitted",
                            new Requirement.Includes("sections", "summary", "a summary"),
                            new Requirement.Includes("sections", "relief", "the relief sought")));
        }

        private static StatementSubmitted statementWith(String... sections) {
            return new StatementSubmitted(
                    Circumstances.at(TUE_AUG_6),
                    Actors.of(PLAINTIFF),
                    CONFERENCE,
                    DocumentFormat.PDF,
                    5,
                    null,
                    List.of(sections));
        }
    }

    @Nested
    class Offers {

        @Test
        void canBeAnsweredByTheirRecipients() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(counteroffer(DEMAND, MON_AUG_12)))
                    .expectEvents(counteroffer(DEMAND, MON_AUG_12));
        }

        @Test
        void cannotBeAnsweredIfUnknown() {
            fixture.given(parties())
                    .when(record(counteroffer(DEMAND, MON_AUG_12)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.OfferNeverMade(DEMAND, "answers")));
        }

        @Test
        void cannotBeAnsweredBeforeTheyAreMade() {
            fixture.given(history(parties(), demandServed(MON_AUG_12)))
                    .when(record(rejected(DEMAND, DEFENDANT, FRI_AUG_9)))
                    .expectException(refusal(
                            new Refusal.BeforeTheOffer(DEMAND, FRI_AUG_9, MON_AUG_12, "circumstances.occurredAt")));
        }

        @Test
        void areClosedToThePartyThatAccepted() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6), accepted(DEMAND, DEFENDANT, MON_AUG_12)))
                    .when(record(counteroffer(DEMAND, WED_AUG_14)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.OfferAlreadyAccepted(DEMAND, DEFENDANT, MON_AUG_12)));
        }

        @Test
        void acceptAnAnswerMadeBeforeButRecordedAfterTheAcceptance() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6), accepted(DEMAND, DEFENDANT, MON_AUG_12)))
                    .when(record(counteroffer(DEMAND, FRI_AUG_9)))
                    .expectEvents(counteroffer(DEMAND, FRI_AUG_9));
        }

        @Test
        void toSeveralPartiesRemainOpenForTheOthers() {
            fixture.given(history(
                            parties(),
                            joined(SECOND_DEFENDANT, Side.DEFENDANT, MON_JAN_8),
                            demand(DEMAND, TUE_AUG_6, DEFENDANT, SECOND_DEFENDANT),
                            accepted(DEMAND, DEFENDANT, FRI_AUG_9)))
                    .when(record(rejected(DEMAND, SECOND_DEFENDANT, MON_AUG_12)))
                    .expectEvents(rejected(DEMAND, SECOND_DEFENDANT, MON_AUG_12));
        }

        @Test
        void mayCross() {
            var crossing = demand(OfferId.of("demand-2"), MON_AUG_12, DEFENDANT);
            fixture.given(history(parties(), demandServed(TUE_AUG_6), counteroffer(DEMAND, MON_AUG_12)))
                    .when(record(crossing))
                    .expectEvents(crossing);
        }

        @Test
        void cannotBeAnsweredByOtherParties() {
            fixture.given(history(
                            parties(), joined(SECOND_DEFENDANT, Side.DEFENDANT, MON_JAN_8), demandServed(TUE_AUG_6)))
                    .when(record(rejected(DEMAND, SECOND_DEFENDANT, MON_AUG_12)))
                    .expectException(refusal(new Refusal.OfferNotAddressed(DEMAND, SECOND_DEFENDANT)));
        }

        @Test
        void cannotBeAnsweredByTheirMaker() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(accepted(DEMAND, PLAINTIFF, MON_AUG_12)))
                    .expectException(refusal(new Refusal.OwnOffer(DEMAND, PLAINTIFF, "answers")));
        }

        @Test
        void cannotBeMadeToTheirMaker() {
            fixture.given(parties())
                    .when(record(demand(DEMAND, TUE_AUG_6, PLAINTIFF)))
                    .expectException(refusal(new Refusal.OwnOffer(DEMAND, PLAINTIFF, "actors.to")));
        }

        @Test
        void needAUniqueId() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(demandServed(FRI_AUG_9)))
                    .expectException(refusal(new Refusal.OfferNameTaken(DEMAND)));
        }

        @Test
        void canBeWithdrawnByTheirMakerOnly() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(withdrawn(DEMAND, DEFENDANT, FRI_AUG_9)))
                    .expectException(refusal(new Refusal.NotTheirOffer(DEMAND, DEFENDANT)));
            createFixture();
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(withdrawn(DEMAND, PLAINTIFF, FRI_AUG_9)))
                    .expectEvents(withdrawn(DEMAND, PLAINTIFF, FRI_AUG_9));
        }

        @Test
        void canBeAcceptedAfterWithdrawalWithAWarning() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6), withdrawn(DEMAND, PLAINTIFF, FRI_AUG_9)))
                    .when(record(accepted(DEMAND, DEFENDANT, MON_AUG_12)))
                    .expectEvents(accepted(DEMAND, DEFENDANT, MON_AUG_12));
        }
    }

    @Nested
    class Occasions {

        private static final CourtTime WED_AUG_21 = CourtTime.of("2024-08-21");
        private static final CourtTime TUE_SEP_17_TEN = CourtTime.of("2024-09-17T10:00");
        private static final OrderId FURTHER = OrderId.of("ecf-30");

        @Test
        void aHeldEventIsNotRescheduledOrCanceledButScheduledAgain() {
            fixture.given(held())
                    .when(record(new EventRescheduled(
                            Circumstances.at(WED_AUG_21), CONFERENCE, TUE_SEP_17_TEN, null, "continued")))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.EventTookPlace(CONFERENCE, TUE_AUG_20_TEN.on(), "event")));
            createFixture();
            fixture.given(held())
                    .when(record(new EventCanceled(Circumstances.at(WED_AUG_21), CONFERENCE, "no need")))
                    .expectException(refusal(new Refusal.EventTookPlace(CONFERENCE, TUE_AUG_20_TEN.on(), "event")));
            createFixture();
            fixture.given(held()).when(record(further(null))).expectEvents(further(null));
        }

        @Test
        void anEventIsHeldOnOneDay() {
            fixture.given(held())
                    .when(record(new SettlementConferenceHeld(Circumstances.at(WED_AUG_21), CONFERENCE)))
                    .expectException(refusal(new Refusal.EventTookPlace(CONFERENCE, TUE_AUG_20_TEN.on(), "event")));
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled(), missed()))
                    .when(record(new EventRescheduled(
                            Circumstances.at(WED_AUG_21), CONFERENCE, TUE_SEP_17_TEN, null, "nobody came")))
                    .expectException(refusal(new Refusal.EventTookPlace(CONFERENCE, TUE_AUG_20_TEN.on(), "event")));
        }

        /** The pages show the further conference as ahead, so the court can move it or take it off calendar. */
        @Test
        void aFurtherEventSetOnTheDayAnEarlierOneWasHeldLateCanBeCanceled() {
            var canceled = new EventCanceled(Circumstances.at(CourtTime.of("2024-08-23")), CONFERENCE, "no need");
            fixture.given(history(
                            withOrder(parties()),
                            conferenceScheduled(),
                            new SettlementConferenceHeld(
                                    Circumstances.at(CourtTime.of("2024-08-22T09:00")), CONFERENCE),
                            new EventScheduled(
                                    Circumstances.at(CourtTime.of("2024-08-22")),
                                    CONFERENCE,
                                    EventKind.SETTLEMENT_CONFERENCE,
                                    TUE_SEP_17_TEN,
                                    null,
                                    null)))
                    .when(record(canceled))
                    .expectEvents(canceled);
        }

        @Test
        void aMoveBeforeTheHoldingIsRecordedLate() {
            var moved = new EventRescheduled(
                    Circumstances.at(FRI_AUG_9), CONFERENCE, CourtTime.of("2024-08-20T11:00"), null, "a conflict");
            fixture.given(held()).when(record(moved)).expectEvents(moved);
        }

        @Test
        void aLaterOrderOnTheSameFormSetsAFurtherEvent() {
            fixture.given(held())
                    .when(enterOrder(order(FURTHER), further(FURTHER)))
                    .expectEvents(order(FURTHER), further(FURTHER));
            createFixture();
            fixture.given(history(
                            withOrder(parties()),
                            conferenceScheduled(),
                            new EventCanceled(Circumstances.at(FRI_AUG_9), CONFERENCE, "no need")))
                    .when(enterOrder(order(FURTHER), further(FURTHER)))
                    .expectEvents(order(FURTHER), further(FURTHER));
        }

        @Test
        void anOrderTakesOverTheEventThatAMinuteEntrySetForTheSameTime() {
            var byMinuteEntry = new EventScheduled(
                    Circumstances.at(FRI_JUN_7),
                    CONFERENCE,
                    EventKind.SETTLEMENT_CONFERENCE,
                    TUE_AUG_20_TEN,
                    null,
                    null);
            var atAnotherTime = new EventScheduled(
                    Circumstances.at(FRI_AUG_9),
                    CONFERENCE,
                    EventKind.SETTLEMENT_CONFERENCE,
                    TUE_SEP_17_TEN,
                    null,
                    FURTHER);
            fixture.given(history(parties(), byMinuteEntry))
                    .when(enterOrder(order(FURTHER), scheduledBy(FURTHER)))
                    .expectEvents(order(FURTHER), scheduledBy(FURTHER));
            createFixture();
            fixture.given(history(parties(), byMinuteEntry))
                    .when(enterOrder(order(FURTHER), atAnotherTime))
                    .expectException(refusal(
                            new Refusal.Within("events[0]", new Refusal.EventAlreadyScheduled(CONFERENCE, "event"))));
        }

        @Test
        void anOrderThatGivesTheHourOfTheDayTakesOverTheEventToo() {
            var dayOnly = new EventScheduled(
                    Circumstances.at(FRI_JUN_7),
                    CONFERENCE,
                    EventKind.SETTLEMENT_CONFERENCE,
                    CourtTime.on(TUE_AUG_20_TEN.on()),
                    null,
                    null);
            fixture.given(history(parties(), dayOnly))
                    .when(enterOrder(order(FURTHER), scheduledBy(FURTHER)))
                    .expectEvents(order(FURTHER), scheduledBy(FURTHER));
        }

        @Test
        void anEventWhoseDayPassedUnrecordedGetsNoNewDate() {
            List<Fact> unrecorded = history(withOrder(parties()), conferenceScheduled());
            var refused = new Refusal.EventDayPassed(CONFERENCE, TUE_AUG_20_TEN.on(), "event");
            fixture.given(unrecorded)
                    .when(record(new EventRescheduled(
                            Circumstances.at(WED_AUG_21), CONFERENCE, TUE_SEP_17_TEN, null, "continued")))
                    .expectNoEvents()
                    .expectException(refusal(refused));
            createFixture();
            fixture.given(unrecorded)
                    .when(enterOrder(order(FURTHER), further(FURTHER)))
                    .expectException(refusal(new Refusal.Within("events[0]", refused)));
            createFixture();
            var onTheDay = new EventRescheduled(
                    Circumstances.at(CourtTime.on(TUE_AUG_20_TEN.on())), CONFERENCE, TUE_SEP_17_TEN, null, "continued");
            fixture.given(unrecorded).when(record(onTheDay)).expectEvents(onTheDay);
        }

        @Test
        void anEventThatWasAttendedTookPlace() {
            List<Fact> attended = history(
                    withOrder(parties()),
                    conferenceScheduled(),
                    new AttendanceRecorded(
                            Circumstances.at(TUE_AUG_20_TEN), Actors.of(DEFENDANT), CONFERENCE, null, null));
            fixture.given(attended)
                    .when(record(new EventRescheduled(
                            Circumstances.at(WED_AUG_21), CONFERENCE, TUE_SEP_17_TEN, null, "continued")))
                    .expectException(refusal(new Refusal.EventTookPlace(CONFERENCE, TUE_AUG_20_TEN.on(), "event")));
            createFixture();
            fixture.given(attended)
                    .when(enterOrder(order(FURTHER), further(FURTHER)))
                    .expectEvents(order(FURTHER), further(FURTHER));
            createFixture();
            var held = new SettlementConferenceHeld(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE);
            fixture.given(attended).when(record(held)).expectEvents(held);
        }

        @Test
        void anActNamesAnOccasionOfItsEvent() {
            var first = Circumstances.at(WED_AUG_21).forOccasion(OccasionId.of(CONFERENCE, 1));
            var second = Circumstances.at(WED_AUG_21).forOccasion(OccasionId.of(CONFERENCE, 2));
            var answered = new CommunicationAnswered(first, Actors.of(DEFENDANT));
            fixture.given(held()).when(record(answered)).expectEvents(answered);
            createFixture();
            fixture.given(held())
                    .when(record(new CommunicationAnswered(second, Actors.of(DEFENDANT))))
                    .expectException(refusal(
                            new Refusal.UnknownOccasion(OccasionId.of(CONFERENCE, 2), "circumstances.occasion")));
            createFixture();
            EventKey hearing = EventKey.of("hearing");
            fixture.given(history(
                            held(),
                            new EventScheduled(
                                    Circumstances.at(FRI_JUN_7),
                                    hearing,
                                    EventKind.HEARING,
                                    TUE_AUG_20_TEN,
                                    null,
                                    null)))
                    .when(record(new AttendanceRecorded(first, Actors.of(DEFENDANT), hearing, null, null)))
                    .expectException(refusal(new Refusal.OccasionOfAnotherEvent(
                            OccasionId.of(CONFERENCE, 1), hearing, "circumstances.occasion")));
        }

        @Test
        void attendanceOfNobodyIsANonappearance() {
            fixture.given(held())
                    .when(record(new AttendanceRecorded(
                            Circumstances.at(TUE_AUG_20_TEN), Actors.of(DEFENDANT), CONFERENCE, List.of(), null)))
                    .expectException(refusal(new Refusal.NobodyAttended("attendees")));
            createFixture();
            fixture.given(held()).when(record(missed())).expectEvents(missed());
            createFixture();
            fixture.given(held())
                    .when(record(new NonappearanceRecorded(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE, List.of())))
                    .expectException(refusal(new Refusal.NoPartyNamed("NonappearanceRecorded", "parties")));
        }

        @Test
        void appearancesThatContradictEachOtherAreWarnedAbout() {
            EventScheduled set = scheduledBy(FURTHER);
            var held = new SettlementConferenceHeld(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE);
            var attended = new AttendanceRecorded(
                    Circumstances.at(TUE_AUG_20_TEN), Actors.of(DEFENDANT), CONFERENCE, null, null);
            assertThat(warnings(attended, order(FURTHER), set, held, missed()))
                    .containsExactly(
                            new RecordingWarning.ContradictoryAppearance(6, "NonappearanceRecorded", DEFENDANT));
            assertThat(warnings(missed(), order(FURTHER), set, held, attended))
                    .containsExactly(new RecordingWarning.ContradictoryAppearance(6, "AttendanceRecorded", DEFENDANT));
            assertThat(warnings(missed(), order(FURTHER), set, held)).isEmpty();
            var further = new AttendanceRecorded(
                    Circumstances.at(NOW).forOccasion(OccasionId.of(CONFERENCE, 2)),
                    Actors.of(DEFENDANT),
                    CONFERENCE,
                    null,
                    null);
            assertThat(warnings(further, order(FURTHER), set, held, missed(), further(null)))
                    .as("of another occasion, dated before its day")
                    .containsExactly(new RecordingWarning.AppearanceOnAnotherDay(CONFERENCE, TUE_SEP_17_TEN.on()));
        }

        @Test
        void appearancesOnAnotherDayAreWarnedAbout() {
            EventScheduled set = scheduledBy(FURTHER);
            var held = new SettlementConferenceHeld(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE);
            var later = new NonappearanceRecorded(Circumstances.at(WED_AUG_21), CONFERENCE, List.of(DEFENDANT));
            assertThat(warnings(later, order(FURTHER), set, held))
                    .containsExactly(new RecordingWarning.AppearanceOnAnotherDay(CONFERENCE, TUE_AUG_20_TEN.on()));
            var earlier =
                    new AttendanceRecorded(Circumstances.at(FRI_AUG_9), Actors.of(DEFENDANT), CONFERENCE, null, null);
            assertThat(warnings(earlier, order(FURTHER), set, held))
                    .containsExactly(new RecordingWarning.AppearanceOnAnotherDay(CONFERENCE, TUE_AUG_20_TEN.on()));
        }

        private static List<Fact> held() {
            return history(
                    withOrder(parties()),
                    conferenceScheduled(),
                    new SettlementConferenceHeld(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE));
        }

        private static NonappearanceRecorded missed() {
            return new NonappearanceRecorded(Circumstances.at(TUE_AUG_20_TEN), CONFERENCE, List.of(DEFENDANT));
        }

        private static EventScheduled further(@Nullable OrderId order) {
            return new EventScheduled(
                    Circumstances.at(WED_AUG_21),
                    CONFERENCE,
                    EventKind.SETTLEMENT_CONFERENCE,
                    TUE_SEP_17_TEN,
                    null,
                    order);
        }
    }

    @Nested
    class Orders {

        @Test
        void areEnteredWithTheirEvents() {
            fixture.given(parties())
                    .when(enterOrder(orderEntered(), conferenceScheduled()))
                    .expectEvents(orderEntered(), conferenceScheduled());
        }

        @Test
        void areEnteredOnce() {
            fixture.given(withOrder(parties()))
                    .when(enterOrder(orderEntered()))
                    .expectException(refusal(new Refusal.OrderAlreadyEntered(ORDER)));
        }

        @Test
        void areNotAFactAmongOthers() {
            fixture.given(parties())
                    .when(record(orderEntered()))
                    .expectException(refusal(new Refusal.HasItsOwnCommand("OrderEntered", "EnterOrder")));
        }

        @Test
        void scheduleEachEventOnce() {
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(enterOrder(order(OrderId.of("ecf-30")), scheduledBy(OrderId.of("ecf-30"))))
                    .expectNoEvents()
                    .expectException(refusal(
                            new Refusal.Within("events[0]", new Refusal.EventAlreadyScheduled(CONFERENCE, "event"))));
        }

        @Test
        void rescheduleEventsOfSupersededOrders() {
            var whole = superseding(List.of(ORDER), List.of());
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(enterOrder(whole, scheduledBy(whole.order())))
                    .expectEvents(whole, scheduledBy(whole.order()));
            createFixture();
            var inPart = superseding(List.of(), List.of(SERVE_DEMAND));
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(enterOrder(inPart, scheduledBy(inPart.order())))
                    .expectEvents(inPart, scheduledBy(inPart.order()));
        }

        @Test
        void rescheduleEventsOfIndirectlySupersededOrders() {
            var between = superseding(OrderId.of("ecf-25"), List.of(ORDER), List.of());
            var last = superseding(List.of(OrderId.of("ecf-25")), List.of());
            fixture.given(history(withOrder(parties()), conferenceScheduled(), between))
                    .when(enterOrder(last, scheduledBy(last.order())))
                    .expectEvents(last, scheduledBy(last.order()));
        }

        @Test
        void cannotRescheduleEventsOfOtherOrders() {
            var whole = superseding(List.of(ORDER), List.of());
            var late = superseding(OrderId.of("ecf-40"), List.of(ORDER), List.of());
            fixture.given(history(withOrder(parties()), conferenceScheduled(), whole, scheduledBy(whole.order())))
                    .when(enterOrder(late, scheduledBy(late.order())))
                    .expectNoEvents()
                    .expectException(refusal(
                            new Refusal.Within("events[0]", new Refusal.EventAlreadyScheduled(CONFERENCE, "event"))));
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(enterOrder(whole, scheduledBy(whole.order()), scheduledBy(whole.order())))
                    .expectNoEvents()
                    .expectException(refusal(
                            new Refusal.Within("events[1]", new Refusal.EventAlreadyScheduled(CONFERENCE, "event"))));
        }

        @Test
        void cannotRescheduleEventsLater() {
            var whole = superseding(List.of(ORDER), List.of());
            fixture.given(history(withOrder(parties()), conferenceScheduled(), whole))
                    .when(record(scheduledBy(whole.order())))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.EventAlreadyScheduled(CONFERENCE, "event")));
        }

        @Test
        void allowCorrectionOfARescheduledEvent() {
            var whole = superseding(List.of(ORDER), List.of());
            var corrected = scheduledBy(whole.order());
            fixture.given(history(withOrder(parties()), conferenceScheduled(), whole, scheduledBy(whole.order())))
                    .when(strike(6, corrected))
                    .expectEvents(
                            new EntryStricken(Circumstances.at(NOW), 6, "entered by mistake", "clerk", 8L),
                            corrected.with(Circumstances.at(FRI_JUN_7).replacing(6)));
        }

        @Test
        @Timeout(10)
        void mayHaveManyTermsThatReferToEachOther() {
            Term[] terms = IntStream.range(0, 60)
                    .mapToObj(i -> term(
                            "t" + i,
                            i < 58 ? new Due.SameAs(TermId.of("t" + (i + 2))) : new Due.Undated("soon"),
                            i < 59 ? new Trigger.TermDone(TermId.of("t" + (i + 1))) : new Trigger.OrderInForce(),
                            "DemandServed"))
                    .toArray(Term[]::new);
            fixture.given(parties()).when(enterOrder(order(ORDER, terms))).expectEvents(order(ORDER, terms));
        }

        @Test
        void scheduleOnlyTheirOwnEvents() {
            fixture.given(parties())
                    .when(enterOrder(order(OrderId.of("ecf-30")), conferenceScheduled()))
                    .expectException(refusal(new Refusal.Within(
                            "events[0]", new Refusal.EventOfAnotherOrder(CONFERENCE, OrderId.of("ecf-30")))));
        }

        @Test
        void supersedeOnlyKnownOrdersAndTerms() {
            var missing = new TermRef(ORDER, TermId.of("missing"));
            fixture.given(withOrder(parties()))
                    .when(enterOrder(superseding(List.of(OrderId.of("ecf-9")), List.of())))
                    .expectException(refusal(new Refusal.UnknownOrder(OrderId.of("ecf-9"), "supersedesOrders[0]")));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(enterOrder(superseding(List.of(ORDER), List.of(SERVE_DEMAND, missing))))
                    .expectException(refusal(new Refusal.UnknownTerm(missing, "supersedesTerms[1]")));
        }

        @Test
        void haveConsistentTerms() {
            refusesTerms(
                    new Refusal.DuplicateTerm(TermId.of("serve-demand"), "terms[1].id"),
                    serveDemand(),
                    term("serve-demand", new Due.Undated("soon"), new Trigger.OrderInForce(), "DemandServed"));
            refusesTerms(
                    new Refusal.UnknownTermReference(TermId.of("a"), TermId.of("b"), "terms[0]"),
                    term("a", new Due.SameAs(TermId.of("b")), new Trigger.OrderInForce(), "DemandServed"));
            refusesTerms(
                    new Refusal.UnknownTermReference(TermId.of("a"), TermId.of("b"), "terms[0]"),
                    term("a", new Due.Undated("then"), new Trigger.TermDone(TermId.of("b")), "DemandServed"));
            refusesTerms(
                    new Refusal.CircularTerms(List.of(TermId.of("a"), TermId.of("b")), "terms[0]"),
                    term("a", new Due.SameAs(TermId.of("b")), new Trigger.OrderInForce(), "DemandServed"),
                    term(
                            "b",
                            new Due.Counted(
                                    3,
                                    Period.Unit.DAYS,
                                    Period.Direction.BEFORE,
                                    new Anchor.TermDue(TermId.of("a")),
                                    null),
                            new Trigger.OrderInForce(),
                            "DemandServed"));
            refusesTerms(
                    new Refusal.TermNamesUnknownFact(TermId.of("a"), "DemandSent", "terms[0].performedBy"),
                    term("a", new Due.Undated("soon"), new Trigger.OrderInForce(), "DemandSent"));
            refusesTerms(
                    new Refusal.TermNamesUnknownFact(TermId.of("a"), "EntryStricken", "terms[0].performedBy"),
                    term("a", new Due.Undated("soon"), new Trigger.OrderInForce(), "EntryStricken"));
            refusesTerms(
                    new Refusal.TermNamesUnknownFact(TermId.of("a"), "DemandSent", "terms[0].trigger"),
                    term(
                            "a",
                            new Due.Undated("soon"),
                            new Trigger.FactRecorded(List.of("DemandSent"), false, false, null),
                            "DemandServed"));
            refusesTerms(
                    new Refusal.TermNamesUnknownFact(TermId.of("a"), "DemandSent", "terms[0].requirements"),
                    term(
                            "a",
                            new Due.Undated("soon"),
                            new Trigger.OrderInForce(),
                            "DemandServed",
                            new Requirement.PrecededBy("DemandSent", "after a demand")));
        }

        @Test
        void havePerformancesOfTheNamedFactsOnly() {
            fixture.given(withOrder(parties()))
                    .when(record(performance(OTHER_DUTY)))
                    .expectEvents(performance(OTHER_DUTY));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(performance(SERVE_DEMAND)))
                    .expectException(refusal(new Refusal.NotPerformedByName(SERVE_DEMAND, List.of("DemandServed"))));
            createFixture();
            var missing = new TermRef(ORDER, TermId.of("missing"));
            fixture.given(withOrder(parties()))
                    .when(record(performance(missing)))
                    .expectException(refusal(new Refusal.UnknownTerm(missing, "term")));
        }

        @Test
        void areExtendedForARecurrenceThatTheyHave() {
            fixture.given(withOrder(parties()))
                    .when(record(new ObligationExcused(
                            Circumstances.at(FRI_AUG_9), SERVE_DEMAND, 2, null, List.of(), "excused", null)))
                    .expectException(refusal(new Refusal.NoSuchRecurrence(SERVE_DEMAND, "period")));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(
                            new ExtensionDenied(Circumstances.at(FRI_AUG_9), SERVE_DEMAND, null, 1L, List.of(), null)))
                    .expectException(refusal(new Refusal.NoSuchRecurrence(SERVE_DEMAND, "trigger")));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(
                            new ExtensionDenied(Circumstances.at(FRI_AUG_9), SERVE_DEMAND, null, 99L, List.of(), null)))
                    .expectException(refusal(new Refusal.UnknownEntry(99, "trigger")));
        }

        @Test
        void haveOnlyTheirOwnReadings() {
            fixture.given(withOrder(parties()))
                    .when(record(new ReadingSettled(
                            Circumstances.at(FRI_AUG_9), SERVE_DEMAND, "from-filing", "ABC", "said so")))
                    .expectException(refusal(new Refusal.UnknownReading(SERVE_DEMAND, "from-filing", List.of("only"))));
        }

        @Test
        void haveEventsThatCanBeRescheduled() {
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(record(rescheduled(CONFERENCE)))
                    .expectEvents(rescheduled(CONFERENCE));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(rescheduled(EventKey.of("hearing"))))
                    .expectException(refusal(new Refusal.UnknownEvent(EventKey.of("hearing"), "event")));
        }

        @Test
        void refuseStatementsForUnknownEvents() {
            fixture.given(withOrder(parties()))
                    .when(record(statement(TUE_AUG_6, 12)))
                    .expectException(refusal(new Refusal.UnknownEvent(CONFERENCE, "event")));
        }

        @Test
        void refuseToLiftAStayThatWasNotOrdered() {
            var lifted = new StayLifted(Circumstances.at(MON_AUG_12), "ready to go on");
            var stayed = new ProceedingsStayed(Circumstances.at(FRI_AUG_9), List.of(ORDER), "bankruptcy");
            fixture.given(withOrder(parties()))
                    .when(record(lifted))
                    .expectException(refusal(new Refusal.NotStayed(MON_AUG_12, "circumstances.occurredAt")));
            createFixture();
            fixture.given(history(withOrder(parties()), stayed))
                    .when(record(lifted))
                    .expectEvents(lifted);
        }

        private void refusesTerms(Refusal expected, Term... terms) {
            createFixture();
            fixture.given(parties())
                    .when(enterOrder(order(ORDER, terms)))
                    .expectNoEvents()
                    .expectException(refusal(expected));
        }
    }

    @Nested
    class Endings {

        @Test
        void ofASettlementRequireASettlement() {
            fixture.given(parties())
                    .when(record(settlementFailed(PLAINTIFF, DEFENDANT)))
                    .expectException(refusal(new Refusal.PartyNotSettled(PLAINTIFF, "parties")));
            createFixture();
            fixture.given(history(parties(), settled(PLAINTIFF, DEFENDANT)))
                    .when(record(settlementFailed(PLAINTIFF, DEFENDANT)))
                    .expectEvents(settlementFailed(PLAINTIFF, DEFENDANT));
        }

        @Test
        void ofACaseRefuseLaterPartyActs() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(answered(DEFENDANT, WED_AUG_14)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.CaseWasClosed(
                            "CommunicationAnswered", WED_AUG_14, MON_AUG_12, "circumstances.occurredAt")));
        }

        @Test
        void ofACaseAcceptEarlierActsRecordedLater() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(answered(DEFENDANT, FRI_AUG_9)))
                    .expectEvents(answered(DEFENDANT, FRI_AUG_9));
        }

        @Test
        void ofACaseAcceptActsOfTheSameDayWithoutATime() {
            fixture.given(history(parties(), closed(TUE_AUG_6_NOON)))
                    .when(record(answered(DEFENDANT, TUE_AUG_6)))
                    .expectEvents(answered(DEFENDANT, TUE_AUG_6));
        }

        @Test
        void ofACaseRefuseActsAtALaterTimeOfDay() {
            fixture.given(history(parties(), closed(TUE_AUG_6_NOON)))
                    .when(record(answered(DEFENDANT, TUE_AUG_6_ONE_PM)))
                    .expectException(refusal(new Refusal.CaseWasClosed(
                            "CommunicationAnswered", TUE_AUG_6_ONE_PM, TUE_AUG_6_NOON, "circumstances.occurredAt")));
        }

        @Test
        void ofACaseAcceptCourtActs() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(dismissedOn(WED_AUG_14)))
                    .expectEvents(dismissedOn(WED_AUG_14));
        }

        @Test
        void ofACaseCanBeReopenedOnce() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(reopened(WED_AUG_14)))
                    .expectEvents(reopened(WED_AUG_14));
            createFixture();
            fixture.given(history(parties(), closed(MON_AUG_12), reopened(WED_AUG_14)))
                    .when(record(reopened(WED_AUG_21)))
                    .expectException(refusal(new Refusal.CaseNotClosed(WED_AUG_21, "circumstances.occurredAt")));
            createFixture();
            fixture.given(history(parties(), closed(MON_AUG_12), reopened(WED_AUG_14)))
                    .when(record(answered(DEFENDANT, WED_AUG_21)))
                    .expectEvents(answered(DEFENDANT, WED_AUG_21));
        }

        @Test
        void ofACaseHappenOnce() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(closed(WED_AUG_14)))
                    .expectException(refusal(new Refusal.CaseAlreadyClosed(MON_AUG_12, "circumstances.occurredAt")));
        }

        @Test
        void ofACaseCountFromTheFirstInWhateverOrderTheyWereRecorded() {
            fixture.given(history(parties(), closed(MON_AUG_12)))
                    .when(record(closed(FRI_AUG_9)))
                    .expectEvents(closed(FRI_AUG_9));
            createFixture();
            fixture.given(history(parties(), closed(MON_AUG_12), closed(FRI_AUG_9)))
                    .when(record(closed(WED_AUG_14)))
                    .expectException(refusal(new Refusal.CaseAlreadyClosed(FRI_AUG_9, "circumstances.occurredAt")));
            createFixture();
            fixture.given(history(parties(), closed(MON_AUG_12), closed(FRI_AUG_9)))
                    .when(record(answered(DEFENDANT, WED_AUG_14)))
                    .expectException(refusal(new Refusal.CaseWasClosed(
                            "CommunicationAnswered", WED_AUG_14, FRI_AUG_9, "circumstances.occurredAt")));
        }

        @Test
        void ofACaseCountFromTheLastOnceTheCaseWasReopened() {
            fixture.given(history(parties(), closed(FRI_AUG_9), reopened(MON_AUG_12), closed(WED_AUG_14)))
                    .when(record(answered(DEFENDANT, WED_AUG_21)))
                    .expectException(refusal(new Refusal.CaseWasClosed(
                            "CommunicationAnswered", WED_AUG_21, WED_AUG_14, "circumstances.occurredAt")));
            createFixture();
            fixture.given(history(parties(), closed(FRI_AUG_9), reopened(MON_AUG_12), closed(WED_AUG_14)))
                    .when(record(answered(DEFENDANT, MON_AUG_12)))
                    .expectEvents(answered(DEFENDANT, MON_AUG_12));
        }
    }

    @Nested
    class Strikes {

        @Test
        void strikeAnEntry() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(strike(3))
                    .expectEvents(stricken(3));
        }

        @Test
        void undoTheEffectsOfTheEntry() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6), stricken(3)))
                    .when(record(counteroffer(DEMAND, MON_AUG_12)))
                    .expectException(refusal(new Refusal.OfferNeverMade(DEMAND, "answers")));
            createFixture();
            fixture.given(history(parties(), demandServed(TUE_AUG_6), stricken(3)))
                    .when(record(demandServed(FRI_AUG_9)))
                    .expectEvents(demandServed(FRI_AUG_9));
            createFixture();
            fixture.given(history(parties(), stricken(2)))
                    .when(record(answered(DEFENDANT, FRI_AUG_9)))
                    .expectException(refusal(new Refusal.UnknownParty(DEFENDANT, "actors.onBehalfOf[0]")));
            createFixture();
            fixture.given(history(parties(), closed(MON_AUG_12), stricken(3)))
                    .when(record(answered(DEFENDANT, WED_AUG_14)))
                    .expectEvents(answered(DEFENDANT, WED_AUG_14));
            createFixture();
            fixture.given(history(
                            parties(), demandServed(TUE_AUG_6), accepted(DEMAND, DEFENDANT, FRI_AUG_9), stricken(4)))
                    .when(record(counteroffer(DEMAND, MON_AUG_12)))
                    .expectEvents(counteroffer(DEMAND, MON_AUG_12));
            createFixture();
            fixture.given(history(withOrder(parties()), stricken(3)))
                    .when(enterOrder(orderEntered(), conferenceScheduled()))
                    .expectEvents(orderEntered(), conferenceScheduled());
        }

        @Test
        void strikeTheEventsOfAStrickenOrder() {
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(strike(3))
                    .expectEvents(stricken(3), stricken(4));
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled(), stricken(3), stricken(4)))
                    .when(enterOrder(orderEntered(), conferenceScheduled()))
                    .expectEvents(orderEntered(), conferenceScheduled());
        }

        @Test
        void keepTheEventsOfOtherOrders() {
            var whole = superseding(List.of(ORDER), List.of());
            fixture.given(history(withOrder(parties()), conferenceScheduled(), whole, scheduledBy(whole.order())))
                    .when(strike(5))
                    .expectEvents(stricken(5), stricken(6));
            createFixture();
            fixture.given(history(withOrder(parties()), conferenceScheduled(), stricken(4)))
                    .when(strike(3))
                    .expectEvents(stricken(3));
        }

        @Test
        void keepTheEventsOfACorrectedOrder() {
            var corrected = order(ORDER, serveDemand());
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(strike(3, corrected))
                    .expectEvents(
                            new EntryStricken(Circumstances.at(NOW), 3, "entered by mistake", "clerk", 6L),
                            corrected.with(Circumstances.at(FRI_JUN_7).replacing(3)));
            createFixture();
            var other = order(OrderId.of("ecf-30"));
            fixture.given(history(withOrder(parties()), conferenceScheduled()))
                    .when(strike(3, other))
                    .expectEvents(
                            new EntryStricken(Circumstances.at(NOW), 3, "entered by mistake", "clerk", 7L),
                            stricken(4),
                            other.with(Circumstances.at(FRI_JUN_7).replacing(3)));
        }

        @Test
        void linkTheStrickenEntryAndItsReplacement() {
            var replacement = demandServed(FRI_AUG_9);
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(strike(3, replacement))
                    .expectEvents(
                            new EntryStricken(Circumstances.at(NOW), 3, "entered by mistake", "clerk", 5L),
                            replacement.with(
                                    Circumstances.at(FRI_AUG_9, Channel.SERVED).replacing(3)));
        }

        @Test
        void canReplaceAnOrder() {
            var corrected = order(ORDER, serveDemand());
            fixture.given(withOrder(parties()))
                    .when(strike(3, corrected))
                    .expectEvents(
                            new EntryStricken(Circumstances.at(NOW), 3, "entered by mistake", "clerk", 5L),
                            corrected.with(Circumstances.at(FRI_JUN_7).replacing(3)));
        }

        @Test
        void areRefusedIfTheReplacementIsRefused() {
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(strike(3, answered(STRANGER, FRI_AUG_9)))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.Within(
                            "replacement.body", new Refusal.UnknownParty(STRANGER, "actors.onBehalfOf[0]"))));
        }

        @Test
        void needAnEntryThatIsNotStricken() {
            fixture.given(parties()).when(strike(7)).expectException(refusal(new Refusal.UnknownEntry(7, "entry")));
            createFixture();
            fixture.given(history(parties(), demandServed(TUE_AUG_6), stricken(3)))
                    .when(strike(3))
                    .expectException(refusal(new Refusal.EntryWasStricken(3, "entry")));
        }

        @Test
        void cannotTargetTheOpeningAStrikeOrANotice() {
            refusesToStrike(0, "CaseOpened", parties());
            refusesToStrike(4, "EntryStricken", history(parties(), demandServed(TUE_AUG_6), stricken(3)));
            refusesToStrike(4, "OverdueNoticeIssued", history(withOrder(parties()), issued(3)));
            refusesToStrike(5, "OverdueNoticeWithdrawn", history(withOrder(parties()), issued(3), withdrawnNotice(4)));
        }

        @Test
        void preventCuresAndDisputesOfTheEntry() {
            var cure =
                    demandServed(MON_AUG_12).with(Circumstances.at(MON_AUG_12).curing(3));
            fixture.given(history(parties(), demandServed(TUE_AUG_6), stricken(3)))
                    .when(record(cure))
                    .expectException(refusal(new Refusal.EntryWasStricken(3, "circumstances.cures")));
            createFixture();
            var dispute =
                    new EntryDisputed(Circumstances.at(MON_AUG_12), Actors.of(DEFENDANT), 9, "nothing was served");
            fixture.given(parties())
                    .when(record(dispute))
                    .expectException(refusal(new Refusal.UnknownEntry(9, "entry")));
        }

        @Test
        void mustPrecedeARecordedReplacement() {
            var replacement = demand(OfferId.of("demand-2"), FRI_AUG_9, DEFENDANT)
                    .with(Circumstances.at(FRI_AUG_9).replacing(3));
            fixture.given(history(parties(), demandServed(TUE_AUG_6)))
                    .when(record(replacement))
                    .expectException(refusal(new Refusal.ReplacedEntryNotStricken(3, "circumstances.replaces")));
            createFixture();
            fixture.given(history(parties(), demandServed(TUE_AUG_6), stricken(3)))
                    .when(record(replacement))
                    .expectEvents(replacement);
        }

        @Test
        void cannotBeRecordedAsFacts() {
            fixture.given(parties())
                    .when(record(stricken(1)))
                    .expectException(refusal(new Refusal.HasItsOwnCommand("EntryStricken", "StrikeEntry")));
        }

        private void refusesToStrike(long entry, String fact, List<Fact> history) {
            createFixture();
            fixture.given(history)
                    .when(strike(entry))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.CannotBeStricken(entry, fact)));
        }
    }

    @Nested
    class Notices {

        @Test
        void areIssuedOncePerObligationAndDueTime() {
            fixture.given(withOrder(parties())).when(issue(3)).expectEvents(issued(3));
            createFixture();
            fixture.given(history(withOrder(parties()), issued(3)))
                    .when(issue(4))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.NoticeAlreadyIssued(DUTY, DUE_AT)));
        }

        @Test
        void requireACurrentEvaluation() {
            fixture.given(history(withOrder(parties()), demandServed(TUE_AUG_6)))
                    .when(issue(3))
                    .expectNoEvents()
                    .expectException(refusal(new Refusal.StaleEvaluation(3, 4)));
        }

        @Test
        void canBeWithdrawnOnlyIfIssued() {
            fixture.given(withOrder(parties()))
                    .when(withdraw(3))
                    .expectException(refusal(new Refusal.NoticeNotIssued(DUTY, DUE_AT)));
            createFixture();
            fixture.given(history(withOrder(parties()), issued(3)))
                    .when(withdraw(4))
                    .expectEvents(withdrawnNotice(4));
            createFixture();
            fixture.given(history(withOrder(parties()), issued(3), withdrawnNotice(4)))
                    .when(withdraw(5))
                    .expectException(refusal(new Refusal.NoticeNotIssued(DUTY, DUE_AT)));
        }

        @Test
        void cannotBeRecordedAsFacts() {
            fixture.given(parties())
                    .when(record(issued(2)))
                    .expectException(
                            refusal(new Refusal.HasItsOwnCommand("OverdueNoticeIssued", "IssueOverdueNotice")));
            createFixture();
            fixture.given(parties())
                    .when(record(withdrawnNotice(2)))
                    .expectException(
                            refusal(new Refusal.HasItsOwnCommand("OverdueNoticeWithdrawn", "WithdrawOverdueNotice")));
        }
    }

    @Nested
    class ShowCause {

        private static final OrderId SHOW_CAUSE = OrderId.of("ecf-80");

        @Test
        void isAnsweredAndDischargedByItsName() {
            var response = new ShowCauseResponseFiled(Circumstances.at(MON_AUG_12), Actors.of(PLAINTIFF), SHOW_CAUSE);
            var discharged = new OrderToShowCauseDischarged(Circumstances.at(WED_AUG_14), SHOW_CAUSE, "discharged");
            fixture.given(history(parties(), issued())).when(record(response)).expectEvents(response);
            createFixture();
            fixture.given(history(parties(), issued())).when(record(discharged)).expectEvents(discharged);
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(new ShowCauseResponseFiled(Circumstances.at(MON_AUG_12), Actors.of(PLAINTIFF), ORDER)))
                    .expectException(refusal(new Refusal.NotAnOrderToShowCause(ORDER, "order")));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(record(discharged))
                    .expectException(refusal(new Refusal.UnknownOrder(SHOW_CAUSE, "order")));
        }

        @Test
        void isFollowedByASanctionThatNamesIt() {
            var sanction = new SanctionImposed(
                    Circumstances.at(WED_AUG_21), List.of(PLAINTIFF), List.of(), SHOW_CAUSE, "fees are awarded");
            fixture.given(history(parties(), issued())).when(record(sanction)).expectEvents(sanction);
        }

        @Test
        void hasANameOfItsOwnAmongTheOrders() {
            fixture.given(history(parties(), issued()))
                    .when(record(issued()))
                    .expectException(refusal(new Refusal.OrderAlreadyEntered(SHOW_CAUSE)));
        }

        @Test
        void canBeExtendedAsATerm() {
            var extended = new DeadlineExtended(
                    Circumstances.at(MON_AUG_12),
                    new TermRef(SHOW_CAUSE, OrderToShowCauseIssued.RESPONSE),
                    null,
                    null,
                    List.of(),
                    null,
                    7,
                    ExtensionBasis.ORDER,
                    null);
            fixture.given(history(parties(), issued())).when(record(extended)).expectEvents(extended);
        }

        private static OrderToShowCauseIssued issued() {
            return new OrderToShowCauseIssued(
                    Circumstances.at(FRI_AUG_9),
                    SHOW_CAUSE,
                    "ABC",
                    List.of(PLAINTIFF),
                    List.of(),
                    List.of(),
                    null,
                    7,
                    "shall show cause within seven (7) days");
        }
    }

    @Nested
    class OtherOrders {

        @Test
        void mustContainTheTermThatATermRefersTo() {
            OrderId second = OrderId.of("ecf-40");
            fixture.given(withOrder(parties()))
                    .when(new EnterOrder(CASE, order(second, after("missing")), List.of()))
                    .expectException(
                            refusal(new Refusal.UnknownTerm(new TermRef(ORDER, TermId.of("missing")), "terms[0]")));
            createFixture();
            fixture.given(withOrder(parties()))
                    .when(new EnterOrder(CASE, order(second, after("serve-demand")), List.of()))
                    .expectSuccessfulHandlerExecution();
        }

        private static Term after(String other) {
            return term(
                    "reply",
                    new Due.Counted(
                            7,
                            Period.Unit.DAYS,
                            Period.Direction.AFTER,
                            new Anchor.TermPerformed(ORDER, TermId.of(other)),
                            null),
                    new Trigger.OrderInForce(),
                    "CommunicationAnswered");
        }

        @Test
        void termThatRecursInPeriodsCountsAsManyTerms() {
            Term[] recurring = IntStream.rangeClosed(1, Limits.TERMS_PER_CASE_MAX / Limits.TERMS_PER_RECURRING_TERM + 1)
                    .mapToObj(i -> term(
                            "report-" + i,
                            new Due.Every(30, Period.Unit.DAYS, new Anchor.OrderDated(), null),
                            new Trigger.OrderInForce(),
                            "CommunicationAnswered"))
                    .toArray(Term[]::new);
            fixture.given(parties())
                    .when(new EnterOrder(CASE, order(OrderId.of("ecf-40"), recurring), List.of()))
                    .expectException(refusal(new Refusal.LimitReached(
                            "terms of orders in one case", Limits.TERMS_PER_CASE_MAX, "terms")));
        }
    }

    @Nested
    class Size {

        @Test
        void ofACaseIsLimited() {
            CaseState full = caseWith(Limits.ENTRIES_PER_CASE_MAX);

            assertThat(refusalOf(full, record(answered(PLAINTIFF, FRI_AUG_9)))).isEqualTo(entries());
            assertThat(refusalOf(full, strike(3, answered(PLAINTIFF, FRI_AUG_9))))
                    .isEqualTo(entries());
            assertThat(refusalOf(full, new EnterOrder(CASE, orderEntered(), List.of())))
                    .isEqualTo(entries());
        }

        @Test
        void leavesRoomToCorrectAndToCloseAFullCase() {
            CaseState full = caseWith(Limits.ENTRIES_PER_CASE_MAX);

            assertThat(CaseDecisions.decide(full, strike(3), NOW)).hasSize(1);
            assertThat(CaseDecisions.decide(full, issue(full.lastEntry()), NOW)).hasSize(1);
            assertThat(CaseDecisions.decide(full, record(closed(WED_AUG_21)), NOW))
                    .hasSize(1);
        }

        @Test
        void allowsTheLastEntry() {
            CaseState almostFull = caseWith(Limits.ENTRIES_PER_CASE_MAX - 1);

            assertThat(CaseDecisions.decide(almostFull, record(answered(PLAINTIFF, FRI_AUG_9)), NOW))
                    .hasSize(1);
            assertThat(refusalOf(almostFull, new EnterOrder(CASE, orderEntered(), List.of(scheduledBy(ORDER)))))
                    .isEqualTo(entries());
        }

        @Test
        void ofAnOrderIsNotTheOnlyLimitOnTerms() {
            Term[] terms = IntStream.range(0, Limits.TERMS_MAX)
                    .mapToObj(i ->
                            term("term-" + i, new Due.Undated("promptly"), new Trigger.OrderInForce(), "DemandServed"))
                    .toArray(Term[]::new);
            CaseState state = CaseState.EMPTY.with(parties());
            for (int i = 0; i < Limits.TERMS_PER_CASE_MAX / Limits.TERMS_MAX; i++) {
                state = state.with(List.of(order(OrderId.of("ecf-" + i), terms)));
            }

            assertThat(refusalOf(state, new EnterOrder(CASE, orderEntered(), List.of())))
                    .isEqualTo(new Refusal.LimitReached(
                            "terms of orders in one case", Limits.TERMS_PER_CASE_MAX, "terms"));
        }

        @Test
        void countsNoStrickenParty() {
            List<Fact> joined = IntStream.range(0, Limits.PARTIES_PER_CASE_MAX)
                    .<Fact>mapToObj(i -> joined(PartyId.of("party-" + i), Side.OTHER, MON_JAN_8))
                    .toList();
            CaseState state = CaseState.EMPTY.with(List.of(caseOpened())).with(joined);

            assertThat(refusalOf(state, record(plaintiffJoined())))
                    .isEqualTo(new Refusal.LimitReached("parties in one case", Limits.PARTIES_PER_CASE_MAX, "party"));
            assertThat(CaseDecisions.decide(state.with(List.of(stricken(1))), record(plaintiffJoined()), NOW))
                    .hasSize(1);
        }

        @Test
        void countsEachAttorneyOnce() {
            List<Fact> appeared = IntStream.range(0, Limits.COUNSEL_PER_CASE_MAX)
                    .<Fact>mapToObj(i -> new CounselAppeared(
                            Circumstances.at(MON_JAN_8),
                            CounselId.of("attorney-" + i),
                            "Attorney " + i,
                            List.of(PLAINTIFF),
                            null))
                    .toList();
            CaseState state = CaseState.EMPTY.with(parties()).with(appeared);

            assertThat(refusalOf(state, record(appeared(DEFENDANT))))
                    .isEqualTo(
                            new Refusal.LimitReached("attorneys in one case", Limits.COUNSEL_PER_CASE_MAX, "counsel"));
            assertThat(CaseDecisions.decide(
                            state,
                            record(new CounselAppeared(
                                    Circumstances.at(MON_JAN_8),
                                    CounselId.of("attorney-7"),
                                    "Attorney 7",
                                    List.of(DEFENDANT),
                                    null)),
                            NOW))
                    .hasSize(1);
        }

        @Test
        void ofTheOrdersIsLimited() {
            List<Fact> orders = IntStream.range(0, Limits.ORDERS_PER_CASE_MAX)
                    .<Fact>mapToObj(i -> order(OrderId.of("ecf-9" + i)))
                    .toList();

            assertThat(refusalOf(
                            CaseState.EMPTY.with(parties()).with(orders),
                            new EnterOrder(CASE, orderEntered(), List.of())))
                    .isEqualTo(new Refusal.LimitReached("orders in one case", Limits.ORDERS_PER_CASE_MAX, "order"));
        }

        @Test
        void countsTheObligationsOfEachParty() {
            CaseState full = CaseState.EMPTY
                    .with(parties())
                    .with(IntStream.range(1, Limits.OBLIGATIONS_PER_CASE_MAX / Limits.TERMS_MAX)
                            .<Fact>mapToObj(i -> joined(PartyId.of("plaintiff-9" + i), Side.PLAINTIFF, MON_JAN_8))
                            .toList())
                    .with(List.of(order(ORDER, terms(Limits.TERMS_MAX, new Trigger.OrderInForce()))));

            assertThat(refusalOf(full, record(joined(PartyId.of("plaintiff-8"), Side.PLAINTIFF, MON_JAN_8))))
                    .isEqualTo(obligations("party"));
            assertThat(refusalOf(
                            full,
                            new EnterOrder(
                                    CASE,
                                    order(OrderId.of("ecf-99"), terms(1, new Trigger.OrderInForce())),
                                    List.of())))
                    .isEqualTo(obligations("terms"));
            assertThat(CaseDecisions.decide(
                            full, record(joined(PartyId.of("defendant-8"), Side.DEFENDANT, MON_JAN_8)), NOW))
                    .as("a party that owes nothing")
                    .hasSize(1);
        }

        @Test
        void countsTheObligationsThatEachEntryCreates() {
            var eachDemand = new Trigger.FactRecorded(List.of("DemandServed"), true, false, null);
            CaseState full = CaseState.EMPTY
                    .with(parties())
                    .with(List.of(order(ORDER, terms(100, eachDemand))))
                    .with(IntStream.range(1, Limits.OBLIGATIONS_PER_CASE_MAX / 100)
                            .<Fact>mapToObj(i -> demand(OfferId.of("demand-9" + i), TUE_AUG_6, DEFENDANT))
                            .toList());

            assertThat(refusalOf(full, record(demand(OfferId.of("demand-8"), TUE_AUG_6, DEFENDANT))))
                    .isEqualTo(obligations("caseId"));
            assertThat(CaseDecisions.decide(full, record(answered(PLAINTIFF, FRI_AUG_9)), NOW))
                    .as("an act that creates no obligation")
                    .hasSize(1);
        }

        private static Term[] terms(int number, Trigger trigger) {
            return IntStream.range(0, number)
                    .mapToObj(i -> term("term-" + i, new Due.Undated("promptly"), trigger, "CommunicationAnswered"))
                    .toArray(Term[]::new);
        }

        private static Refusal obligations(String field) {
            return new Refusal.LimitReached("obligations in one case", Limits.OBLIGATIONS_PER_CASE_MAX, field);
        }

        private static CaseState caseWith(int entries) {
            Fact fact = answered(PLAINTIFF, FRI_AUG_9);
            return CaseState.EMPTY
                    .with(parties())
                    .with(Collections.nCopies(entries - parties().size(), fact));
        }

        private static Refusal entries() {
            return new Refusal.LimitReached("entries in one case", Limits.ENTRIES_PER_CASE_MAX, "caseId");
        }
    }

    private static List<Fact> parties() {
        return List.of(caseOpened(), plaintiffJoined(), defendantJoined());
    }

    private static List<Fact> withOrder(List<Fact> earlier) {
        return history(earlier, orderEntered());
    }

    private static List<Fact> history(List<Fact> earlier, Fact... later) {
        return Stream.concat(earlier.stream(), Arrays.stream(later)).toList();
    }

    private static List<RecordingWarning> warnings(Fact fact, Fact... earlier) {
        CaseState state = CaseState.EMPTY.with(history(parties(), earlier));
        return RecordingWarnings.about(CaseDecisions.decide(state, record(fact), NOW), state);
    }

    private static RecordFact record(Fact fact) {
        return new RecordFact(CASE, fact);
    }

    private static StrikeEntry strike(long entry) {
        return strike(entry, null);
    }

    private static StrikeEntry strike(long entry, @Nullable Fact replacement) {
        return new StrikeEntry(CASE, entry, "entered by mistake", "clerk", replacement);
    }

    private static IssueOverdueNotice issue(long evaluatedThrough) {
        return new IssueOverdueNotice(CASE, DUTY, DUE_AT, "rules-1", evaluatedThrough);
    }

    private static WithdrawOverdueNotice withdraw(long evaluatedThrough) {
        return new WithdrawOverdueNotice(CASE, DUTY, DUE_AT, "performance recorded", evaluatedThrough);
    }

    private static OverdueNoticeIssued issued(long evaluatedThrough) {
        return new OverdueNoticeIssued(Circumstances.at(NOW), DUTY, DUE_AT, "rules-1", evaluatedThrough);
    }

    private static OverdueNoticeWithdrawn withdrawnNotice(long evaluatedThrough) {
        return new OverdueNoticeWithdrawn(
                Circumstances.at(NOW), DUTY, DUE_AT, "performance recorded", evaluatedThrough);
    }

    private static PerformanceRecorded performance(TermRef term) {
        return new PerformanceRecorded(Circumstances.at(FRI_AUG_9), Actors.of(PLAINTIFF), term, Map.of(), Map.of());
    }

    private static PartyDismissed dismissedOn(CourtTime at) {
        return new PartyDismissed(Circumstances.at(at), DEFENDANT);
    }

    private static EventScheduled scheduledBy(OrderId order) {
        return new EventScheduled(
                Circumstances.at(FRI_JUN_7), CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, TUE_AUG_20_TEN, null, order);
    }

    private static OrderEntered superseding(List<OrderId> orders, List<TermRef> terms) {
        return superseding(OrderId.of("ecf-30"), orders, terms);
    }

    private static OrderEntered superseding(OrderId id, List<OrderId> orders, List<TermRef> terms) {
        return new OrderEntered(
                Circumstances.at(FRI_AUG_9),
                id,
                "Amended order",
                FRI_AUG_9.on(),
                null,
                "ABC",
                null,
                List.of(),
                orders,
                terms,
                null);
    }

    private static Refusal refusalOf(CaseState state, CaseCommand command) {
        try {
            throw new AssertionError("not refused: " + CaseDecisions.decide(state, command, NOW));
        } catch (Refused e) {
            TESTED.add(e.refusal().getClass());
            return e.refusal();
        }
    }

    private static Matcher<Refused> refusal(Refusal expected) {
        TESTED.add(expected.getClass());
        if (expected instanceof Refusal.Within(String _, Refusal part)) {
            TESTED.add(part.getClass());
        }
        return new FeatureMatcher<>(equalTo(expected), "refused with", "refusal") {
            @Override
            protected Refusal featureValueOf(Refused actual) {
                return actual.refusal();
            }
        };
    }
}
