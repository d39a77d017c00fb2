package org.goodfaith.rulebook.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.conduct.VdrpCase.DEFENDANT;
import static org.goodfaith.rulebook.conduct.VdrpCase.PLAINTIFF;
import static org.goodfaith.rulebook.conduct.VdrpCase.PLAINTIFFS_COUNSEL;
import static org.goodfaith.rulebook.conduct.VdrpCase.REPORT;
import static org.goodfaith.rulebook.conduct.VdrpCase.both;
import static org.goodfaith.rulebook.conduct.VdrpCase.endOf;
import static org.goodfaith.rulebook.conduct.VdrpCase.on;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.junit.jupiter.api.Test;

class IndicatorRulesTest {

    private static final LocalDate TUE_2025_06_10 = LocalDate.of(2025, 6, 10);
    private static final LocalDate FRI_2025_06_20 = LocalDate.of(2025, 6, 20);
    private static final LocalDate MON_2025_06_23 = LocalDate.of(2025, 6, 23);
    private static final LocalDate WED_2025_06_25 = LocalDate.of(2025, 6, 25);
    private static final LocalDate THU_2025_08_28 = LocalDate.of(2025, 8, 28);
    private static final LocalDate THU_2025_09_11 = LocalDate.of(2025, 9, 11);
    private static final LocalDate MON_2025_09_15 = LocalDate.of(2025, 9, 15);
    private static final LocalDate TUE_2025_09_30 = LocalDate.of(2025, 9, 30);
    private static final OfferId DEMAND = OfferId.of("demand-1");

    private final VdrpCase file = new VdrpCase();

    @Test
    void missingPerformanceIsReplacedByALateOne() {
        assertThat(texts(PLAINTIFF, MON_2025_06_23, Kind.MISSING_PERFORMANCE))
                .containsExactly("statement: no performance recorded, due Fri, Jun 20, 2025");

        statement(PLAINTIFF, WED_2025_06_25, 9);

        assertThat(texts(PLAINTIFF, WED_2025_06_25, Kind.LATE_PERFORMANCE))
                .containsExactly("statement: late by 5 days");
        assertThat(texts(PLAINTIFF, WED_2025_06_25, Kind.MISSING_PERFORMANCE)).isEmpty();
        assertThat(texts(DEFENDANT, WED_2025_06_25, Kind.MISSING_PERFORMANCE)).hasSize(1);
    }

