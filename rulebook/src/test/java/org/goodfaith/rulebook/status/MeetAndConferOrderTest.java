package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.D2;
import static org.goodfaith.rulebook.status.CaseHistory.ORDER;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConfer;
import static org.goodfaith.rulebook.status.CaseHistory.meetAndConferOf;
import static org.goodfaith.rulebook.status.CaseHistory.opened;
import static org.goodfaith.rulebook.status.Days.FRI_2025_08_29;
import static org.goodfaith.rulebook.status.Days.FRI_2025_09_12;
import static org.goodfaith.rulebook.status.Days.MON_2025_05_19;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_02;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_16;
import static org.goodfaith.rulebook.status.Days.MON_2025_06_23;
import static org.goodfaith.rulebook.status.Days.MON_2025_07_07;
import static org.goodfaith.rulebook.status.Days.MON_2025_07_14;
import static org.goodfaith.rulebook.status.Days.MON_2025_09_15;
import static org.goodfaith.rulebook.status.Days.THU_2025_07_10;
import static org.goodfaith.rulebook.status.Days.THU_2025_08_28;
import static org.goodfaith.rulebook.status.Days.THU_2025_09_11;
import static org.goodfaith.rulebook.status.Days.TUE_2025_07_08;
import static org.goodfaith.rulebook.status.Days.WED_2025_07_09;
import static org.goodfaith.rulebook.status.Facts.accepted;
import static org.goodfaith.rulebook.status.Facts.at;
import static org.goodfaith.rulebook.status.Facts.closed;
import static org.goodfaith.rulebook.status.Facts.contacted;
import static org.goodfaith.rulebook.status.Facts.counteroffer;
import static org.goodfaith.rulebook.status.Facts.demand;
import static org.goodfaith.rulebook.status.Facts.done;
import static org.goodfaith.rulebook.status.Facts.exhausted;
import static org.goodfaith.rulebook.status.Facts.met;
import static org.goodfaith.rulebook.status.Facts.noticeFiled;
import static org.goodfaith.rulebook.status.Facts.rejected;
import static org.goodfaith.rulebook.status.Facts.reportFiled;
import static org.goodfaith.rulebook.status.Facts.sessionCompleted;
import static org.goodfaith.rulebook.status.Facts.settled;
import static org.goodfaith.rulebook.status.Facts.vacated;
import static org.goodfaith.rulebook.status.Facts.withdrawn;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.VDRPNoticeFiled;
import org.goodfaith.rulebook.time.DueMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of May 21, 2025 (E.D. Cal.), term by term. */
class MeetAndConferOrderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"contact-vdrp", "vdrp-notice"})
    void bothReadingsOfTheFortyFiveDaysEndOnJulySeventh(String term) {
        Obligation obligation = meetAndConfer().obligation(term, MON_2025_06_02);

        assertThat(obligation.window())
                .extracting(
                        DueReading::id,
                        reading -> reading.due() == null ? null : reading.due().on())
                .containsExactly(tuple("order-dated", MON_2025_07_07), tuple("order-filed", MON_2025_07_07));
        assertThat(obligation.window()).extracting(DueReading::inForce).containsExactly(true, false);
        assertThat(obligation.flags()).as("both readings give one date").isEmpty();
    }

    @ParameterizedTest(name = "{0} as of {1}: {2}")
    @CsvSource(textBlock = """
        contact-vdrp, 2025-05-22, DORMANT
        contact-vdrp, 2025-07-07, DORMANT
        contact-vdrp, 2025-07-08, OPEN
        contact-vdrp, 2026-07-08, OPEN
        vdrp-notice,  2025-07-07, DORMANT
        vdrp-notice,  2025-07-08, OPEN
        vdrp-notice,  2026-07-08, OPEN
        """)
    void vdrpTermsAreDormantThroughJulySeventhAndThenOpenWithoutADate(
            String term, LocalDate asOf, ObligationStatus status) {
        Obligation obligation = meetAndConfer().obligation(term, asOf);

        assertThat(obligation.status()).isEqualTo(status);
        assertThat(obligation.due()).isNull();
        if (status == ObligationStatus.OPEN) {
            assertThat(obligation.openSinceOn()).isEqualTo(TUE_2025_07_08);
            assertThat(obligation.wording()).isEqualTo("open - no date set");
            assertThat(obligation.reason()).isEqualTo("the order says \"thereafter\"");
        } else {
            assertThat(obligation.reason())
                    .startsWith("it becomes binding after Mon, Jul 7, 2025 if there is no settlement");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"contact-vdrp", "vdrp-notice"})
    void vdrpTermsAreMootOnceSettled(String term) {
        CaseHistory settled = meetAndConfer().with(settled(MON_2025_06_16, P1, D1));

        Obligation obligation = settled.obligation(term, TUE_2025_07_08);
        assertThat(obligation.status()).isEqualTo(ObligationStatus.MOOT);
        assertThat(obligation.cause()).isEqualTo(StatusCause.SETTLED);
        assertThat(obligation.endedOn()).isEqualTo(MON_2025_06_16);
        assertThat(settled.statusOf(term, MON_2025_06_02)).isEqualTo(ObligationStatus.DORMANT);
    }

    @Test
    void exhaustionAloneDoesNotRequireVdrpContact() {
        CaseHistory exhausted = meetAndConfer().with(exhausted(MON_2025_06_16, P1, D1));

        assertThat(exhausted.statusOf("contact-vdrp", MON_2025_06_16)).isEqualTo(ObligationStatus.DORMANT);
        assertThat(exhausted.statusOf("contact-vdrp", TUE_2025_07_08)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void contactWithinTheFortyFiveDaysIsMetEarly() {
        Obligation contact =
                meetAndConfer().with(contacted(MON_2025_06_16, P1, D1)).obligation("contact-vdrp", MON_2025_06_16);

        assertThat(contact.status()).isEqualTo(ObligationStatus.MET);
        assertThat(contact.wording()).isEqualTo("met early");
    }

    @Test
    void noticeIsRequiredAfterAnEarlierContact() {
        Obligation notice =
                meetAndConfer().with(contacted(MON_2025_06_16, P1, D1)).obligation("vdrp-notice", MON_2025_06_16);

        assertThat(notice.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(notice.openSinceOn()).isEqualTo(MON_2025_06_16);
        assertThat(notice.evidence()).extracting(Evidence::part).contains(Evidence.Part.TRIGGERS);
    }

    @Test
    void noticeIsRequiredAfterTheWindowOrTheContact() {
        CaseHistory early = meetAndConfer().with(contacted(MON_2025_06_16, P1, D1));
        CaseHistory late = meetAndConfer().with(contacted(THU_2025_07_10, P1, D1));

        assertThat(early.obligation("vdrp-notice", MON_2025_07_14).openSinceOn())
                .isEqualTo(MON_2025_06_16);
        assertThat(late.obligation("vdrp-notice", MON_2025_07_14).openSinceOn()).isEqualTo(TUE_2025_07_08);
        assertThat(late.obligation("vdrp-notice", MON_2025_07_14).trigger()).isNull();
    }

    @Test
    void exhaustionBeforeTheOrderEndsNothing() {
        CaseHistory history = meetAndConferOf(opened("caed", MON_2025_05_19)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.ORGANIZATION)
                .with(exhausted(MON_2025_05_19, P1, D1)));

        assertThat(history.statusOf("meet-and-confer", MON_2025_06_02)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void noticeWithoutContactIsDeficientUntilContactAndNoticeFollow() {
        CaseHistory notice = meetAndConfer().with(noticeFiled(WED_2025_07_09, P1, D1));

        assertThat(notice.obligation("vdrp-notice", WED_2025_07_09).deficiencies())
                .extracting(Deficiency::requirement, Deficiency::actual)
                .containsExactly(tuple(
                        "stating they have contacted the VDRP administrator",
                        "no entry \"VDRP contacted\" is recorded by that day"));
        CaseHistory contacted = notice.with(contacted(THU_2025_07_10, P1, D1));
        assertThat(contacted.statusOf("vdrp-notice", THU_2025_07_10)).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(contacted.with(noticeFiled(MON_2025_07_14, P1, D1)).statusOf("vdrp-notice", MON_2025_07_14))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void noticeThatWasNotFiledIsDeficient() {
        assertThat(meetAndConfer()
                        .with(
                                contacted(WED_2025_07_09, P1, D1),
                                new VDRPNoticeFiled(at(WED_2025_07_09, Channel.EMAILED), Actors.of(P1, D1)))
                        .statusOf("vdrp-notice", WED_2025_07_09))
                .isEqualTo(ObligationStatus.DEFICIENT);
    }

    @ParameterizedTest(name = "as of {0}, known on {1}: {2}")
    @CsvSource(textBlock = """
        2025-08-27, 2025-09-30, DORMANT
        2025-08-28, 2025-09-30, OPEN
        2025-09-11, 2025-09-30, OPEN
        2025-09-12, 2025-09-30, OVERDUE
        2025-09-14, 2025-09-30, OVERDUE
        2025-09-15, 2025-09-30, LATE
        2025-09-30, 2025-09-30, LATE
        2025-09-30, 2025-09-13, OVERDUE
        2025-09-15, 2025-09-14, OVERDUE
        2025-09-30, 2025-08-27, DORMANT
        """)
    void completionReportFiledOnTheFifteenth(LocalDate asOf, LocalDate knownOn, ObligationStatus status) {
        CaseHistory history =
                meetAndConfer().with(sessionCompleted(THU_2025_08_28, P1, D1), reportFiled(MON_2025_09_15, P1, D1));

        assertThat(history.statusOf("completion-report", asOf, knownOn)).isEqualTo(status);
    }

    @Test
    void completionReportExplainsItsLateness() {
        CaseHistory history =
                meetAndConfer().with(sessionCompleted(THU_2025_08_28, P1, D1), reportFiled(MON_2025_09_15, P1, D1));

        Obligation late = history.obligation("completion-report", MON_2025_09_15);
        assertThat(late.due()).extracting(DueMoment::on).isEqualTo(THU_2025_09_11);
        assertThat(late.lateness()).isEqualTo(new Lateness(4, 0));
        assertThat(late.wording()).isEqualTo("late by 4 days");
        assertThat(late.reason()).isEqualTo("performed by entry 5 on Mon, Sep 15, 2025, due Thu, Sep 11, 2025");
        Obligation overdue = history.obligation("completion-report", FRI_2025_09_12);
        assertThat(overdue.wording()).isEqualTo("overdue - no performance recorded");
        assertThat(overdue.reason()).isEqualTo("due Thu, Sep 11, 2025; the record shows no performance");
    }

    @Test
    void completionReportIsEndedOnlyByTheCourtOrTheClosingOfTheCase() {
        CaseHistory completed = meetAndConfer().with(sessionCompleted(THU_2025_08_28, P1, D1));

        assertThat(completed.with(settled(FRI_2025_08_29, P1, D1)).statusOf("completion-report", FRI_2025_09_12))
                .isEqualTo(ObligationStatus.OVERDUE);
        assertThat(completed.with(closed(FRI_2025_08_29)).statusOf("completion-report", FRI_2025_09_12))
                .isEqualTo(ObligationStatus.MOOT);
        assertThat(completed.with(closed(FRI_2025_09_12)).statusOf("completion-report", FRI_2025_09_12))
                .isEqualTo(ObligationStatus.UNPERFORMED);
        assertThat(completed.with(vacated(FRI_2025_08_29, ORDER)).statusOf("completion-report", FRI_2025_09_12))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void completionReportFiledByOneSideOnlyIsDeficientUntilTheOtherJoins() {
        CaseHistory one =
                meetAndConfer().with(sessionCompleted(THU_2025_08_28, P1, D1), reportFiled(THU_2025_09_11, P1));

        Obligation deficient = one.obligation("completion-report", THU_2025_09_11);
        assertThat(deficient.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(deficient.deficiencies())
                .extracting(Deficiency::actual)
                .containsExactly("not by all: on behalf of Sample plaintiff-1, not on behalf of Sample defendant-1");
        CaseHistory joinedIn = one.with(reportFiled(MON_2025_09_15, D1));
        Obligation late = joinedIn.obligation("completion-report", MON_2025_09_15);
        assertThat(late.status()).isEqualTo(ObligationStatus.LATE);
        assertThat(late.lateness()).isEqualTo(new Lateness(4, 0));
        assertThat(late.deficiencies()).extracting(Deficiency::curedBy).containsExactly(joinedIn.last());
    }

    @Test
    void meetingWithoutTheTrialAttorneysIsDeficientAndAProperMeetingPerforms() {
        CaseHistory history = meetAndConfer().with(met(MON_2025_06_02, false, true, P1, D1));

        assertThat(history.obligation("meet-and-confer", MON_2025_06_02).deficiencies())
                .extracting(Deficiency::requirement)
                .containsExactly("should involve the attorneys who will try the case");
        assertThat(history.with(met(MON_2025_06_16, P1, D1)).statusOf("meet-and-confer", MON_2025_06_16))
                .isEqualTo(ObligationStatus.MET);
    }

    @Test
    void openingDemandListsItsDeficiencies() {
        CaseHistory history = meetAndConfer();

        assertThat(history.statusOf("opening-demand", TUE_2025_07_08)).isEqualTo(ObligationStatus.OPEN);
        assertThat(history.with(new DemandServed(
                                at(MON_2025_06_02, Channel.SERVED),
                                Actors.of(P1).to(D1),
                                OfferId.of("demand-1"),
                                true,
                                false,
                                null))
                        .obligation("opening-demand", MON_2025_06_02)
                        .deficiencies())
                .extracting(Deficiency::requirement, Deficiency::actual)
                .containsExactly(tuple("providing a written itemization of damages", "damages itemized: no"));
        assertThat(history.with(exhausted(MON_2025_06_16, P1, D1)).statusOf("opening-demand", MON_2025_06_16))
                .isEqualTo(ObligationStatus.LAPSED);
        assertThat(history.with(settled(MON_2025_06_16, P1, D1)).statusOf("opening-demand", MON_2025_06_16))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void termThatOnlyCollectsEvidenceIsNeverMet() {
        CaseHistory history = meetAndConfer().with(done(MON_2025_07_14, "comply-lr271", P1));

        Obligation compliance = history.obligation("comply-lr271", P1, MON_2025_07_14);
        assertThat(compliance.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(compliance.evidence())
                .contains(new Evidence(
                        history.last(),
                        "PerformanceRecorded",
                        at(MON_2025_07_14).occurredAt(),
                        Evidence.Part.SUPPORTS));
        assertThat(history.obligation("comply-lr271", D1, MON_2025_07_14).evidence())
                .extracting(Evidence::part)
                .doesNotContain(Evidence.Part.SUPPORTS);
        assertThat(history.with(settled(MON_2025_07_14, P1, D1)).statusOf("comply-lr271", P1, MON_2025_07_14))
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void answersNeedAnOffer() {
        assertThat(meetAndConfer().obligations(MON_2025_06_02))
                .filteredOn(obligation -> obligation.term().id().value().equals("answer-offer"))
                .hasSize(2)
                .allSatisfy(obligation -> {
                    assertThat(obligation.status()).isEqualTo(ObligationStatus.DORMANT);
                    assertThat(obligation.trigger()).isNull();
                    assertThat(obligation.reason())
                            .isEqualTo(
                                    "no entry \"Demand served\" or \"Counteroffer made\" addressed to this party is recorded");
                });
    }

    @Test
    void everyOfferRequiresAnAnswer() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory countered = demanded.with(counteroffer(MON_2025_06_16, "counter-1", "demand-1", D1, P1));

        assertThat(demanded.answerTo(demanded.last(), MON_2025_06_02).obligors())
                .isEqualTo(List.of(D1));
        assertThat(demanded.answerTo(demanded.last(), MON_2025_06_02).status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(countered.answerTo(demanded.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.MET);
        Obligation turn = countered.answerTo(countered.last(), MON_2025_06_16);
        assertThat(turn.obligors()).isEqualTo(List.of(P1));
        assertThat(turn.status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(turn.openSinceOn()).isEqualTo(MON_2025_06_16);
        assertThat(turn.id().value()).isEqualTo("ecf-21/answer-offer/plaintiff-1/" + countered.last());
    }

    @Test
    void dormantAnswerIsReplacedByTriggeredAnswers() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));

        assertThat(demanded.obligations(MON_2025_06_02))
                .filteredOn(obligation -> obligation.term().id().value().equals("answer-offer"))
                .extracting(obligation -> obligation.id().value())
                .containsExactly(
                        "ecf-21/answer-offer/defendant-1/" + demanded.last(), "ecf-21/answer-offer/plaintiff-1");
    }

    @Test
    void bareRejectionIsDeficientAndACounterofferCuresIt() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory rejected = demanded.with(rejected(MON_2025_06_16, "demand-1", D1, P1));

        Obligation deficient = rejected.answerTo(demanded.last(), MON_2025_06_16);
        assertThat(deficient.status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(deficient.deficiencies())
                .extracting(Deficiency::requirement, Deficiency::actual)
                .containsExactly(tuple(
                        "Defendant should respond with an acceptance of the offer or with a meaningful counteroffer",
                        "recorded as \"Offer rejected\""));
        CaseHistory cured = rejected.with(counteroffer(
                at(MON_2025_06_23, Channel.SERVED).curing(rejected.last()), "counter-1", "demand-1", true, D1, P1));
        Obligation met = cured.answerTo(demanded.last(), MON_2025_06_23);
        assertThat(met.status()).isEqualTo(ObligationStatus.MET);
        assertThat(met.deficiencies()).extracting(Deficiency::curedBy).containsExactly(cured.last());
    }

    @Test
    void deficientCounterofferStillRequiresAnAnswer() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory countered =
                demanded.with(counteroffer(at(MON_2025_06_16, Channel.SERVED), "counter-1", "demand-1", false, D1, P1));

        assertThat(countered.answerTo(demanded.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.DEFICIENT);
        assertThat(countered.answerTo(countered.last(), MON_2025_06_16).status())
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void acceptanceNeedsNoExplanationAndEndsNoOtherTerm() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory accepted = demanded.with(accepted(MON_2025_06_16, "demand-1", D1, P1));

        assertThat(accepted.answerTo(demanded.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.MET);
        assertThat(accepted.statusOf("meet-and-confer", MON_2025_06_16)).isEqualTo(ObligationStatus.OPEN);
        assertThat(accepted.statusOf("contact-vdrp", TUE_2025_07_08)).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void answerCountsOnlyForTheOfferItNames() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory other = demanded.with(counteroffer(MON_2025_06_16, "counter-1", "demand-7", D1, P1));

        assertThat(other.answerTo(demanded.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void crossingOffersRequireAnAnswerFromEachSide() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory again = demanded.with(demand(MON_2025_06_16, "demand-2", P1, D1));
        CaseHistory crossed = again.with(counteroffer(MON_2025_06_16, "counter-1", "demand-1", D1, P1));

        assertThat(crossed.answerTo(demanded.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.MET);
        assertThat(crossed.answerTo(again.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(crossed.answerTo(crossed.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void newerOfferToTheSameRecipientMakesTheOlderMoot() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));
        CaseHistory again = demanded.with(demand(MON_2025_06_16, "demand-2", P1, D1));

        Obligation older = again.answerTo(demanded.last(), MON_2025_06_16);
        assertThat(older.status()).isEqualTo(ObligationStatus.MOOT);
        assertThat(older.cause()).isEqualTo(StatusCause.OFFER_REPLACED);
        assertThat(again.answerTo(again.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.OPEN);
        assertThat(again.answerTo(demanded.last(), MON_2025_06_02).status()).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void newerOfferToAnotherRecipientOrOfAnotherSideReplacesNothing() {
        CaseHistory parties = meetAndConferOf(opened("caed", MON_2025_05_19)
                .joined(P1, PartyKind.NATURAL_PERSON)
                .joined(D1, PartyKind.ORGANIZATION)
                .joined(D2, PartyKind.ORGANIZATION));
        CaseHistory demanded = parties.with(demand(MON_2025_06_02, "demand-1", P1, D1));

        assertThat(demanded.with(demand(MON_2025_06_16, "demand-2", P1, D2))
                        .answerTo(demanded.last(), MON_2025_06_16)
                        .status())
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(demanded.with(demand(MON_2025_06_16, "demand-2", D2, D1))
                        .answerTo(demanded.last(), MON_2025_06_16)
                        .status())
                .isEqualTo(ObligationStatus.OPEN);
        assertThat(demanded.with(demand(MON_2025_06_16, "demand-2", P1, D1, D2))
                        .answerTo(demanded.last(), MON_2025_06_16)
                        .status())
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void withdrawnOfferIsMoot() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));

        Obligation withdrawn =
                demanded.with(withdrawn(MON_2025_06_16, "demand-1", P1, D1)).answerTo(demanded.last(), MON_2025_06_16);
        assertThat(withdrawn.status()).isEqualTo(ObligationStatus.MOOT);
        assertThat(withdrawn.cause()).isEqualTo(StatusCause.OFFER_WITHDRAWN);
        assertThat(demanded.with(withdrawn(MON_2025_06_16, "demand-7", P1, D1))
                        .answerTo(demanded.last(), MON_2025_06_16)
                        .status())
                .isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void firstOfWithdrawalAndReplacementEndsAnOffer() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));

        assertThat(demanded.with(
                                withdrawn(MON_2025_06_16, "demand-1", P1, D1),
                                demand(MON_2025_06_23, "demand-2", P1, D1))
                        .answerTo(demanded.last(), MON_2025_06_23)
                        .cause())
                .isEqualTo(StatusCause.OFFER_WITHDRAWN);
        assertThat(demanded.with(
                                demand(MON_2025_06_16, "demand-2", P1, D1),
                                withdrawn(MON_2025_06_23, "demand-1", P1, D1))
                        .answerTo(demanded.last(), MON_2025_06_23)
                        .cause())
                .isEqualTo(StatusCause.OFFER_REPLACED);
    }

    @Test
    void acceptingAReplacedOrWithdrawnOfferIsFlagged() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));

        for (CaseHistory over : List.of(
                demanded.with(demand(MON_2025_06_16, "demand-2", P1, D1)),
                demanded.with(withdrawn(MON_2025_06_16, "demand-1", P1, D1)))) {
            Obligation answered =
                    over.with(accepted(MON_2025_06_23, "demand-1", D1, P1)).answerTo(demanded.last(), MON_2025_06_23);

            assertThat(answered.status()).isEqualTo(ObligationStatus.MET);
            assertThat(answered.flags()).anySatisfy(flag -> assertThat(flag).contains("entry " + over.last()));
        }
        assertThat(demanded.with(settled(MON_2025_06_16, P1, D1), accepted(MON_2025_06_23, "demand-1", D1, P1))
                        .answerTo(demanded.last(), MON_2025_06_23)
                        .flags())
                .as("accepted after the settlement")
                .isEmpty();
        assertThat(demanded.with(
                                accepted(MON_2025_06_16, "demand-1", D1, P1),
                                demand(MON_2025_06_23, "demand-2", P1, D1))
                        .answerTo(demanded.last(), MON_2025_06_23)
                        .flags())
                .as("accepted before it ended")
                .isEmpty();
    }

    @Test
    void unansweredAtExhaustionLapsesAndAtSettlementIsMoot() {
        CaseHistory demanded = meetAndConfer().with(demand(MON_2025_06_02, "demand-1", P1, D1));

        Obligation lapsed = demanded.with(exhausted(MON_2025_06_16, P1, D1)).answerTo(demanded.last(), MON_2025_06_16);
        assertThat(lapsed.status()).isEqualTo(ObligationStatus.LAPSED);
        assertThat(lapsed.wording()).isEqualTo("lapsed - not used");
        assertThat(demanded.with(settled(MON_2025_06_16, P1, D1))
                        .answerTo(demanded.last(), MON_2025_06_16)
                        .status())
                .isEqualTo(ObligationStatus.MOOT);
    }

    @Test
    void exhaustionBeforeAnOfferDoesNotEndItsAnswer() {
        CaseHistory again =
                meetAndConfer().with(exhausted(MON_2025_06_02, P1, D1), demand(MON_2025_06_16, "demand-1", P1, D1));

        assertThat(again.answerTo(again.last(), MON_2025_06_16).status()).isEqualTo(ObligationStatus.OPEN);
    }

    @Test
    void demandRequiresAnswersOnlyFromItsRecipients() {
        CaseHistory demanded = meetAndConferOf(opened("caed", MON_2025_05_19)
                        .joined(P1, PartyKind.NATURAL_PERSON)
                        .joined(D1, PartyKind.ORGANIZATION)
                        .joined(D2, PartyKind.ORGANIZATION))
                .with(demand(MON_2025_06_02, "demand-1", P1, D2));

        assertThat(demanded.answerTo(demanded.last(), MON_2025_06_02).obligors())
                .isEqualTo(List.of(D2));
    }

    @Test
    void undatedObligationThatEndsUnperformedIsMoot() {
        Obligation contact = meetAndConfer().with(closed(MON_2025_07_14)).obligation("contact-vdrp", MON_2025_07_14);

        assertThat(contact.status()).isEqualTo(ObligationStatus.MOOT);
        assertThat(contact.openSinceOn()).isEqualTo(TUE_2025_07_08);
        assertThat(contact.endedOn()).isEqualTo(MON_2025_07_14);
    }
}
