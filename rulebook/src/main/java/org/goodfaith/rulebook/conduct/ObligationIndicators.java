package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Finds the indicators that follow from the status of obligations: missing, late, deficient, early or cured acts.
 *
 * <p>Each indicator is about the person who had to act: the party, or the attorney of record when the act was due or
 * done. Where each obligor has to act, it is only about the obligors who did not.
 */
final class ObligationIndicators {

    private static final Set<Evidence.Part> ACTS =
            Set.of(Evidence.Part.PERFORMS, Evidence.Part.ATTEMPTS, Evidence.Part.CURES);

    private final ConductReport report;
    private final Alternatives alternatives;
    private final List<Indicator> indicators = new ArrayList<>();

    private ObligationIndicators(ConductReport report) {
        this.report = report;
        alternatives = new Alternatives(report.timelines());
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
                    if (isAbsent(interval)) {
                        addAbsence(before, interval);
                    } else if (begins(before, interval.obligation())
                            && (before == null || before.obligation().status() != ObligationStatus.OVERDUE)) {
                        addMissing(timeline, i);
                    }
                }
                case LATE -> addLate(before, interval);
                case MET -> addEarly(timeline, i);
                case DORMANT, OPEN, DEFICIENT, EXCUSED, MOOT, LAPSED -> {
                    // The deficiencies below are reported for every status.
                }
            }
            addDeficienciesAndCures(before, interval);
        }
    }

    /**
     * Reports a missing performance in the present tense while it is missing, once for alternatives of each other. A
     * late performance, that of an alternative and the entry that nobody appeared replace this indicator; any other
     * outcome leaves it in the past tense.
     */
    private void addMissing(StatusTimeline timeline, int index) {
        StatusInterval interval = timeline.intervals().get(index);
        Obligation obligation = interval.obligation();
        Optional<StatusInterval> after = timeline.intervals().stream()
                .skip(index + 1L)
                .filter(later -> isAbsent(later)
                        || (later.obligation().status() != ObligationStatus.OVERDUE
                                && later.obligation().status() != ObligationStatus.UNPERFORMED))
                .findFirst();
        if (index > 0 && timeline.intervals().get(index - 1).obligation().status() == ObligationStatus.OVERDUE) {
            return;
        }
        if (alternatives.isMissingFor(timeline, interval.from())) {
            return;
        }
        String noAct =
                obligation.term().title() + ": no " + (obligation.owesAttendance() ? "attendance" : "performance");
        String due =
                Optional.ofNullable(obligation.due()).map(DueMoment::toString).orElse("the due day");
        List<PartyId> missing = withoutActBefore(interval.from(), obligation);
        Instant dueAt = lastTimelyMoment(interval);
        add(
                Kind.MISSING_PERFORMANCE,
                obligation,
                missing,
                ofTerm(obligation, dueAt),
                noAct + " recorded, due " + due,
                entries(obligation),
                interval.from(),
                after.map(StatusInterval::from).orElse(null));
        after.filter(later -> later.obligation().status() != ObligationStatus.LATE
                        && later.obligation().cause() != StatusCause.ALTERNATIVE_PERFORMED
                        && !isAbsent(later))
                .ifPresent(later -> add(
                        Kind.MISSING_PERFORMANCE,
                        obligation,
                        missing,
                        ofTerm(obligation, dueAt),
                        noAct + " was recorded from " + due + " until " + UsDates.day(dayOf(later.from())),
                        entries(obligation),
                        later.from(),
                        null));
    }

    private static boolean isAbsent(StatusInterval interval) {
        return interval.obligation().status() == ObligationStatus.UNPERFORMED
                && interval.obligation().cause() == StatusCause.DID_NOT_APPEAR;
    }

    private void addAbsence(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        if (before == null || !isAbsent(before)) {
            add(
                    Kind.ABSENCE,
                    obligation,
                    obligation.obligors(),
                    ofTerm(obligation, lastTimelyMoment(interval)),
                    obligation.term().title() + ": nobody appeared",
                    entries(obligation),
                    interval.from(),
                    null);
        }
    }

    /** Counsel who performs late for a predecessor did not miss the due day; the predecessor did. */
    private void addLate(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        if (begins(before, obligation)) {
            Instant dueAt = lastTimelyMoment(interval);
            add(
                    Kind.LATE_PERFORMANCE,
                    obligation,
                    withoutActBefore(dueAt, obligation),
                    ofTerm(obligation, dueAt),
                    obligation.term().title() + ": " + obligation.wording(),
                    entries(obligation),
                    interval.from(),
                    null);
        }
    }

    /**
     * Reports an act before its due day. Nobody can attend early, and an obligation that was ever past due is not
     * performed early: an extension, a new date or a nunc pro tunc order only gave it a later day.
     */
    private void addEarly(StatusTimeline timeline, int index) {
        StatusInterval interval = timeline.intervals().get(index);
        Obligation obligation = interval.obligation();
        List<StatusInterval> earlier = timeline.intervals().subList(0, index);
        DueMoment due = obligation.due();
        Optional<Evidence> performed = obligation.evidence().stream()
                .filter(evidence -> evidence.part() == Evidence.Part.PERFORMS)
                .findFirst();
        if (due == null
                || performed.isEmpty()
                || obligation.term().modality() == Modality.MUST_NOT
                || Attendance.isAttendance(performed.get().fact())
                || !begins(index == 0 ? null : earlier.getLast(), obligation)
                || earlier.stream().anyMatch(ObligationIndicators::pastDue)
                || extendedWhenPastDue(obligation, earlier)) {
            return;
        }
        LocalDate performedOn = performed.get().occurredAt().on();
        if (performedOn.isBefore(due.on())) {
            long days = ChronoUnit.DAYS.between(performedOn, due.on());
            add(
                    Kind.EARLY_PERFORMANCE,
                    obligation,
                    obligation.obligors(),
                    ofTerm(obligation, interval.from()),
                    obligation.term().title() + ": performed " + (days == 1 ? "1 day" : days + " days")
                            + " before it was due",
                    entries(obligation),
                    interval.from(),
                    null);
        }
    }

    private static boolean pastDue(StatusInterval interval) {
        DueMoment due = interval.obligation().due();
        return switch (interval.obligation().status()) {
            case OVERDUE, LATE, UNPERFORMED -> true;
            case OPEN, DEFICIENT ->
                due != null && (interval.until() == null || due.overdueFrom().isBefore(interval.until()));
            case DORMANT, MET, EXCUSED, MOOT, LAPSED -> false;
        };
    }

    /** A nunc pro tunc extension counts from before the due day, so that no interval of the timeline is past due. */
    private boolean extendedWhenPastDue(Obligation obligation, List<StatusInterval> earlier) {
        return obligation.evidence().stream()
                .filter(evidence -> evidence.part() == Evidence.Part.EXTENDS)
                .anyMatch(extension -> earlier.stream()
                        .map(StatusInterval::obligation)
                        .filter(before -> !before.evidence().contains(extension))
                        .map(Obligation::due)
                        .anyMatch(due -> due != null
                                && !extension
                                        .occurredAt()
                                        .startsAt(report.zone())
                                        .isBefore(due.overdueFrom())));
    }

    private void addDeficienciesAndCures(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        List<Deficiency> earlier =
                before == null ? List.of() : before.obligation().deficiencies();
        for (Deficiency deficiency : obligation.deficiencies()) {
            if (earlier.stream().noneMatch(isSame(deficiency))) {
                addDeficiency(obligation, deficiency, interval.from());
            }
            Long curedBy = deficiency.curedBy();
            if (curedBy != null && earlier.stream().filter(isSame(deficiency)).noneMatch(d -> d.curedBy() != null)) {
                add(
                        Kind.CURE,
                        obligation,
                        obligation.obligors(),
                        isAboutCounsel(obligation, deficiency) ? Actor.counselAt(interval.from()) : Actor.PARTY_ITSELF,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - cured by entry "
                                + curedBy,
                        List.of(deficiency.entry(), curedBy),
                        interval.from(),
                        null);
            }
        }
    }

    private void addDeficiency(Obligation obligation, Deficiency deficiency, Instant from) {
        add(
                kindOf(obligation, deficiency),
                obligation,
                parties(obligation, deficiency),
                isAboutCounsel(obligation, deficiency) ? Actor.counselAt(from) : Actor.PARTY_ITSELF,
                obligation.term().title() + ": \"" + deficiency.requirement() + "\" - " + deficiency.actual(),
                List.of(deficiency.entry()),
                from,
                null);
    }

    private static Predicate<Deficiency> isSame(Deficiency deficiency) {
        return other -> other.entry() == deficiency.entry()
                && other.requirement().equals(deficiency.requirement())
                && other.actual().equals(deficiency.actual())
                && other.aspect() == deficiency.aspect();
    }

    private static Kind kindOf(Obligation obligation, Deficiency deficiency) {
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return obligation.term().performedBy().stream()
                            .allMatch(performance -> performance.channels().isEmpty())
                    ? Kind.DEFICIENT_PERFORMANCE
                    : Kind.FORBIDDEN_CHANNEL;
        }
        return switch (deficiency.aspect()) {
            case CHANNEL -> Kind.FORBIDDEN_CHANNEL;
            case LEAD_TRIAL_COUNSEL -> Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL;
            case AUTHORITY -> Kind.ATTENDANCE_WITHOUT_AUTHORITY;
            case FORM, JOINDER, ROLE -> Kind.DEFICIENT_PERFORMANCE;
        };
    }

    // Persons

    /**
     * @return the parties for whom the deficient act was done; all obligors if the deficiency is that some are missing
     */
    private List<PartyId> parties(Obligation obligation, Deficiency deficiency) {
        if (deficiency.aspect() == Deficiency.Aspect.JOINDER) {
            return obligation.obligors();
        }
        List<PartyId> acting = obligation.obligors().stream()
                .filter(party -> actedFor(deficiency.entry(), party))
                .toList();
        return acting.isEmpty() ? obligation.obligors() : acting;
    }

    /** @return the obligors who had not acted, if each has to act; otherwise all obligors */
    private List<PartyId> withoutActBefore(Instant moment, Obligation obligation) {
        if (obligation.term().owedBy().how() != Obligor.How.TOGETHER) {
            return obligation.obligors();
        }
        Set<Long> acts = obligation.evidence().stream()
                .filter(evidence -> ACTS.contains(evidence.part()))
                .filter(evidence ->
                        !evidence.occurredAt().startsAt(report.zone()).isAfter(moment))
                .map(Evidence::entry)
                .collect(Collectors.toSet());
        List<PartyId> without = obligation.obligors().stream()
                .filter(party -> acts.stream().noneMatch(act -> actedFor(act, party)))
                .toList();
        return without.isEmpty() ? obligation.obligors() : without;
    }

    private boolean actedFor(long entry, PartyId party) {
        return report.entries().get((int) entry).fact() instanceof PartyAct act
                && act.actors().onBehalfOf().contains(party);
    }

    private static boolean isAboutCounsel(Obligation obligation, Deficiency deficiency) {
        return obligation.term().owedBy().actor() == Obligor.Actor.COUNSEL
                || deficiency.aspect() == Deficiency.Aspect.LEAD_TRIAL_COUNSEL;
    }

    private static Actor ofTerm(Obligation obligation, Instant moment) {
        return switch (obligation.term().owedBy().actor()) {
            case PARTY -> Actor.PARTY_ITSELF;
            case COUNSEL -> Actor.counselAt(moment);
        };
    }

    /** @return the last moment at which the act was in time; the start of the interval if there is no due moment */
    private static Instant lastTimelyMoment(StatusInterval interval) {
        DueMoment due = interval.obligation().due();
        return due == null ? interval.from() : due.overdueFrom().minusNanos(1);
    }

    /**
     * The person who had to act.
     *
     * @param counselAt the moment whose counsel of record had to act; null for the party itself
     */
    private record Actor(@Nullable Instant counselAt) {

        static final Actor PARTY_ITSELF = new Actor(null);

        static Actor counselAt(Instant moment) {
            return new Actor(moment);
        }
    }

    private static boolean begins(@Nullable StatusInterval before, Obligation obligation) {
        return before == null || before.obligation().status() != obligation.status();
    }

    private void add(
            Kind kind,
            Obligation obligation,
            List<PartyId> parties,
            Actor actor,
            String text,
            List<Long> entries,
            Instant from,
            @Nullable Instant until) {
        Instant counselAt = actor.counselAt();
        for (PartyId party : parties) {
            indicators.add(new Indicator(
                    kind,
                    party,
                    counselAt == null
                            ? List.of()
                            : report.participants(counselAt).counselOf(party),
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
