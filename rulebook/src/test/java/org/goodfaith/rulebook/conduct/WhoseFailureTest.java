package org.goodfaith.rulebook.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.conduct.VdrpCase.DEFENDANT;
import static org.goodfaith.rulebook.conduct.VdrpCase.ORDER;
import static org.goodfaith.rulebook.conduct.VdrpCase.PLAINTIFF;
import static org.goodfaith.rulebook.conduct.VdrpCase.PLAINTIFFS_COUNSEL;
import static org.goodfaith.rulebook.conduct.VdrpCase.endOf;
import static org.goodfaith.rulebook.conduct.VdrpCase.on;
import static org.goodfaith.rulebook.status.TermDraft.must;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.status.TermDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The paragraph "Whose failure" of the specification, as case histories. */
class WhoseFailureTest {

    private static final LocalDate TUE_2025_06_10 = LocalDate.of(2025, 6, 10);
    private static final LocalDate FRI_2025_06_20 = LocalDate.of(2025, 6, 20);
    private static final LocalDate MON_2025_06_23 = LocalDate.of(2025, 6, 23);
    private static final LocalDate WED_2025_06_25 = LocalDate.of(2025, 6, 25);
    private static final LocalDate FRI_2025_07_11 = LocalDate.of(2025, 7, 11);
    private static final LocalDate TUE_2025_09_30 = LocalDate.of(2025, 9, 30);
    private static final CounselId SUCCESSOR = CounselId.of("counsel-q");
    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    private static final Obligor EACH_COUNSEL =
            new Obligor(Obligor.Who.ALL, Obligor.How.EACH, Obligor.Actor.COUNSEL, List.of());

    // Adding up

    @Test
    void twoLateStatementsOfCounselAreCounselsAndNotTheClients() {
        VdrpCase file = new VdrpCase("cand", statement("first"), statement("second"));
        done(file, MON_2025_06_23, "first", PLAINTIFF);
        done(file, MON_2025_06_23, "second", PLAINTIFF);

        assertThat(of(file, PLAINTIFF, Kind.REPEATED)).singleElement().satisfies(repeated -> {
            assertThat(repeated.counsel()).containsExactly(PLAINTIFFS_COUNSEL);
            assertThat(repeated.text()).isEqualTo("2 obligations of counsel were missed, late or deficient");
        });
        assertThat(of(file, PLAINTIFF, Kind.LATE_PERFORMANCE)).hasSize(2).allSatisfy(late -> assertThat(late.counsel())
                .containsExactly(PLAINTIFFS_COUNSEL));
    }

    @Test
    void failuresOfCounselAndOfThePartyAreNotAddedUp() {
        VdrpCase file = new VdrpCase("cand", statement("statement"), report("report"));
        done(file, MON_2025_06_23, "statement", PLAINTIFF);
        done(file, MON_2025_06_23, "report", PLAINTIFF);

        assertThat(of(file, PLAINTIFF, Kind.LATE_PERFORMANCE))
                .extracting(Indicator::counsel)
                .containsExactlyInAnyOrder(List.of(PLAINTIFFS_COUNSEL), List.of());
        assertThat(of(file, PLAINTIFF, Kind.REPEATED)).isEmpty();
    }

    @Test
    void failuresOfTwoAttorneysAreNotAddedUp() {
        VdrpCase file = new VdrpCase("cand", statement("first"), statement("second", FRI_2025_07_11));
        done(file, MON_2025_06_23, "first", PLAINTIFF);
        replaceCounsel(file, WED_2025_06_25);
        done(file, TUE_2025_09_30, "second", PLAINTIFF);

        assertThat(of(file, PLAINTIFF, Kind.LATE_PERFORMANCE))
                .extracting(Indicator::counsel)
                .containsExactly(List.of(PLAINTIFFS_COUNSEL), List.of(SUCCESSOR));
        assertThat(of(file, PLAINTIFF, Kind.REPEATED)).isEmpty();
    }

    @Test
    void latenessIsThePredecessorsWhenTheSuccessorCatchesUp() {
        VdrpCase file = new VdrpCase("cand", statement("statement"));
        replaceCounsel(file, MON_2025_06_23);

        assertThat(of(file, PLAINTIFF, Kind.MISSING_PERFORMANCE))
                .singleElement()
                .satisfies(missing -> assertThat(missing.counsel()).containsExactly(PLAINTIFFS_COUNSEL));

        done(file, WED_2025_06_25, "statement", PLAINTIFF);

        assertThat(of(file, PLAINTIFF, Kind.LATE_PERFORMANCE))
                .singleElement()
                .satisfies(late -> assertThat(late.counsel()).containsExactly(PLAINTIFFS_COUNSEL));
    }

