package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.PartyId;

/** The values from which {@link StatusDecision} decides the status of one duty. */
final class StatusInputs {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final Duty duty;
    private final Optional<End> end;
    private final Optional<DatedEntry> excusal;
    private final Optional<DatedEntry> stay;
    private final Activation activation;
    private final ComputedDueDate dueDate;
    private final Timeliness timeliness;
    private final PerformanceOutcome performance;
    private final Optional<Lateness> lateness;
    private final List<ContradictoryAppearance> contradictoryAppearances;

    StatusInputs(Assessment assessment, Duty duty) {
        this.assessment = assessment;
        this.duty = duty;
        state = assessment.state();
        end = assessment.end(duty);
        excusal = assessment.obligors().excusal(duty);
        stay = state.stay(duty.order().id());
        activation = whenEnded(Assessment::activation);
        dueDate = whenEnded(Assessment::dueDate);
        timeliness = new Timeliness(assessment, duty, dueDate);
        performance = performanceOrBreach();
        lateness = performance.completion().flatMap(timeliness::lateness);
        contradictoryAppearances = findContradictoryAppearances();
    }

    /**
     * Two entries that contradict each other about one party.
     *
     * @param missed records that nobody appeared for it
     * @param attended records that somebody did
     */
    record ContradictoryAppearance(DatedEntry missed, DatedEntry attended) {}

    Duty duty() {
        return duty;
    }

    Optional<End> end() {
        return end;
    }

    Optional<DatedEntry> excusal() {
        return excusal;
    }

    Optional<DatedEntry> stay() {
        return stay;
    }

    Activation activation() {
        return activation;
    }

    ComputedDueDate dueDate() {
        return dueDate;
    }

    Timeliness timeliness() {
        return timeliness;
    }

    /** @return the performance of a duty, or the breaches of a prohibition */
    PerformanceOutcome performance() {
        return performance;
    }

    /** @return the lateness of the performance; empty if it was in time, or if there is none */
    Optional<Lateness> lateness() {
        return lateness;
    }

    /** @return the acts that are evidence only and perform nothing */
    List<DatedEntry> supportingActs() {
        return duty.term().evidenceOnly() && !duty.isProhibition()
                ? assessment.performance(duty).acts()
                : List.of();
    }

    /** @return the moment from which nobody owes the duty, because it was performed, ended or excused */
    Instant owedUntil() {
        return Stream.of(performance.completion().map(DatedEntry::at), end.map(End::at), excusal.map(DatedEntry::at))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** @return the entry that shows that the last of the obligors did not appear; empty if one may have */
    Optional<DatedEntry> nonappearance() {
        List<Optional<DatedEntry>> missed = assessment.obligors().owing(duty).stream()
                .map(this::nonappearance)
                .toList();
        return missed.stream().allMatch(Optional::isPresent)
                ? missed.stream().flatMap(Optional::stream).max(DatedEntry.BY_VALID_TIME)
                : Optional.empty();
    }

    private Optional<DatedEntry> nonappearance(PartyId party) {
        return duty.attendedEvent().flatMap(event -> state.occasions().nonappearance(duty, event, party));
    }

    List<ContradictoryAppearance> contradictoryAppearances() {
        return contradictoryAppearances;
    }

    private List<ContradictoryAppearance> findContradictoryAppearances() {
        var contradictions = new ArrayList<ContradictoryAppearance>();
        for (PartyId party : assessment.obligors().owing(duty)) {
            performance.acts().stream()
                    .filter(act -> act.fact() instanceof AttendanceRecorded attendance
                            && attendance.actors().onBehalfOf().contains(party))
                    .findFirst()
                    .ifPresent(act -> nonappearance(party)
                            .ifPresent(missed -> contradictions.add(new ContradictoryAppearance(missed, act))));
        }
        return contradictions;
    }

    /**
     * Computes a value as of the end of a duty that ended without performance: later moves no longer affect it. An
     * order that replaces another often moves the event in the same moment, which does not affect what was due or done
     * before.
     */
    private <T> T whenEnded(BiFunction<Assessment, Duty, T> computation) {
        return end.filter(ended -> ended.isOfTheOrder()
                        || duty.isProhibition()
                        || duty.term().evidenceOnly()
                        || assessment.performance(duty).completedBy() == null)
                .flatMap(ended -> assessment.asOf(
                        ended.isOfTheOrder() || wasTriggeredAfter(ended)
                                ? ended.at().minusNanos(1)
                                : ended.at(),
                        duty,
                        computation))
                .orElseGet(() -> computation.apply(assessment, duty));
    }

    /** Of a triggering entry and an end at the same moment, the earlier entry counts first. */
    private boolean wasTriggeredAfter(End ended) {
        return assessment
                .asOf(ended.at(), duty, Assessment::activation)
                .filter(Activation.Active.class::isInstance)
                .map(Activation::by)
                .filter(by -> by.at().equals(ended.at()) && DatedEntry.BY_VALID_TIME.compare(ended.by(), by) < 0)
                .isPresent();
    }

    private PerformanceOutcome performanceOrBreach() {
        PerformanceOutcome recorded = assessment.performance(duty);
        if (duty.isProhibition()) {
            return PerformanceOutcome.breaches(
                    recorded.acts().stream().filter(this::isProhibited).toList(), duty.term());
        }
        return duty.term().evidenceOnly() ? PerformanceOutcome.NONE : recorded;
    }

    /** @return whether the prohibition was binding, and neither ended, stayed nor excused, when the act was done */
    private boolean isProhibited(DatedEntry act) {
        return activation instanceof Activation.Active active
                && !act.at().isBefore(active.since())
                && assessment
                        .asOf(act.at(), duty, Assessment::endOrStay)
                        .flatMap(suspension -> suspension)
                        .isEmpty()
                && excusal.map(excused -> act.at().isBefore(excused.at())).orElse(true);
    }
}
