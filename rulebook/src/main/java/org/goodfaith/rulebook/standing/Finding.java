package org.goodfaith.rulebook.standing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Where one duty stands, and why: the order in which standings go before each other is the order of this class. */
final class Finding {

    private final Assessment assessment;
    private final World world;
    private final Duty duty;
    private final Binding binding;
    private final Dates dates;
    private final Optional<End> end;
    private final Optional<Placed> stay;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();
    private final @Nullable String undatedBecause;

    Finding(Assessment assessment, Duty duty) {
        this.assessment = assessment;
        this.duty = duty;
        world = assessment.world();
        binding = assessment.binding(duty);
        dates = assessment.dates(duty);
        end = assessment.ended(duty);
        stay = world.stay(duty.order().id());
        evidence.add(duty.order().placed().as(Evidence.Part.IMPOSES));
        Placed by =
                switch (binding) {
                    case Binding.Bound bound -> bound.by();
                    case Binding.Unbound unbound -> unbound.by();
                };
        if (by != null) {
            evidence.add(by.as(Evidence.Part.TRIGGERS));
        }
        evidence.addAll(dates.evidence());
        undatedBecause = undatedBecause(dates);
        if (undatedBecause != null) {
            flags.add(undatedBecause);
        }
        dates.inForce().map(DueReading::flags).ifPresent(flags::addAll);
        diverging(dates.readings());
        diverging(binding.window());
    }

    Obligation obligation() {
        if (duty.term().modality() == Modality.MUST_NOT) {
            return prohibition();
        }
        Performed performed = duty.term().evidenceOnly() ? Performed.NOTHING : assessment.performance(duty);
        if (duty.term().evidenceOnly()) {
            assessment.performance(duty).acts().forEach(act -> evidence.add(act.as(Evidence.Part.SUPPORTS)));
        }
        performed.acts().forEach(act -> evidence.add(act.as(part(act, performed))));
        Placed completedBy = performed.completedBy();
        Optional<Lateness> lateness = Optional.ofNullable(completedBy == null ? null : lateness(completedBy));
        if (completedBy != null && lateness.isEmpty()) {
            return met(performed, completedBy);
        }
        Optional<Placed> excusal = assessment.excusal(duty);
        if (excusal.isPresent()) {
            evidence.add(excusal.get().as(Evidence.Part.EXCUSES));
            return found(
                    Standing.EXCUSED, "excused by the court", "the court relieved the obligor of it", null, performed);
        }
        if (completedBy == null && !performed.acts().isEmpty() && !performed.waitsForOthers()) {
            return deficient(performed);
        }
        if (completedBy != null) {
            String late = "late by " + lateness.orElseThrow();
            return found(
                    Standing.LATE,
                    late + (performed.formRecorded() ? "" : " - form not fully recorded"),
                    "performed by entry " + completedBy.sequence() + " on " + completedBy.occurredAt()
                            + dates.latest().map(due -> ", due " + due).orElse(""),
                    null,
                    performed,
                    lateness.orElseThrow());
        }
        return notPerformed(performed);
    }

    private Obligation met(Performed performed, Placed completedBy) {
        boolean early =
                switch (binding) {
                    case Binding.Bound bound -> completedBy.at().isBefore(bound.since());
                    case Binding.Unbound _ -> true;
                };
        return found(
                Standing.MET,
                (early ? "met early" : "met") + (performed.formRecorded() ? "" : " - form not fully recorded"),
                "performed by entry " + completedBy.sequence() + " on " + completedBy.occurredAt()
                        + (dated() ? dates.due().map(due -> ", due " + due).orElse("") : ""),
                null,
                performed);
    }

    private Obligation deficient(Performed performed) {
        long open = performed.deficiencies().stream()
                .filter(deficiency -> deficiency.curedBy() == null)
                .count();
        Placed first = performed.acts().getFirst();
        Lateness late = dated() && tooLate(first) ? lateBy(first) : null;
        return found(
                Standing.DEFICIENT,
                "deficient - " + (open == 1 ? "1 requirement" : open + " requirements") + " not met"
                        + (late == null ? "" : ", late by " + late),
                performed.deficiencies().stream()
                        .filter(deficiency -> deficiency.curedBy() == null)
                        .map(deficiency -> "\"" + deficiency.words() + "\": " + deficiency.found())
                        .collect(Collectors.joining("; ")),
                null,
                performed,
                late);
    }

