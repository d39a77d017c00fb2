package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Decides the status of one duty. {@link #rules()} lists the rules in their order of precedence. */
final class StatusDecision {

    private static final String NOT_USED = "lapsed - not used";

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final Duty duty;
    private final StatusInputs inputs;
    private final Optional<End> end;
    private final Activation activation;
    private final ComputedDueDate dueDate;
    private final Timeliness timeliness;
    private final PerformanceOutcome performance;
    private final ObligationFlags flags;
    private final List<Evidence> evidence = new ArrayList<>();

    StatusDecision(Assessment assessment, Duty duty) {
        this.assessment = assessment;
        this.duty = duty;
        state = assessment.state();
        inputs = new StatusInputs(assessment, duty);
        end = inputs.end();
        activation = inputs.activation();
        dueDate = inputs.dueDate();
        timeliness = inputs.timeliness();
        performance = inputs.performance();
        flags = new ObligationFlags(assessment, inputs);
    }

    /** @return the duty with its status */
    Obligation obligation() {
        collectEvidence();
        Decision decision =
                rules().map(Supplier::get).flatMap(Optional::stream).findFirst().orElseGet(this::open);
        return obligation(decision);
    }

    /** Each rule gives a decision if it applies. The first that applies decides; if none does, the duty is open. */
    private Stream<Supplier<Optional<Decision>>> rules() {
        return Stream.of(
                this::prohibitionBreached,
                this::performedInTime,
                this::excused,
                this::performedDeficiently,
                this::performedLate,
                this::didNotAppear,
                this::endedWithoutBreach,
                this::endedUnperformed,
                this::endedUnused,
                this::endedBeforeDue,
                this::stayed,
                this::pastDueWhenEventCanceled,
                this::notTriggered,
                this::notScheduled,
                this::overdue,
                this::lapsed);
    }

    private record Decision(
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable StatusCause cause,
            @Nullable Lateness lateness) {

        Decision(ObligationStatus status, String wording, String reason, @Nullable StatusCause cause) {
            this(status, wording, reason, cause, null);
        }
    }

    // Performance

    private Optional<Decision> prohibitionBreached() {
        if (!duty.isProhibition() || performance.acts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Decision(
                ObligationStatus.DEFICIENT,
                "deficient - a prohibited act is recorded",
                performance.deficiencies().stream()
                        .map(deficiency -> "entry " + deficiency.entry() + ": " + deficiency.actual())
                        .collect(Collectors.joining("; ")),
                null));
    }

    private Optional<Decision> performedInTime() {
        return performance.completion().filter(_ -> inputs.lateness().isEmpty()).map(act -> {
            flags.addDoubtsAboutTimeliness(act);
            boolean early = !(activation instanceof Activation.Active active)
                    || act.at().isBefore(active.since());
            return new Decision(
                    ObligationStatus.MET,
                    (early ? "met early" : "met") + formNotRecorded(),
                    performedBy(act, dueDate.due()),
                    null);
        });
    }

    private Optional<Decision> excused() {
        return inputs.excusal().map(entry -> {
            evidence.add(entry.asEvidence(Evidence.Part.EXCUSES));
            return new Decision(
                    ObligationStatus.EXCUSED, "excused by the court", "the court excused the obligor", null);
        });
    }

    private Optional<Decision> performedDeficiently() {
        if (!performance.isDeficient()) {
            return Optional.empty();
        }
        List<Deficiency> uncured = performance.deficiencies().stream()
                .filter(deficiency -> deficiency.curedBy() == null)
                .toList();
        DatedEntry first = performance.acts().getFirst();
        Lateness late = timeliness
                .missedDueMoment(first)
                .map(due -> Timeliness.latenessAgainst(first, due))
                .orElse(null);
        return Optional.of(new Decision(
                ObligationStatus.DEFICIENT,
                "deficient - " + (uncured.size() == 1 ? "1 requirement" : uncured.size() + " requirements") + " not met"
                        + (late == null ? "" : ", late by " + late),
                uncured.stream()
                        .map(deficiency -> "\"" + deficiency.requirement() + "\": " + deficiency.actual())
                        .collect(Collectors.joining("; ")),
                null,
                late));
    }

    private Optional<Decision> performedLate() {
        return performance.completion().flatMap(act -> inputs.lateness()
                .map(late -> new Decision(
                        ObligationStatus.LATE,
                        "late by " + late + formNotRecorded(),
                        performedBy(act, timeliness.missedDueMoment(act).or(dueDate::latest)),
                        null,
                        late)));
    }

    private String formNotRecorded() {
        return performance.formRecorded() ? "" : " - form not fully recorded";
    }

    private String performedBy(DatedEntry act, Optional<DueMoment> due) {
        return "performed by entry " + act.sequence() + " on "
                + state.record().inWords(act.occurredAt())
                + due.map(moment -> ", due " + moment).orElse("");
    }

    // Ended without performance

    /** A party that did not appear cannot perform any more, unless it owed nothing when it did not appear. */
    private Optional<Decision> didNotAppear() {
        if (duty.isProhibition() || !(activation instanceof Activation.Active) || !dueDate.hasDate()) {
            return Optional.empty();
        }
        return inputs.nonappearance()
                .filter(entry -> {
                    Instant absentAt = state.occasions()
                            .absentAt(entry, duty, duty.attendedEvent().orElseThrow());
                    return end.map(End::at).filter(at -> !at.isAfter(absentAt)).isEmpty()
                            && inputs.stay()
                                    .map(DatedEntry::at)
                                    .filter(at -> !at.isAfter(absentAt))
                                    .isEmpty();
                })
                .map(entry -> {
                    evidence.add(entry.asEvidence(Evidence.Part.SUPPORTS));
                    return new Decision(
                            duty.isMandatory() ? ObligationStatus.UNPERFORMED : ObligationStatus.LAPSED,
                            "did not appear",
                            "entry " + entry.sequence() + " of " + UsDates.day(entry.occurredOn())
                                    + " records that nobody appeared",
                            StatusCause.DID_NOT_APPEAR);
                });
    }

    private Optional<Decision> endedWithoutBreach() {
        return end.filter(_ -> duty.isProhibition())
                .map(ended -> endedAs(
                        ObligationStatus.MET, "ended - no breach recorded", "ended: " + ended.description(), ended));
    }

    private Optional<Decision> endedUnperformed() {
        return end.filter(_ -> duty.isMandatory())
                .filter(ended -> ended.cause() != StatusCause.ALTERNATIVE_PERFORMED)
                .filter(this::wasPastDue)
                .map(ended -> endedAs(
                        ObligationStatus.UNPERFORMED,
                        "ended - no " + whatIsMissing() + " recorded",
                        "ended after it fell due: " + ended.description(),
                        ended));
    }

    private Optional<Decision> endedUnused() {
        return end.filter(_ -> !duty.isMandatory() && activation instanceof Activation.Active)
                .filter(ended -> ended.cause() != StatusCause.ALTERNATIVE_PERFORMED)
                .filter(ended -> wasPastDue(ended)
                        || ended.cause() == StatusCause.EXHAUSTED
                        || ended.cause() == StatusCause.EVENT_HELD)
                .map(ended ->
                        endedAs(ObligationStatus.LAPSED, NOT_USED, "its time passed: " + ended.description(), ended));
    }

    private Optional<Decision> endedBeforeDue() {
        return end.map(ended -> endedAs(
                ObligationStatus.MOOT,
                "moot - " + ended.description(),
                (dueDate.hasDate() ? "ended before it fell due: " : "ended: ") + ended.description(),
                ended));
    }

    private boolean wasPastDue(End ended) {
        return activation instanceof Activation.Active && dueDate.isPast(ended.at());
    }

    private Decision endedAs(ObligationStatus status, String wording, String reason, End ended) {
        evidence.add(ended.by().asEvidence(Evidence.Part.ENDS));
        return new Decision(status, wording, reason, ended.cause());
    }

    // Not binding, or without a date

    private Optional<Decision> stayed() {
        return inputs.stay().map(entry -> {
            evidence.add(entry.asEvidence(Evidence.Part.SUSPENDS));
            return dormant("stayed", "stayed on " + UsDates.day(entry.occurredOn()), StatusCause.STAYED);
        });
    }

    /** A duty that was past due when its event was canceled does not wait for a new date. */
    private Optional<Decision> pastDueWhenEventCanceled() {
        if (dueDate.missing() != StatusCause.EVENT_CANCELED || !dueDate.isPast(state.asOf())) {
            return Optional.empty();
        }
        String reason = "past due when " + dueDate.missingReason();
        return Optional.of(
                duty.isMandatory()
                        ? new Decision(
                                ObligationStatus.UNPERFORMED,
                                "ended - no " + whatIsMissing() + " recorded",
                                reason,
                                StatusCause.EVENT_CANCELED)
                        : new Decision(ObligationStatus.LAPSED, NOT_USED, reason, StatusCause.EVENT_CANCELED));
    }

    private Optional<Decision> notTriggered() {
        return activation instanceof Activation.Inactive inactive
                ? Optional.of(dormant(inactive.reason(), inactive.reason(), inactive.cause()))
                : Optional.empty();
    }

    private Optional<Decision> notScheduled() {
        return Optional.ofNullable(dueDate.missing())
                .map(cause -> dormant(dueDate.missingReason(), dueDate.missingReason(), cause));
    }

    private static Decision dormant(String wording, String reason, StatusCause cause) {
        return new Decision(ObligationStatus.DORMANT, "dormant - " + wording, reason, cause);
    }

    // Binding and not performed

    private Optional<Decision> overdue() {
        return duty.isMandatory() && isMissed()
                ? Optional.of(new Decision(
                        ObligationStatus.OVERDUE,
                        "overdue - no " + whatIsMissing() + " recorded" + othersHaveToAct(),
                        pastDue() + "; the record shows no " + whatIsMissing(),
                        null))
                : Optional.empty();
    }

    private Optional<Decision> lapsed() {
        return !duty.isMandatory() && !duty.isProhibition() && isMissed()
                ? Optional.of(new Decision(
                        ObligationStatus.LAPSED, NOT_USED, pastDue() + "; the record shows no use of it", null))
                : Optional.empty();
    }

    private Decision open() {
        String doubt = pastUnderSomeReading();
        if (!doubt.isEmpty()) {
            flags.add(doubt);
        }
        return new Decision(
                ObligationStatus.OPEN,
                (dueDate.hasDate() ? "open" : "open - no date set")
                        + (doubt.isEmpty() ? "" : " - " + doubt)
                        + othersHaveToAct(),
                dueDate.due().map(due -> "due " + due).orElseGet(this::whyUndated),
                null);
    }

    private boolean isMissed() {
        return dueDate.isPast(state.asOf()) || wasHeldWithout();
    }

    /**
     * Attendance that is not recorded is missing at once when the event is recorded as held, from the hour it was set.
     */
    private boolean wasHeldWithout() {
        return duty.attendedEvent()
                .flatMap(event -> state.occasions().scheduled(duty, event))
                .flatMap(occasion -> dueDate.due().flatMap(due -> occasion.tookPlaceFrom(due.on(), state.record())))
                .filter(hour -> {
                    state.expectChangeAt(hour);
                    return !state.asOf().isBefore(hour);
                })
                .isPresent();
    }

    private String whatIsMissing() {
        return duty.attendedEvent().isPresent() ? "attendance" : "performance";
    }

    private String pastDue() {
        return "due " + dueDate.latest().map(DueMoment::toString).orElse("");
    }

    /** A prohibition has no due day: it binds until it ends. */
    private String pastUnderSomeReading() {
        if (duty.isProhibition() || !dueDate.isPastUnderSomeReading(state.asOf())) {
            return "";
        }
        return (duty.isMandatory() ? "overdue" : "lapsed") + " under one reading";
    }

    private String othersHaveToAct() {
        return performance.waitsForOthers() ? " - others have yet to act" : "";
    }

    private String whyUndated() {
        String voidBecause = dueDate.voidBecause();
        return voidBecause != null
                ? voidBecause
                : dueDate.inForce()
                        .map(reading -> reading.explanation().steps().getLast().says())
                        .orElse("no date is set");
    }

    private void collectEvidence() {
        evidence.add(duty.order().entry().asEvidence(Evidence.Part.IMPOSES));
        Optional.ofNullable(activation.by()).ifPresent(by -> evidence.add(by.asEvidence(Evidence.Part.TRIGGERS)));
        evidence.addAll(dueDate.evidence());
        performance.acts().forEach(act -> evidence.add(act.asEvidence(part(act))));
        Stream.concat(
                        inputs.supportingActs().stream(),
                        inputs.contradictoryAppearances().stream().map(StatusInputs.ContradictoryAppearance::missed))
                .forEach(entry -> evidence.add(entry.asEvidence(Evidence.Part.SUPPORTS)));
    }

    private Evidence.Part part(DatedEntry act) {
        if (duty.isProhibition()) {
            return Evidence.Part.BREACHES;
        }
        if (act.equals(performance.completedBy())) {
            return Evidence.Part.PERFORMS;
        }
        return performance.cures().contains(act) ? Evidence.Part.CURES : Evidence.Part.ATTEMPTS;
    }

    private Obligation obligation(Decision decision) {
        List<PartyId> owing = assessment.obligors().owing(duty);
        Optional<Activation.Active> active =
                activation instanceof Activation.Active binding ? Optional.of(binding) : Optional.empty();
        return new Obligation(
                duty.id(),
                duty.order().id(),
                duty.term(),
                owing.isEmpty() ? duty.eligible() : owing,
                active.map(Activation.Active::by).map(DatedEntry::sequence).orElse(null),
                state.occasions().of(duty).orElse(null),
                decision.status(),
                decision.wording(),
                decision.reason(),
                decision.cause(),
                EarliestDay.explainedIn(assessment, duty, dueDate.readings()),
                activation.window(),
                dueDate.due().orElse(null),
                active.map(binding -> state.record().dayOf(binding.since())).orElse(null),
                end.map(ended -> state.record().dayOf(ended.at())).orElse(null),
                decision.lateness(),
                performance.deficiencies(),
                evidence.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(Evidence::entry).thenComparing(Evidence::part))
                        .toList(),
                flags.all());
    }
}
