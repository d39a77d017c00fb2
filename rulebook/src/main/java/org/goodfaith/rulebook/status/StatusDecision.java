package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Where one duty stands, and why: the order in which statuses go before each other is the order of this class. */
final class StatusDecision {

    private final Assessment assessment;
    private final CaseStateAsOf world;
    private final Duty duty;
    private final Optional<End> end;
    private final Optional<DatedEntry> excusal;
    private final Optional<DatedEntry> stay;
    private final Activation binding;
    private final Dates dates;
    private final Timeliness timeliness;
    private final PerformanceOutcome performed;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    StatusDecision(Assessment assessment, Duty duty) {
        this.assessment = assessment;
        this.duty = duty;
        world = assessment.world();
        end = assessment.ended(duty);
        excusal = assessment.excusal(duty);
        stay = world.stay(duty.order().id());
        binding = asItEnded(Assessment::binding);
        dates = asItEnded(Assessment::dates);
        timeliness = new Timeliness(assessment, duty, dates);
        performed = performed();
        evidence.add(duty.order().placed().as(Evidence.Part.IMPOSES));
        DatedEntry by =
                switch (binding) {
                    case Activation.Active active -> active.by();
                    case Activation.Inactive inactive -> inactive.by();
                };
        if (by != null) {
            evidence.add(by.as(Evidence.Part.TRIGGERS));
        }
        evidence.addAll(dates.evidence());
        if (dates.undatedBecause() != null) {
            flags.add(dates.undatedBecause());
        }
        dates.inForce().map(DueReading::flags).ifPresent(flags::addAll);
        diverging(dates.readings());
        diverging(binding.window());
    }

    Obligation obligation() {
        performed.acts().forEach(act -> evidence.add(act.as(part(act))));
        acceptedTooLate();
        Optional<Lateness> lateness = performed.completion().flatMap(timeliness::lateness);
        boolean breached = prohibits() && !performed.acts().isEmpty();
        if (breached) {
            return breached();
        }
        if (performed.completedBy() != null && lateness.isEmpty()) {
            return met(performed.completedBy());
        }
        if (excusal.isPresent()) {
            evidence.add(excusal.get().as(Evidence.Part.EXCUSES));
            return found(ObligationStatus.EXCUSED, "excused by the court", "the court relieved the obligor of it", null);
        }
        if (performed.deficient()) {
            return deficient();
        }
        if (performed.completedBy() != null && lateness.isPresent()) {
            return late(performed.completedBy(), lateness.get());
        }
        if (end.isPresent()) {
            return ended(end.get());
        }
        return notPerformed();
    }

    /** What ended without performance stays as it was when it ended, whatever moves or happens for others. */
    private <T> T asItEnded(BiFunction<Assessment, Duty, T> question) {
        return end.filter(_ -> prohibits()
                        || duty.term().evidenceOnly()
                        || assessment.performance(duty).completedBy() == null)
                .flatMap(ended -> assessment.at(ended.at(), duty, question))
                .orElseGet(() -> question.apply(assessment, duty));
    }

    private PerformanceOutcome performed() {
        PerformanceOutcome recorded = assessment.performance(duty);
        if (prohibits()) {
            return PerformanceOutcome.breaches(
                    recorded.acts().stream().filter(this::forbidden).toList(), duty.term());
        }
        if (duty.term().evidenceOnly()) {
            recorded.acts().forEach(act -> evidence.add(act.as(Evidence.Part.SUPPORTS)));
            return PerformanceOutcome.NOTHING;
        }
        return recorded;
    }

    private boolean prohibits() {
        return duty.term().modality() == Modality.MUST_NOT;
    }

    /**
     * Whether the prohibition was binding when the act was done: neither ended nor stayed, whatever revived it since.
     */
    private boolean forbidden(DatedEntry act) {
        return binding instanceof Activation.Active active
                && !act.at().isBefore(active.since())
                && assessment
                        .at(act.at(), duty, Assessment::endedOrStayed)
                        .flatMap(suspended -> suspended)
                        .isEmpty()
                && excusal.map(excused -> act.at().isBefore(excused.at())).orElse(true);
    }

    private Obligation breached() {
        return found(
                ObligationStatus.DEFICIENT,
                "deficient - a forbidden act is recorded",
                performed.deficiencies().stream()
                        .map(deficiency -> "entry " + deficiency.entry() + ": " + deficiency.actual())
                        .collect(Collectors.joining("; ")),
                null);
    }