    private Obligation prohibition() {
        List<Placed> breaches = assessment.performance(duty).acts().stream()
                .filter(act -> end.isEmpty() || act.at().isBefore(end.get().at()))
                .toList();
        if (!breaches.isEmpty()) {
            breaches.forEach(act -> evidence.add(act.as(Evidence.Part.BREACHES)));
            var deficiencies = breaches.stream()
                    .map(act -> new Deficiency(duty.term().citation().quotation(), said(act), act.sequence(), null))
                    .toList();
            return found(
                    Standing.DEFICIENT,
                    "deficient - a forbidden act is recorded",
                    deficiencies.stream()
                            .map(deficiency -> "entry " + deficiency.entry() + ": " + deficiency.found())
                            .collect(Collectors.joining("; ")),
                    null,
                    new Performed(breaches, null, deficiencies, List.of(), true, false));
        }
        if (end.isPresent()) {
            evidence.add(end.get().by().as(Evidence.Part.ENDS));
            return found(
                    Standing.MET,
                    "ended - no breach recorded",
                    "ended: " + end.get().says(),
                    end.get().cause(),
                    Performed.NOTHING);
        }
        return notPerformed(Performed.NOTHING);
    }

    private Obligation notPerformed(Performed performed) {
        if (end.isPresent()) {
            return ended(end.get(), performed);
        }
        if (stay.isPresent()) {
            evidence.add(stay.get().as(Evidence.Part.SUSPENDS));
            return found(
                    Standing.DORMANT,
                    "dormant - stayed",
                    "stayed on " + stay.get().occurredOn(),
                    Cause.STAYED,
                    performed);
        }
        if (dates.missing() == Cause.EVENT_CANCELLED) {
            return cancelled(performed);
        }
        if (binding instanceof Binding.Unbound unbound) {
            return found(
                    Standing.DORMANT, "dormant - " + unbound.reason(), unbound.reason(), unbound.cause(), performed);
        }
        if (dates.missing() != null) {
            return found(
                    Standing.DORMANT,
                    "dormant - " + dates.missingReason(),
                    dates.missingReason(),
                    dates.missing(),
                    performed);
        }
        return running(performed);
    }

    private Obligation running(Performed performed) {
        String others = performed.waitsForOthers() ? " - others have yet to act" : "";
        if (dated() && dates.past(world.asOf())) {
            String due = "due " + dates.latest().map(DueMoment::toString).orElse("");
            return duty.term().modality() == Modality.MUST
                    ? found(
                            Standing.OVERDUE,
                            "overdue - no performance recorded" + others,
                            due + "; the record shows no performance",
                            null,
                            performed)
                    : found(
                            Standing.LAPSED,
                            "lapsed - not used",
                            due + "; the record shows no use of it",
                            null,
                            performed);
        }
        if (dated() && dates.pastUnderOneReading(world.asOf())) {
            flags.add("overdue under one reading");
        }
        return found(
                Standing.OPEN,
                (dated() ? "open" : "open - no date set") + others,
                dated()
                        ? "due " + dates.due().map(DueMoment::toString).orElse("")
                        : undatedBecause != null
                                ? undatedBecause
                                : dates.inForce()
                                        .map(reading ->
                                                reading.reckoning().steps().getLast())
                                        .map(step -> step.says())
                                        .orElse("no date is set"),
                null,
                performed);
    }

    private Obligation ended(End ended, Performed performed) {
        evidence.add(ended.by().as(Evidence.Part.ENDS));
        boolean fellDue = bound() && dated() && dates.past(ended.at());
        boolean mustAct = duty.term().modality() == Modality.MUST;
        if (mustAct && fellDue) {
            return found(
                    Standing.UNPERFORMED,
                    "ended - no performance recorded",
                    "ended after it fell due: " + ended.says(),
                    ended.cause(),
                    performed);
        }
        boolean unused = bound() && (fellDue || ended.cause() == Cause.EXHAUSTED || ended.cause() == Cause.EVENT_HELD);
        if (!mustAct && unused) {
            return found(
                    Standing.LAPSED, "lapsed - not used", "its time passed: " + ended.says(), ended.cause(), performed);
        }
        return found(
                Standing.MOOT,
                "moot - " + ended.says(),
                (dated() ? "ended before it fell due: " : "ended: ") + ended.says(),
                ended.cause(),
                performed);
    }

    /** What was not yet due when the event was cancelled waits for a new date; what was overdue stays unperformed. */
    private Obligation cancelled(Performed performed) {
        Placed cancelledBy = Objects.requireNonNull(dates.lastMove());
        Optional<Dates> before = assessment.datesAt(duty, cancelledBy.at().minusNanos(1));
        boolean wasOverdue = bound()
                && duty.term().modality() == Modality.MUST
                && before.map(dates -> dates.past(cancelledBy.at())).orElse(false);
        return wasOverdue
                ? found(
                        Standing.UNPERFORMED,
                        "ended - no performance recorded",
                        "past due when " + dates.missingReason(),
                        Cause.EVENT_CANCELLED,
                        performed)
                : found(
                        Standing.DORMANT,
                        "dormant - " + dates.missingReason(),
                        dates.missingReason(),
                        Cause.EVENT_CANCELLED,
                        performed);
    }