    @Test
    void partyWithoutCounselStandsForItsCounsel() {
        VdrpCase file = new VdrpCase("cand", statement("first"), statement("second"));

        assertThat(of(file, DEFENDANT, Kind.REPEATED))
                .singleElement()
                .satisfies(repeated -> assertThat(repeated.counsel()).isEmpty());
    }

    @Test
    void whereEachHasToActOnlyTheOnesWhoDidNotAreMissing() {
        VdrpCase file = new VdrpCase(
                "cand",
                term("meeting", FRI_2025_06_20)
                        .owedBy(Obligor.Who.ALL, Obligor.How.TOGETHER)
                        .term());
        done(file, TUE_2025_06_10, "meeting", PLAINTIFF);

        assertThat(of(file, PLAINTIFF, Kind.MISSING_PERFORMANCE)).isEmpty();
        assertThat(of(file, DEFENDANT, Kind.MISSING_PERFORMANCE)).hasSize(1);

        done(file, TUE_2025_09_30, "meeting", DEFENDANT);

        assertThat(of(file, PLAINTIFF, Kind.LATE_PERFORMANCE)).isEmpty();
        assertThat(of(file, DEFENDANT, Kind.LATE_PERFORMANCE)).hasSize(1);
    }

    @Test
    void deficientActIsThePartysForWhomItWasDone() {
        VdrpCase file = new VdrpCase(
                "cand",
                term("meeting", FRI_2025_06_20)
                        .owedBy(Obligor.Who.ALL, Obligor.How.TOGETHER)
                        .asks(new Requirement.Affirmed("prepared", "come prepared"))
                        .term());
        file.record(TUE_2025_06_10, done(TUE_2025_06_10, "meeting", Map.of("prepared", false), PLAINTIFF));
        file.record(TUE_2025_06_10, done(TUE_2025_06_10, "meeting", Map.of("prepared", true), DEFENDANT));

        assertThat(of(file, PLAINTIFF, Kind.DEFICIENT_PERFORMANCE)).hasSize(1);
        assertThat(of(file, DEFENDANT, Kind.DEFICIENT_PERFORMANCE)).isEmpty();
    }

    // Attendance

    @Test
    void leadTrialCounselWhoCameWithoutAuthorityIsNotWithoutLeadTrialCounsel() {
        VdrpCase file = conference(
                attendedBy(List.of(AttendeeRole.LEAD_TRIAL_COUNSEL, AttendeeRole.REPRESENTATIVE), Authority.UNLIMITED));
        attended(file, new Attendee("Counsel P", AttendeeRole.LEAD_TRIAL_COUNSEL, Authority.LIMITED));

        assertThat(kindsAgainst(file)).containsExactly(Kind.ATTENDANCE_WITHOUT_AUTHORITY);
        assertThat(of(file, PLAINTIFF, Kind.ATTENDANCE_WITHOUT_AUTHORITY))
                .singleElement()
                .satisfies(without -> assertThat(without.counsel())
                        .as("the party had to give it")
                        .isEmpty());
    }

    @Test
    void onlyTheAbsenceOfLeadTrialCounselIsWithoutLeadTrialCounsel() {
        VdrpCase file = conference(
                attendedBy(List.of(AttendeeRole.LEAD_TRIAL_COUNSEL)),
                attendedBy(List.of(AttendeeRole.REPRESENTATIVE), Authority.UNLIMITED));
        attended(file, new Attendee("R. Rep", AttendeeRole.REPRESENTATIVE, Authority.UNLIMITED));

        assertThat(kindsAgainst(file)).containsExactly(Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL);
        assertThat(of(file, PLAINTIFF, Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL))
                .singleElement()
                .satisfies(without -> assertThat(without.counsel()).containsExactly(PLAINTIFFS_COUNSEL));
    }

    @Test
    void twoRequirementsInTheSameWordsKeepTheirOwnIndicators() {
        VdrpCase file = conference(
                attendedBy(List.of(AttendeeRole.LEAD_TRIAL_COUNSEL)),
                attendedBy(List.of(AttendeeRole.PARTY_IN_PERSON)));
        attended(file, new Attendee("Counsel P", AttendeeRole.LEAD_TRIAL_COUNSEL, Authority.UNLIMITED));

        assertThat(kindsAgainst(file)).containsExactly(Kind.DEFICIENT_PERFORMANCE);
        assertThat(of(file, PLAINTIFF, Kind.DEFICIENT_PERFORMANCE))
                .singleElement()
                .satisfies(deficient -> assertThat(deficient.text()).endsWith("nobody attended as party in person"));
    }