    private Obligation met(DatedEntry completedBy) {
        dates.due()
                .filter(due -> due.time() != null
                        && due.on().equals(completedBy.occurredOn())
                        && completedBy.occurredAt().time() == null)
                .ifPresent(due ->
                        flags.add("due " + due + "; the time of entry " + completedBy.sequence() + " is not recorded"));
        if (dates.tooLateUnderOneReading(completedBy)) {
            flags.add("late under one reading");
        }
        boolean early =
                switch (binding) {
                    case Activation.Active active -> completedBy.at().isBefore(active.since());
                    case Activation.Inactive _ -> true;
                };
        return found(
                ObligationStatus.MET,
                (early ? "met early" : "met") + formNotRecorded(),
                performedBy(completedBy, dates.due()),
                null);
    }

    private Obligation late(DatedEntry completedBy, Lateness lateness) {
        return found(
                ObligationStatus.LATE,
                "late by " + lateness + formNotRecorded(),
                performedBy(completedBy, timeliness.lateAgainst(completedBy).or(dates::latest)),
                null,
                lateness);
    }

    private String formNotRecorded() {
        return performed.formRecorded() ? "" : " - form not fully recorded";
    }

    private String performedBy(DatedEntry act, Optional<DueMoment> due) {
        return "performed by entry " + act.sequence() + " on "
                + world.known().inWords(act.occurredAt())
                + due.map(moment -> ", due " + moment).orElse("");
    }

    private Obligation deficient() {
        List<Deficiency> open = performed.deficiencies().stream()
                .filter(deficiency -> deficiency.curedBy() == null)
                .toList();
        DatedEntry first = performed.acts().getFirst();
        Lateness late = timeliness
                .lateAgainst(first)
                .map(due -> Timeliness.lateBy(first, due))
                .orElse(null);
        return found(
                ObligationStatus.DEFICIENT,
                "deficient - " + (open.size() == 1 ? "1 requirement" : open.size() + " requirements") + " not met"
                        + (late == null ? "" : ", late by " + late),
                open.stream()
                        .map(deficiency -> "\"" + deficiency.requirement() + "\": " + deficiency.actual())
                        .collect(Collectors.joining("; ")),
                null,
                late);
    }

    private Obligation ended(End ended) {
        evidence.add(ended.by().as(Evidence.Part.ENDS));
        if (prohibits()) {
            return found(ObligationStatus.MET, "ended - no breach recorded", "ended: " + ended.says(), ended.cause());
        }
        boolean active = binding instanceof Activation.Active;
        boolean fellDue = active && dates.past(ended.at());
        if (owed() && fellDue) {
            return found(
                    ObligationStatus.UNPERFORMED,
                    "ended - no performance recorded",
                    "ended after it fell due: " + ended.says(),
                    ended.cause());
        }
        boolean timePassed = fellDue || ended.cause() == StatusCause.EXHAUSTED || ended.cause() == StatusCause.EVENT_HELD;
        if (!owed() && active && timePassed) {
            return found(ObligationStatus.LAPSED, "lapsed - not used", "its time passed: " + ended.says(), ended.cause());
        }
        return found(
                ObligationStatus.MOOT,
                "moot - " + ended.says(),
                (dates.dated() ? "ended before it fell due: " : "ended: ") + ended.says(),
                ended.cause());
    }

    private Obligation notPerformed() {
        if (stay.isPresent()) {
            evidence.add(stay.get().as(Evidence.Part.SUSPENDS));
            return dormant("stayed", "stayed on " + stay.get().occurredOn(), StatusCause.STAYED);
        }
        if (dates.missing() == StatusCause.EVENT_CANCELED && dates.past(world.asOf())) {
            return pastDueWhenCanceled();
        }
        if (binding instanceof Activation.Inactive inactive) {
            return dormant(inactive.reason(), inactive.reason(), inactive.cause());
        }
        if (dates.missing() != null) {
            return dormant(dates.missingReason(), dates.missingReason(), dates.missing());
        }
        return running();
    }

    private Obligation dormant(String wording, String reason, StatusCause cause) {
        return found(ObligationStatus.DORMANT, "dormant - " + wording, reason, cause);
    }

