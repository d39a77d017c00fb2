package org.goodfaith.rulebook.standing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.OfferAccepted;
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
        if (dates.undatedBecause() != null) {
            flags.add(dates.undatedBecause());
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
        acceptedTooLate(performed.acts());
        Placed completedBy = performed.completedBy();
        Lateness lateness = completedBy == null ? null : lateness(completedBy);
        if (completedBy != null && lateness == null) {
            return met(performed, completedBy);
        }
        Optional<Placed> excusal = assessment.excusal(duty);
        if (excusal.isPresent()) {
            return excused(excusal.get(), performed);
        }
        if (completedBy == null && !performed.acts().isEmpty() && !performed.waitsForOthers()) {
            return deficient(performed);
        }
        if (completedBy != null && lateness != null) {
            return found(
                    Standing.LATE,
                    "late by " + lateness + (performed.formRecorded() ? "" : " - form not fully recorded"),
                    "performed by entry " + completedBy.sequence() + " on " + completedBy.occurredAt()
                            + lateAgainst(completedBy)
                                    .or(dates::latest)
                                    .map(due -> ", due " + due)
                                    .orElse(""),
                    null,
                    performed,
                    lateness);
        }
        return notPerformed(performed);
    }

    private Obligation met(Performed performed, Placed completedBy) {
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
                    case Binding.Bound bound -> completedBy.at().isBefore(bound.since());
                    case Binding.Unbound _ -> true;
                };
        return found(
                Standing.MET,
                (early ? "met early" : "met") + (performed.formRecorded() ? "" : " - form not fully recorded"),
                "performed by entry " + completedBy.sequence() + " on " + completedBy.occurredAt()
                        + dates.due().map(due -> ", due " + due).orElse(""),
                null,
                performed);
    }

    private Obligation deficient(Performed performed) {
        long open = performed.deficiencies().stream()
                .filter(deficiency -> deficiency.curedBy() == null)
                .count();
        Placed first = performed.acts().getFirst();
        Lateness late = lateAgainst(first).map(due -> lateBy(first, due)).orElse(null);
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
        Optional<Placed> excusal = assessment.excusal(duty);
        List<Placed> breaches = assessment.performance(duty).acts().stream()
                .filter(this::forbidden)
                .filter(act -> end.isEmpty() || act.at().isBefore(end.get().at()))
                .filter(act ->
                        excusal.isEmpty() || act.at().isBefore(excusal.get().at()))
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
        if (excusal.isPresent()) {
            return excused(excusal.get(), Performed.NOTHING);
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

    private boolean forbidden(Placed act) {
        return binding instanceof Binding.Bound bound && !act.at().isBefore(bound.since());
    }

    private Obligation excused(Placed excusal, Performed performed) {
        evidence.add(excusal.as(Evidence.Part.EXCUSES));
        return found(Standing.EXCUSED, "excused by the court", "the court relieved the obligor of it", null, performed);
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
        boolean owed = duty.term().modality() == Modality.MUST;
        if (mayFallDue() && dates.past(world.asOf())) {
            String due = "due " + dates.latest().map(DueMoment::toString).orElse("");
            return owed
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
        String doubt = mayFallDue() && dates.pastUnderOneReading(world.asOf())
                ? (owed ? "overdue" : "lapsed") + " under one reading"
                : "";
        if (!doubt.isEmpty()) {
            flags.add(doubt);
        }
        return found(
                Standing.OPEN,
                (dates.dated() ? "open" : "open - no date set") + (doubt.isEmpty() ? "" : " - " + doubt) + others,
                dates.due().map(due -> "due " + due).orElseGet(this::whyUndated),
                null,
                performed);
    }

    private String whyUndated() {
        String undatedBecause = dates.undatedBecause();
        return undatedBecause != null
                ? undatedBecause
                : dates.inForce()
                        .map(reading -> reading.reckoning().steps().getLast().says())
                        .orElse("no date is set");
    }

    /** A prohibition has no due day: it holds until it ends. */
    private boolean mayFallDue() {
        return duty.term().modality() != Modality.MUST_NOT;
    }

    private Obligation ended(End ended, Performed performed) {
        evidence.add(ended.by().as(Evidence.Part.ENDS));
        boolean fellDue = assessment.pastDueAt(ended.at(), duty);
        boolean owed = duty.term().modality() == Modality.MUST;
        if (owed && fellDue) {
            return found(
                    Standing.UNPERFORMED,
                    "ended - no performance recorded",
                    "ended after it fell due: " + ended.says(),
                    ended.cause(),
                    performed);
        }
        boolean unused = binding instanceof Binding.Bound
                && (fellDue || ended.cause() == Cause.EXHAUSTED || ended.cause() == Cause.EVENT_HELD);
        if (!owed && unused) {
            return found(
                    Standing.LAPSED, "lapsed - not used", "its time passed: " + ended.says(), ended.cause(), performed);
        }
        return found(
                Standing.MOOT,
                "moot - " + ended.says(),
                (dates.dated() ? "ended before it fell due: " : "ended: ") + ended.says(),
                ended.cause(),
                performed);
    }

    /** What was not yet due when the event was cancelled waits for a new date; what was past due does not. */
    private Obligation cancelled(Performed performed) {
        if (!assessment.pastDue(duty, world.asOf())) {
            return found(
                    Standing.DORMANT,
                    "dormant - " + dates.missingReason(),
                    dates.missingReason(),
                    Cause.EVENT_CANCELLED,
                    performed);
        }
        String reason = "past due when " + dates.missingReason();
        return duty.term().modality() == Modality.MUST
                ? found(
                        Standing.UNPERFORMED,
                        "ended - no performance recorded",
                        reason,
                        Cause.EVENT_CANCELLED,
                        performed)
                : found(Standing.LAPSED, "lapsed - not used", reason, Cause.EVENT_CANCELLED, performed);
    }

    /** Accepting an offer that was replaced or withdrawn is recorded, and a person should see it. */
    private void acceptedTooLate(List<Placed> acts) {
        end.filter(e -> e.cause() == Cause.OFFER_REPLACED || e.cause() == Cause.OFFER_WITHDRAWN)
                .ifPresent(e -> acts.stream()
                        .filter(act -> act.fact() instanceof OfferAccepted && Placed.ORDER.compare(e.by(), act) < 0)
                        .forEach(act -> flags.add("entry " + act.sequence() + " accepts it after " + e.says()
                                + ", entry " + e.by().sequence())));
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

    private @Nullable Lateness lateness(Placed completedBy) {
        return lateAgainst(completedBy).map(due -> lateBy(completedBy, due)).orElseGet(() -> arrival(completedBy));
    }

    /**
     * An act is in time if it was so under the due moment in force when it was done, or under the one in force now. One
     * that was late stays so when its date is then moved into the past.
     *
     * @return the later of the two due moments, if it was late under both
     */
    private Optional<DueMoment> lateAgainst(Placed act) {
        Dates then = assessment.at(act.at(), duty, Assessment::dates).orElse(dates);
        if (!then.tooLate(act) || (dates.undatedBecause() == null && !dates.tooLate(act))) {
            return Optional.empty();
        }
        return Stream.of(then, dates)
                .filter(Dates::dated)
                .flatMap(inForce -> inForce.latest().stream())
                .max(Comparator.comparing(DueMoment::overdueFrom));
    }

    private static Lateness lateBy(Placed act, DueMoment due) {
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
                dates.due().orElse(null),
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