    @Test
    void counselAloneWithoutAuthorityIsAttendanceWithoutAuthority() {
        VdrpCase file = conference(attendedBy(List.of(AttendeeRole.REPRESENTATIVE), Authority.UNLIMITED));
        attended(file, new Attendee("Counsel P", AttendeeRole.OTHER_COUNSEL, Authority.LIMITED));

        assertThat(kindsAgainst(file)).containsExactly(Kind.ATTENDANCE_WITHOUT_AUTHORITY);
    }

    @Test
    void unrecordedAuthorityIsNotMissingAuthority() {
        VdrpCase file = conference(attendedBy(List.of(AttendeeRole.REPRESENTATIVE), Authority.UNLIMITED));
        attended(file, new Attendee("Counsel P", AttendeeRole.OTHER_COUNSEL, null));

        assertThat(kindsAgainst(file)).containsExactly(Kind.DEFICIENT_PERFORMANCE);
    }

    @Test
    void somebodyAbsentDidNotAttendWithoutAuthority() {
        VdrpCase file = conference(
                attendedBy(List.of(AttendeeRole.LEAD_TRIAL_COUNSEL)),
                attendedBy(List.of(AttendeeRole.REPRESENTATIVE), Authority.UNLIMITED));
        file.record(FRI_2025_07_11, new NonappearanceRecorded(on(FRI_2025_07_11), CONFERENCE, List.of(PLAINTIFF)));

        assertThat(kindsAgainst(file)).containsExactly(Kind.ABSENCE);
        assertThat(of(file, PLAINTIFF, Kind.ABSENCE)).singleElement().satisfies(absence -> assertThat(absence.text())
                .isEqualTo("attend: nobody appeared"));
    }

    @Test
    void absenceFromAMeetingOfCounselIsCounsels() {
        VdrpCase file = conference(must("attend")
                .owedBy(EACH_COUNSEL)
                .due(TermDraft.dayOf(CONFERENCE))
                .by("AttendanceRecorded", CONFERENCE));
        file.record(
                FRI_2025_07_11,
                new NonappearanceRecorded(on(FRI_2025_07_11), CONFERENCE, List.of(PLAINTIFF, DEFENDANT)));

        assertThat(of(file, PLAINTIFF, Kind.ABSENCE)).singleElement().satisfies(absence -> assertThat(absence.counsel())
                .containsExactly(PLAINTIFFS_COUNSEL));
        assertThat(of(file, DEFENDANT, Kind.ABSENCE)).singleElement().satisfies(absence -> assertThat(absence.counsel())
                .as("has no counsel of record")
                .isEmpty());
    }

    @Test
    void attendanceThatIsNotRecordedIsCalledAttendance() {
        VdrpCase file = conference();
        file.record(FRI_2025_07_11, new SettlementConferenceHeld(on(FRI_2025_07_11), CONFERENCE));

        assertThat(of(file, PLAINTIFF, Kind.MISSING_PERFORMANCE))
                .extracting(Indicator::text)
                .containsExactly("attend: no attendance recorded, due Fri, Jul 11, 2025");
    }

    @Test
    void failuresOfAPartyAndOfItsSuccessorAreNotAddedUpUnlessItIsAnOffice() {
        for (SubstitutionGround ground : SubstitutionGround.values()) {
            VdrpCase file = new VdrpCase(
                    "cand", report("first"), term("second", FRI_2025_07_11).term());
            file.record(
                    WED_2025_06_25,
                    new PartySubstituted(on(WED_2025_06_25), PLAINTIFF, "Successor P", ground, null, null));

            assertThat(of(file, PLAINTIFF, Kind.MISSING_PERFORMANCE)).hasSize(2);
            assertThat(of(file, PLAINTIFF, Kind.REPEATED))
                    .as("%s", ground)
                    .hasSize(ground == SubstitutionGround.PUBLIC_OFFICER ? 1 : 0);
        }
    }

    @Test
    void aSuccessorDoesNotRepeatWhatWasMissing() {
        VdrpCase file = new VdrpCase(
                "cand",
                term("report", FRI_2025_06_20).until(TermDraft.held(CONFERENCE)).term());
        file.record(FRI_2025_07_11, new SettlementConferenceHeld(on(FRI_2025_07_11), CONFERENCE));
        file.record(
                TUE_2025_09_30,
                new PartySubstituted(
                        on(TUE_2025_09_30), PLAINTIFF, "Successor P", SubstitutionGround.PUBLIC_OFFICER, null, null));

        assertThat(kindsAgainst(file)).containsExactly(Kind.MISSING_PERFORMANCE);
    }