    /** What was not yet due when its event was canceled waits for a new date; what was past due does not. */
    private Obligation pastDueWhenCanceled() {
        String reason = "past due when " + dates.missingReason();
        return owed()
                ? found(ObligationStatus.UNPERFORMED, "ended - no performance recorded", reason, StatusCause.EVENT_CANCELED)
                : found(ObligationStatus.LAPSED, "lapsed - not used", reason, StatusCause.EVENT_CANCELED);
    }

    private Obligation running() {
        String others = performed.waitsForOthers() ? " - others have yet to act" : "";
        if (!prohibits() && dates.past(world.asOf())) {
            String due = "due " + dates.latest().map(DueMoment::toString).orElse("");
            return owed()
                    ? found(
                            ObligationStatus.OVERDUE,
                            "overdue - no performance recorded" + others,
                            due + "; the record shows no performance",
                            null)
                    : found(ObligationStatus.LAPSED, "lapsed - not used", due + "; the record shows no use of it", null);
        }
        String doubt = doubt();
        if (!doubt.isEmpty()) {
            flags.add(doubt);
        }
        return found(
                ObligationStatus.OPEN,
                (dates.dated() ? "open" : "open - no date set") + (doubt.isEmpty() ? "" : " - " + doubt) + others,
                dates.due().map(due -> "due " + due).orElseGet(this::whyUndated),
                null);
    }

    /** A prohibition has no due day: it holds until it ends. */
    private String doubt() {
        if (prohibits() || !dates.pastUnderOneReading(world.asOf())) {
            return "";
        }
        return (owed() ? "overdue" : "lapsed") + " under one reading";
    }

    private boolean owed() {
        return duty.term().modality() == Modality.MUST;
    }

    private String whyUndated() {
        String undatedBecause = dates.undatedBecause();
        return undatedBecause != null
                ? undatedBecause
                : dates.inForce()
                        .map(reading -> reading.explanation().steps().getLast().says())
                        .orElse("no date is set");
    }

    /** Accepting an offer that was replaced or withdrawn is recorded, and a person should see it. */
    private void acceptedTooLate() {
        end.filter(ended -> ended.cause() == StatusCause.OFFER_REPLACED || ended.cause() == StatusCause.OFFER_WITHDRAWN)
                .ifPresent(ended -> performed.acts().stream()
                        .filter(act -> act.fact() instanceof OfferAccepted && DatedEntry.ORDER.compare(ended.by(), act) < 0)
                        .forEach(act -> flags.add("entry " + act.sequence() + " accepts it after " + ended.says()
                                + ", entry " + ended.by().sequence())));
    }

    private void diverging(List<DueReading> readings) {
        long moments = readings.stream()
                .filter(reading -> !reading.ruledOut())
                .map(DueReading::due)
                .distinct()
                .count();
        if (moments > 1) {
            flags.add("the order or the calendar can be read in more than one way, and the dates differ");
        }
    }

    private Evidence.Part part(DatedEntry act) {
        if (prohibits()) {
            return Evidence.Part.BREACHES;
        }
        if (act.equals(performed.completedBy())) {
            return Evidence.Part.PERFORMS;
        }
        return performed.cures().contains(act) ? Evidence.Part.CURES : Evidence.Part.ATTEMPTS;
    }

    private Obligation found(ObligationStatus status, String wording, String reason, @Nullable StatusCause cause) {
        return found(status, wording, reason, cause, null);
    }

    private Obligation found(
            ObligationStatus status, String wording, String reason, @Nullable StatusCause cause, @Nullable Lateness lateness) {
        List<PartyId> owing = assessment.owing(duty);
        return new Obligation(
                duty.id(),
                duty.order().id(),
                duty.term(),
                owing.isEmpty() ? duty.eligible() : owing,
                binding instanceof Activation.Active active && active.by() != null
                        ? active.by().sequence()
                        : null,
                status,
                wording,
                reason,
                cause,
                dates.readings(),
                binding.window(),
                dates.due().orElse(null),
                binding instanceof Activation.Active active ? world.known().dayOf(active.since()) : null,
                end.map(ended -> world.known().dayOf(ended.at())).orElse(null),
                lateness,
                performed.deficiencies(),
                evidence.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(Evidence::entry).thenComparing(Evidence::part))
                        .toList(),
                flags.stream().distinct().toList());
    }
}