    @Test
    void missedDateBeforeAnExtensionIsStillReported() {
        file.record(
                WED_2025_06_25,
                new DeadlineExtended(
                        on(WED_2025_06_25),
                        new TermRef(VdrpCase.ORDER, TermId.of("statement")),
                        null,
                        null,
                        List.of(PLAINTIFF),
                        CourtTime.on(TUE_2025_09_30),
                        null,
                        ExtensionBasis.ORDER,
                        null));
        statement(PLAINTIFF, THU_2025_08_28, 9);

        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.MISSING_PERFORMANCE))
                .containsExactly(
                        "statement: no performance was recorded from Fri, Jun 20, 2025 until Wed, Jun 25, 2025");
    }

    @Test
    void earlyPerformanceAndCuresAreFavorable() {
        statement(PLAINTIFF, TUE_2025_06_10, 12);
        long deficient = file.last();
        file.record(
                FRI_2025_06_20,
                new StatementSubmitted(
                        on(FRI_2025_06_20, Channel.EMAILED).curing(deficient),
                        Actors.of(PLAINTIFF),
                        EventKey.of("settlement-conference"),
                        null,
                        10,
                        0,
                        null));
        statement(DEFENDANT, TUE_2025_06_10, 8);

        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.DEFICIENT_PERFORMANCE))
                .containsExactly("statement: \"not exceed ten (10) pages of text\" - text pages: 12");
        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.CURE))
                .containsExactly(
                        "statement: \"not exceed ten (10) pages of text\" - cured by entry " + (deficient + 1));
        assertThat(texts(DEFENDANT, TUE_2025_09_30, Kind.EARLY_PERFORMANCE))
                .containsExactly("statement: performed 10 days before it was due");
    }

    @Test
    void forbiddenChannelNamesCounsel() {
        file.record(
                TUE_2025_06_10,
                new StatementSubmitted(
                        on(TUE_2025_06_10, Channel.FILED),
                        Actors.of(PLAINTIFF),
                        EventKey.of("settlement-conference"),
                        null,
                        9,
                        0,
                        null));

        assertThat(indicators(PLAINTIFF, TUE_2025_06_10))
                .filteredOn(indicator -> indicator.kind() == Kind.FORBIDDEN_CHANNEL)
                .singleElement()
                .satisfies(indicator -> {
                    assertThat(indicator.counsel()).as("counsel had to send it").containsExactly(PLAINTIFFS_COUNSEL);
                    assertThat(indicator.visibility()).isEqualTo(Visibility.CHAMBERS);
                });
    }

    @Test
    void repetitionStartsWithTheSecondObligation() {
        file.record(THU_2025_08_28, new VDRPSessionCompleted(on(THU_2025_08_28), both(), null));

        assertThat(texts(PLAINTIFF, THU_2025_09_11, Kind.REPEATED)).isEmpty();
        assertThat(texts(DEFENDANT, MON_2025_09_15, Kind.REPEATED))
                .containsExactly("2 obligations were missed, late or deficient");
        assertThat(texts(PLAINTIFF, MON_2025_09_15, Kind.REPEATED))
                .as("the statement was its counsel's duty, the report its own")
                .isEmpty();
    }

    @Test
    void requestOnTheDueDayOfAFilingIsAMarkWhereALocalRuleSaysSo() {
        file.record(THU_2025_08_28, new VDRPSessionCompleted(on(THU_2025_08_28), both(), null));
        file.record(
                THU_2025_09_11,
                new ExtensionRequested(on(THU_2025_09_11), Actors.of(PLAINTIFF), REPORT, null, null, TUE_2025_09_30));

        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.EXTENSION_SOUGHT)).hasSize(1);
        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.LATE_REQUEST))
                .containsExactly("completion-report: an extension was requested on Thu, Sep 11, 2025, on the due day;"
                        + " \"Requests for Court-approved extensions brought on the required filing date … are looked"
                        + " upon with disfavor.\" (E.D. Cal. L.R. 144(d), as quoted in Molina v. Cohan and Alexander v."
                        + " Aranda)");
        assertThat(texts(DEFENDANT, TUE_2025_09_30, Kind.EXTENSION_SOUGHT)).isEmpty();
    }

    @Test
    void requestBeforeTheDueDayIsOnlyAnExtensionSought() {
        file.record(THU_2025_08_28, new VDRPSessionCompleted(on(THU_2025_08_28), both(), null));
        file.record(
                THU_2025_08_28,
                new ExtensionRequested(on(THU_2025_08_28), Actors.of(PLAINTIFF), REPORT, null, null, TUE_2025_09_30));

        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.EXTENSION_SOUGHT)).hasSize(1);
        assertThat(texts(PLAINTIFF, TUE_2025_09_30, Kind.LATE_REQUEST)).isEmpty();
    }

    @Test
    void rejectionLeavesAnOfferUnansweredAndACounterofferAnswersIt() {
        file.record(
                TUE_2025_06_10,
                new DemandServed(on(TUE_2025_06_10), Actors.of(PLAINTIFF).to(DEFENDANT), DEMAND, true, true, true));
        file.record(
                FRI_2025_06_20,
                new OfferRejected(on(FRI_2025_06_20), Actors.of(DEFENDANT).to(PLAINTIFF), DEMAND, true));

        assertThat(texts(DEFENDANT, MON_2025_06_23, Kind.OFFER_UNANSWERED))
                .containsExactly("no counteroffer or acceptance is recorded since demand-1 of Tue, Jun 10, 2025");

        file.record(
                WED_2025_06_25,
                new CounterofferMade(
                        on(WED_2025_06_25),
                        Actors.of(DEFENDANT).to(PLAINTIFF),
                        OfferId.of("counter-1"),
                        DEMAND,
                        true,
                        true));

        assertThat(texts(DEFENDANT, WED_2025_06_25, Kind.OFFER_UNANSWERED)).isEmpty();
        assertThat(texts(PLAINTIFF, WED_2025_06_25, Kind.OFFER_UNANSWERED)).hasSize(1);
    }

    @Test
    void vdrpContactWithoutEarlierInformalExchangeIsReported() {
        file.record(MON_2025_06_23, new VDRPContacted(on(MON_2025_06_23), both()));
        assertThat(texts(DEFENDANT, TUE_2025_09_30, Kind.VDRP_WITHOUT_INFORMAL_EXCHANGE))
                .hasSize(1);

        file.record(
                WED_2025_06_25,
                new DemandServed(on(TUE_2025_06_10), Actors.of(PLAINTIFF).to(DEFENDANT), DEMAND, true, true, true));
        assertThat(texts(DEFENDANT, TUE_2025_09_30, Kind.VDRP_WITHOUT_INFORMAL_EXCHANGE))
                .as("recorded later, but served before the contact")
                .isEmpty();
    }

    @Test
    void courtFindingsComeFirstAndNameCounselSeparatelyFromTheClient() {
        file.record(
                WED_2025_06_25,
                new SanctionImposed(
                        on(WED_2025_06_25), List.of(), List.of(PLAINTIFFS_COUNSEL), "counsel alone is at fault"));
        file.record(
                THU_2025_08_28,
                new CourtFindingMade(
                        on(THU_2025_08_28), List.of(DEFENDANT), List.of(), List.of(), "defendant complied"));

        assertThat(indicators(PLAINTIFF, TUE_2025_09_30).getFirst()).satisfies(first -> {
            assertThat(first.kind()).isEqualTo(Kind.COURT_FINDING);
            assertThat(first.counsel()).containsExactly(PLAINTIFFS_COUNSEL);
            assertThat(first.text()).isEqualTo("the court's sanction: \"counsel alone is at fault\"");
        });
        assertThat(indicators(DEFENDANT, TUE_2025_09_30).getFirst())
                .satisfies(first -> assertThat(first.counsel()).isEmpty());
    }

    @Test
    void disclosureIsAsConfidentialAsItsDocument() {
        statement(PLAINTIFF, TUE_2025_06_10, 9);
        file.record(
                WED_2025_06_25,
                new DisclosureRecorded(on(WED_2025_06_25), Actors.of(DEFENDANT), file.last(), "the assigned judge"));

        assertThat(indicators(DEFENDANT, TUE_2025_09_30))
                .filteredOn(indicator -> indicator.kind() == Kind.DISCLOSURE)
                .singleElement()
                .satisfies(indicator -> assertThat(indicator.visibility()).isEqualTo(Visibility.CHAMBERS));
    }

    @Test
    void timelyReportHasNoIndicator() {
        file.record(THU_2025_08_28, new VDRPSessionCompleted(on(THU_2025_08_28), both(), null));
        file.record(THU_2025_09_11, new VDRPCompletionReportFiled(on(THU_2025_09_11, Channel.FILED), both()));

        assertThat(indicators(PLAINTIFF, TUE_2025_09_30))
                .noneMatch(indicator -> indicator.obligation() != null
                        && indicator.obligation().value().contains("completion-report"));
    }

    private void statement(PartyId party, LocalDate day, int textPages) {
        file.record(
                day,
                new StatementSubmitted(
                        on(day, Channel.EMAILED),
                        Actors.of(party),
                        EventKey.of("settlement-conference"),
                        null,
                        textPages,
                        0,
                        null));
    }

    private List<String> texts(PartyId party, LocalDate day, Kind kind) {
        return indicators(party, day).stream()
                .filter(indicator -> indicator.kind() == kind)
                .map(Indicator::text)
                .toList();
    }

    private List<Indicator> indicators(PartyId party, LocalDate day) {
        return IndicatorRules.of(file.record(), endOf(day)).stream()
                .filter(indicator -> indicator.party().equals(party))
                .toList();
    }
}