    // Early marks

    private static VdrpCase reportedOnJuly11AfterAnExtension(LocalDate grantedOn, @Nullable LocalDate nuncProTunc) {
        VdrpCase file = new VdrpCase("cand", report("report"));
        file.record(grantedOn, extended(grantedOn, nuncProTunc));
        done(file, FRI_2025_07_11, "report", PLAINTIFF);
        return file;
    }

    @Test
    void extensionGrantedAfterTheDueDayMakesNoEarlyMark() {
        VdrpCase file = reportedOnJuly11AfterAnExtension(WED_2025_06_25, null);

        assertThat(of(file, PLAINTIFF, Kind.EARLY_PERFORMANCE)).isEmpty();
    }

    @Test
    void extensionThatMakesALateActTimelyMakesNoEarlyMark() {
        VdrpCase file = new VdrpCase("cand", report("report"));
        done(file, MON_2025_06_23, "report", PLAINTIFF);
        file.record(WED_2025_06_25, extended(WED_2025_06_25, null));

        assertThat(of(file, PLAINTIFF, Kind.EARLY_PERFORMANCE)).isEmpty();
    }

    @Test
    void nuncProTuncExtensionMakesNoEarlyMark() {
        VdrpCase file = reportedOnJuly11AfterAnExtension(WED_2025_06_25, TUE_2025_06_10);

        assertThat(of(file, PLAINTIFF, Kind.EARLY_PERFORMANCE)).isEmpty();
    }

    @Test
    void extensionGrantedBeforeTheDueDayLeavesAnEarlyActEarly() {
        VdrpCase file = reportedOnJuly11AfterAnExtension(TUE_2025_06_10, null);

        assertThat(of(file, PLAINTIFF, Kind.EARLY_PERFORMANCE))
                .extracting(Indicator::text)
                .containsExactly("report: performed 81 days before it was due");
    }

    @Test
    void attendanceIsNeverEarly() {
        VdrpCase file = conference(attendedBy(List.of(AttendeeRole.OTHER_COUNSEL)));
        file.record(
                TUE_2025_06_10,
                new AttendanceRecorded(
                        on(TUE_2025_06_10),
                        Actors.of(PLAINTIFF),
                        CONFERENCE,
                        List.of(new Attendee("Counsel P", AttendeeRole.OTHER_COUNSEL, null)),
                        null));

        assertThat(of(file, PLAINTIFF, Kind.EARLY_PERFORMANCE)).isEmpty();
    }

    // Requests

    @Test
    void requestByTheDueDayIsNeutral() {
        VdrpCase file = new VdrpCase("cand", report("report"));
        file.record(FRI_2025_06_20, requested(FRI_2025_06_20, "report"));

        assertThat(of(file, PLAINTIFF, Kind.EXTENSION_SOUGHT)).hasSize(1);
        assertThat(of(file, PLAINTIFF, Kind.LATE_REQUEST)).isEmpty();
    }

    @Test
    void requestAfterTheDueDayIsAMark() {
        VdrpCase file = new VdrpCase("cand", report("report"));
        file.record(MON_2025_06_23, requested(MON_2025_06_23, "report"));

        assertThat(of(file, PLAINTIFF, Kind.LATE_REQUEST))
                .extracting(Indicator::text)
                .containsExactly(
                        "report: an extension was requested on Mon, Jun 23, 2025, after the due day, Fri, Jun 20, 2025");
    }

    @Test
    void localRuleAboutFilingsDoesNotConcernOtherActs() {
        VdrpCase file = new VdrpCase("caed", report("report"));
        file.record(FRI_2025_06_20, requested(FRI_2025_06_20, "report"));

        assertThat(of(file, PLAINTIFF, Kind.LATE_REQUEST)).isEmpty();
    }

    @Test
    void requestForCounselsTermIsCounsels() {
        VdrpCase file = new VdrpCase("cand", statement("statement"));
        file.record(MON_2025_06_23, requested(MON_2025_06_23, "statement"));

        assertThat(of(file, PLAINTIFF, Kind.LATE_REQUEST))
                .singleElement()
                .satisfies(request -> assertThat(request.counsel()).containsExactly(PLAINTIFFS_COUNSEL));
    }