    private boolean bound() {
        return binding instanceof Binding.Bound;
    }

    private boolean dated() {
        return dates.dated() && undatedBecause == null;
    }

    /** A date that could not be kept is no date. The reason is shown instead; null if the date holds. */
    private @Nullable String undatedBecause(Dates dates) {
        DueMoment due = dates.latest().orElse(null);
        if (due == null) {
            return null;
        }
        if (binding instanceof Binding.Bound bound && !bound.since().isBefore(due.overdueFrom())) {
            return "it became binding only after " + due + ", so it has no date";
        }
        Placed move = dates.lastMove();
        if (move != null && due.on().isBefore(move.occurredOn())) {
            return "entry " + move.sequence() + " of " + move.occurredOn() + " set it to " + due
                    + ", which had passed, so it has no date";
        }
        return world.passedMeanwhile(duty.order().id(), owingOrAll(), due.overdueFrom())
                .map(placed -> due + " passed between entry " + placed.sequence() + " ("
                        + placed.fact().factName() + ") and its end, so it has no date")
                .orElse(null);
    }

    private List<PartyId> owingOrAll() {
        return duty.party() == null ? duty.eligible() : List.of(duty.party());
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

    /** An act is in time if it was so under the due moment in force when it was done, or under the one in force now. */
    private boolean tooLate(Placed act) {
        return dates.tooLate(act)
                && assessment
                        .datesAt(duty, act.at())
                        .map(then -> then.tooLate(act))
                        .orElse(true);
    }

    private @Nullable Lateness lateness(Placed completedBy) {
        if (dated() && tooLate(completedBy)) {
            return lateBy(completedBy);
        }
        return arrival(completedBy);
    }

    private Lateness lateBy(Placed act) {
        DueMoment due = dates.latest().orElseThrow();
        long days = act.occurredOn().toEpochDay() - due.on().toEpochDay();
        LocalTime time = act.occurredAt().time();
        LocalTime dueTime = due.time();
        return days > 0 || time == null || dueTime == null
                ? new Lateness(days, 0)
                : new Lateness(0, Math.max(1, Duration.between(dueTime, time).toMinutes()));
    }

    /** Attendance is late by the arrival after the scheduled time. */
    private @Nullable Lateness arrival(Placed act) {
        if (!(act.fact() instanceof AttendanceRecorded attendance)) {
            return null;
        }
        CourtTime scheduled = assessment.scheduledAt(attendance.event(), act.at());
        LocalTime arrived = attendance.arrivedTime();
        return scheduled == null
                        || arrived == null
                        || scheduled.time() == null
                        || !scheduled.on().equals(act.occurredOn())
                        || !arrived.isAfter(scheduled.time())
                ? null
                : new Lateness(
                        0,
                        Math.max(1, Duration.between(scheduled.time(), arrived).toMinutes()));
    }

    private static Evidence.Part part(Placed act, Performed performed) {
        if (act.equals(performed.completedBy())) {
            return Evidence.Part.PERFORMS;
        }
        return performed.cures().contains(act) ? Evidence.Part.CURES : Evidence.Part.ATTEMPTS;
    }

    private static String said(Placed act) {
        var channel = act.fact().circumstances().channel();
        return act.fact().factName()
                + (channel == null
                        ? ""
                        : ", " + Attributes.inWords(channel.name().replace('_', ' ')))
                + ", " + act.occurredAt();
    }

    private Obligation found(
            Standing standing, String wording, String reason, @Nullable Cause cause, Performed performed) {
        return found(standing, wording, reason, cause, performed, null);
    }

    private Obligation found(
            Standing standing,
            String wording,
            String reason,
            @Nullable Cause cause,
            Performed performed,
            @Nullable Lateness lateness) {
        LocalDate openSinceOn =
                binding instanceof Binding.Bound bound ? world.known().dayOf(bound.since()) : null;
        List<PartyId> owing = assessment.owing(duty);
        return new Obligation(
                duty.id(),
                duty.order().id(),
                duty.term(),
                owing.isEmpty() ? duty.eligible() : owing,
                binding instanceof Binding.Bound bound && bound.by() != null
                        ? bound.by().sequence()
                        : null,
                standing,
                wording,
                reason,
                cause,
                dates.readings(),
                binding.window(),
                dated() ? dates.due().orElse(null) : null,
                openSinceOn,
                end.map(e -> world.known().dayOf(e.at())).orElse(null),
                lateness,
                performed.deficiencies(),
                evidence.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(Evidence::entry).thenComparing(Evidence::part))
                        .toList(),
                flags.stream().distinct().toList());
    }
}
