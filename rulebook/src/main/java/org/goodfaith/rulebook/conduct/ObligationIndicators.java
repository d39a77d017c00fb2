package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Requirement;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Finds the indicators that follow from the status of obligations: missing, late, deficient, early or cured acts. */
final class ObligationIndicators {

    private final ConductReport report;
    private final CounselOfRecord counselOfRecord;
    private final List<Indicator> indicators = new ArrayList<>();

    private ObligationIndicators(ConductReport report) {
        this.report = report;
        counselOfRecord = new CounselOfRecord(report);
    }

    static List<Indicator> of(ConductReport report) {
        var found = new ObligationIndicators(report);
        report.timelines().forEach(found::addPerformance);
        return found.indicators;
    }

    private void addPerformance(StatusTimeline timeline) {
        for (int i = 0; i < timeline.intervals().size(); i++) {
            StatusInterval interval = timeline.intervals().get(i);
            StatusInterval before = i == 0 ? null : timeline.intervals().get(i - 1);
            switch (interval.obligation().status()) {
                case OVERDUE -> addMissing(timeline, i);
                case UNPERFORMED -> {
                    if (before == null || before.obligation().status() != ObligationStatus.OVERDUE) {
                        addMissing(timeline, i);
                    }
                }
                case LATE ->
                    addIfNew(
                            before,
                            interval,
                            Kind.LATE_PERFORMANCE,
                            interval.obligation().wording());
                case MET -> addEarly(before, interval);
                case DORMANT, OPEN, DEFICIENT, EXCUSED, MOOT, LAPSED -> {
                    // The deficiencies below are reported for every status.
                }
            }
            addDeficienciesAndCures(before, interval);
        }
    }

    /**
     * Reports a missing performance in the present tense while it is missing. A late performance replaces this
     * indicator; any other outcome leaves it in the past tense.
     */
    private void addMissing(StatusTimeline timeline, int index) {
        StatusInterval interval = timeline.intervals().get(index);
        Obligation obligation = interval.obligation();
        Optional<StatusInterval> after = timeline.intervals().stream()
                .skip(index + 1L)
                .filter(later -> later.obligation().status() != ObligationStatus.OVERDUE
                        && later.obligation().status() != ObligationStatus.UNPERFORMED)
                .findFirst();
        if (index > 0 && timeline.intervals().get(index - 1).obligation().status() == ObligationStatus.OVERDUE) {
            return;
        }
        String due =
                Optional.ofNullable(obligation.due()).map(DueMoment::toString).orElse("the due day");
        add(
                Kind.MISSING_PERFORMANCE,
                obligation,
                obligation.term().title() + ": no performance recorded, due " + due,
                entries(obligation),
                interval.from(),
                after.map(StatusInterval::from).orElse(null));
        after.filter(later -> later.obligation().status() != ObligationStatus.LATE)
                .ifPresent(later -> add(
                        Kind.MISSING_PERFORMANCE,
                        obligation,
                        obligation.term().title() + ": no performance was recorded from " + due + " until "
                                + UsDates.day(dayOf(later.from())),
                        entries(obligation),
                        later.from(),
                        null));
    }

    private void addEarly(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return;
        }
        Optional<LocalDate> performedOn = obligation.evidence().stream()
                .filter(evidence -> evidence.part() == Evidence.Part.PERFORMS)
                .map(evidence -> evidence.occurredAt().on())
                .findFirst();
        DueMoment due = obligation.due();
        if (due != null && performedOn.isPresent() && performedOn.get().isBefore(due.on())) {
            long days = ChronoUnit.DAYS.between(performedOn.get(), due.on());
            addIfNew(
                    before,
                    interval,
                    Kind.EARLY_PERFORMANCE,
                    "performed " + (days == 1 ? "1 day" : days + " days") + " before it was due");
        }
    }

    private void addDeficienciesAndCures(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        List<Deficiency> earlier =
                before == null ? List.of() : before.obligation().deficiencies();
        for (Deficiency deficiency : obligation.deficiencies()) {
            if (earlier.stream().noneMatch(isSame(deficiency))) {
                add(
                        kindOf(obligation, deficiency),
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - " + deficiency.actual(),
                        List.of(deficiency.entry()),
                        interval.from(),
                        null);
            }
            Long curedBy = deficiency.curedBy();
            if (curedBy != null && earlier.stream().filter(isSame(deficiency)).noneMatch(d -> d.curedBy() != null)) {
                add(
                        Kind.CURE,
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - cured by entry "
                                + curedBy,
                        List.of(deficiency.entry(), curedBy),
                        interval.from(),
                        null);
            }
        }
    }

    private static Predicate<Deficiency> isSame(Deficiency deficiency) {
        return other ->
                other.entry() == deficiency.entry() && other.requirement().equals(deficiency.requirement());
    }

    private static Kind kindOf(Obligation obligation, Deficiency deficiency) {
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return obligation.term().performedBy().stream()
                            .allMatch(performance -> performance.channels().isEmpty())
                    ? Kind.DEFICIENT_PERFORMANCE
                    : Kind.FORBIDDEN_CHANNEL;
        }
        return obligation.term().requirements().stream()
                .filter(requirement -> requirement.words().equals(deficiency.requirement()))
                .map(ObligationIndicators::kindOf)
                .findFirst()
                .orElse(Kind.DEFICIENT_PERFORMANCE);
    }

    private static Kind kindOf(Requirement requirement) {
        return switch (requirement) {
            case Requirement.AttendedBy r ->
                r.roles().contains(AttendeeRole.LEAD_TRIAL_COUNSEL)
                        ? Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL
                        : Kind.ATTENDANCE_WITHOUT_AUTHORITY;
            case Requirement.OneOf r ->
                r.attribute().equals("channel") ? Kind.FORBIDDEN_CHANNEL : Kind.DEFICIENT_PERFORMANCE;
            case Requirement.Affirmed _,
                    Requirement.AtMost _,
                    Requirement.AtLeast _,
                    Requirement.NotBefore _,
                    Requirement.Includes _,
                    Requirement.AttendedOnlyBy _,
                    Requirement.ActIs _,
                    Requirement.PrecededBy _ -> Kind.DEFICIENT_PERFORMANCE;
        };
    }

    private void addIfNew(@Nullable StatusInterval before, StatusInterval interval, Kind kind, String text) {
        Obligation obligation = interval.obligation();
        if (before == null || before.obligation().status() != obligation.status()) {
            add(kind, obligation, obligation.term().title() + ": " + text, entries(obligation), interval.from(), null);
        }
    }

    private void add(
            Kind kind, Obligation obligation, String text, List<Long> entries, Instant from, @Nullable Instant until) {
        boolean aboutCounsel = obligation.term().owedBy().actor() == Obligor.Actor.COUNSEL
                || kind == Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL;
        for (PartyId party : obligation.obligors()) {
            indicators.add(new Indicator(
                    kind,
                    party,
                    aboutCounsel ? counselOfRecord.counselOf(party, from) : List.of(),
                    text,
                    obligation.id(),
                    entries,
                    from,
                    until,
                    obligation.term().visibility()));
        }
    }

    private static List<Long> entries(Obligation obligation) {
        return obligation.evidence().stream().map(Evidence::entry).distinct().toList();
    }

    private LocalDate dayOf(Instant moment) {
        return moment.atZone(report.zone()).toLocalDate();
    }
}