    @Test
    void requestIsMeasuredByThePeriodThatWasOpen() {
        Term monthly = must("report")
                .due(TermDraft.every(30, Period.Unit.DAYS, new Anchor.OrderDated()))
                .by("PerformanceRecorded")
                .term();
        VdrpCase late = new VdrpCase("cand", monthly);
        late.record(MON_2025_06_23, requested(MON_2025_06_23, "report"));
        VdrpCase reported = new VdrpCase("cand", monthly);
        done(reported, FRI_2025_06_20, "report", PLAINTIFF);
        reported.record(MON_2025_06_23, requested(MON_2025_06_23, "report"));
        VdrpCase named = new VdrpCase("cand", monthly);
        named.record(
                MON_2025_06_23,
                new ExtensionRequested(
                        on(MON_2025_06_23), Actors.of(PLAINTIFF), ref("report"), 2, null, TUE_2025_09_30));

        assertThat(of(late, PLAINTIFF, Kind.LATE_REQUEST))
                .extracting(Indicator::text)
                .containsExactly(
                        "report: an extension was requested on Mon, Jun 23, 2025, after the due day, Fri, Jun 20, 2025");
        assertThat(of(reported, PLAINTIFF, Kind.LATE_REQUEST)).isEmpty();
        assertThat(of(named, PLAINTIFF, Kind.LATE_REQUEST)).isEmpty();
    }

    private static TermDraft term(String id, LocalDate due) {
        return must(id).due(TermDraft.on(due)).by("PerformanceRecorded");
    }

    private static Term statement(String id) {
        return statement(id, FRI_2025_06_20);
    }

    private static Term statement(String id, LocalDate due) {
        return term(id, due).owedBy(EACH_COUNSEL).term();
    }

    private static Term report(String id) {
        return term(id, FRI_2025_06_20).term();
    }

    private static VdrpCase conference(Requirement... requirements) {
        TermDraft attend = must("attend").due(TermDraft.dayOf(CONFERENCE)).by("AttendanceRecorded", CONFERENCE);
        for (Requirement requirement : requirements) {
            attend.asks(requirement);
        }
        return conference(attend);
    }

    private static VdrpCase conference(TermDraft attend) {
        VdrpCase file = new VdrpCase("cand", attend.term());
        return file.record(
                TUE_2025_06_10,
                new EventScheduled(
                        on(TUE_2025_06_10),
                        CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.on(FRI_2025_07_11),
                        null,
                        null));
    }

    private static Requirement attendedBy(List<AttendeeRole> roles, Authority... authorities) {
        return new Requirement.AttendedBy(
                roles, List.of(authorities), null, "lead trial counsel shall appear with the parties");
    }

    private static void attended(VdrpCase file, Attendee... attendees) {
        file.record(
                FRI_2025_07_11,
                new AttendanceRecorded(on(FRI_2025_07_11), Actors.of(PLAINTIFF), CONFERENCE, List.of(attendees), null));
    }

    private static void done(VdrpCase file, LocalDate day, String term, PartyId party) {
        file.record(day, done(day, term, Map.of(), party));
    }

    private static PerformanceRecorded done(LocalDate day, String term, Map<String, Boolean> answers, PartyId party) {
        return new PerformanceRecorded(on(day), Actors.of(party), ref(term), answers, Map.of());
    }

    private static DeadlineExtended extended(LocalDate day, @Nullable LocalDate countsFromOn) {
        return new DeadlineExtended(
                on(day),
                ref("report"),
                null,
                null,
                List.of(),
                CourtTime.on(TUE_2025_09_30),
                null,
                ExtensionBasis.ORDER,
                countsFromOn);
    }

    private static ExtensionRequested requested(LocalDate day, String term) {
        return new ExtensionRequested(on(day), Actors.of(PLAINTIFF), ref(term), null, null, TUE_2025_09_30);
    }

    private static void replaceCounsel(VdrpCase file, LocalDate day) {
        file.record(day, new CounselWithdrew(on(day), PLAINTIFFS_COUNSEL, List.of(PLAINTIFF)));
        file.record(day, new CounselAppeared(on(day), SUCCESSOR, "Counsel Q", List.of(PLAINTIFF), true));
    }

    private static TermRef ref(String term) {
        return new TermRef(ORDER, TermId.of(term));
    }

    private static List<Kind> kindsAgainst(VdrpCase file) {
        return all(file, PLAINTIFF).stream()
                .map(Indicator::kind)
                .filter(kind -> kind.leaning() == Indicator.Leaning.AGAINST)
                .toList();
    }

    private static List<Indicator> of(VdrpCase file, PartyId party, Kind kind) {
        return all(file, party).stream()
                .filter(indicator -> indicator.kind() == kind)
                .toList();
    }

    private static List<Indicator> all(VdrpCase file, PartyId party) {
        return IndicatorRules.of(file.record(), endOf(TUE_2025_09_30)).stream()
                .filter(indicator -> indicator.party().equals(party))
                .toList();
    }
}
