package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.time.CalendarReading;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.DueMoment;
import org.goodfaith.rulebook.time.DateExplanation;
import org.goodfaith.rulebook.time.ComputationStep;
import org.jspecify.annotations.Nullable;

/** Computes when duties are due: every reading of the order, of the calendar, and what the court moved. */
final class DueDates {

    /** A term that depends on another is read once for each reading of that one, up to this many. */
    private static final int READINGS_MAX = 16;

    private final Assessment assessment;
    private final CaseStateAsOf world;

    DueDates(Assessment assessment, CaseStateAsOf world) {
        this.assessment = assessment;
        this.world = world;
    }

    Dates of(Duty duty, Activation binding) {
        Dates counted = readings(duty, duty.term().due(), triggeredBy(binding));
        Dates moved = extension(duty)
                .filter(extended -> !movedSince(extended, counted.lastMove()))
                .map(extended -> extended(duty, extended, counted))
                .orElse(counted);
        if (moved.missing() == StatusCause.EVENT_CANCELED) {
            return pastWhenCanceled(duty, moved).orElse(moved);
        }
        return undatedBecause(duty, moved, binding).map(moved::undated).orElse(moved);
    }

    /** That an event was held, which had not been set for a day, moves no date the court has set. */
    private static boolean movedSince(DatedEntry extended, @Nullable DatedEntry move) {
        return move != null && !(move.fact() instanceof EventHeld) && DatedEntry.DONE.compare(extended, move) < 0;
    }

    private static @Nullable DatedEntry triggeredBy(Activation binding) {
        return switch (binding) {
            case Activation.Active active -> active.by();
            case Activation.Inactive _ -> null;
        };
    }

    /** What was past due when its event was taken off calendar keeps its date. */
    private Optional<Dates> pastWhenCanceled(Duty duty, Dates now) {
        Instant canceledAt = Objects.requireNonNull(now.lastMove()).at();
        return assessment
                .at(
                        justBefore(canceledAt),
                        duty,
                        (then, earlier) -> then.pastDue(earlier, canceledAt)
                                ? Optional.of(then.dates(earlier))
                                : Optional.<Dates>empty())
                .flatMap(dates -> dates)
                .map(before -> before.canceled(now));
    }

    /** A date that could not be kept is no date. */
    private Optional<String> undatedBecause(Duty duty, Dates dates, Activation binding) {
        DueMoment due = dates.latest().orElse(null);
        if (due == null) {
            return Optional.empty();
        }
        if (binding instanceof Activation.Active active && !active.since().isBefore(due.overdueFrom())) {
            return Optional.of("it became binding only after " + due + ", so it has no date");
        }
        return movedIntoThePast(duty, due, dates.lastMove()).or(() -> passedMeanwhile(duty, due));
    }

    private Optional<String> movedIntoThePast(Duty duty, DueMoment due, @Nullable DatedEntry move) {
        if (move == null || !due.on().isBefore(world.known().dayOf(move.at()))) {
            return Optional.empty();
        }
        // What was set before there was such a duty moved none of its dates.
        Optional<Dates> before = assessment.at(justBefore(move.at()), duty, Assessment::dates);
        if (before.isEmpty()
                || before.flatMap(Dates::latest).filter(due::equals).isPresent()) {
            return before.map(Dates::undatedBecause);
        }
        return Optional.of("entry " + move.sequence() + " of " + move.occurredOn() + " set it to " + due
                + ", which had passed, so it has no date");
    }

    /**
     * What revives after a settlement failed, a stay was lifted or the case reopened was not owed when its day came.
     */
    private Optional<String> passedMeanwhile(Duty duty, DueMoment due) {
        if (due.overdueFrom().isAfter(world.asOf())) {
            return Optional.empty();
        }
        Optional<DatedEntry> now = assessment.endedOrStayed(duty);
        return assessment
                .at(justBefore(due.overdueFrom()), duty, Assessment::endedOrStayed)
                .flatMap(then -> then)
                .filter(then -> !now.equals(Optional.of(then)))
                .map(then -> due + " passed between " + RecordAsKnownAt.named(then) + ", and its end, so it has no date");
    }

    private static Instant justBefore(Instant moment) {
        return moment.minusNanos(1);
    }

    /** @return when the period runs out that a trigger waits for, under every reading */
    Dates window(Duty duty, List<Reading> readings) {
        return readings(duty, readings, null);
    }

    private Dates readings(Duty duty, List<Reading> readings, @Nullable DatedEntry trigger) {
        var computed = new ArrayList<DueReading>();
        var evidence = new ArrayList<Evidence>();
        DatedEntry lastMove = null;
        var missing = new LinkedHashMap<String, Resolved>();
        for (Reading reading : readings) {
            Resolved resolved = resolve(duty, reading.due(), trigger);
            evidence.addAll(resolved.evidence());
            if (resolved.lastMove() != null
                    && (lastMove == null || DatedEntry.DONE.compare(lastMove, resolved.lastMove()) < 0)) {
                lastMove = resolved.lastMove();
            }
            if (resolved.missing() != null) {
                missing.put(reading.id(), resolved);
                // One of several that gives no date yet has not passed.
                if (readings.size() > 1) {
                    computed.add(new DueReading(
                            reading.id(),
                            reading.label(),
                            null,
                            new DateExplanation(List.of(
                                    new ComputationStep(duty.term().citation().where(), resolved.missingReason(), "no date yet"))),
                            List.of(resolved.missingReason()),
                            reading.byDefault(),
                            false));
                }
            }
            for (int i = 0; i < resolved.dates().size(); i++) {
                Dated dated = resolved.dates().get(i);
                boolean several = resolved.dates().size() > 1;
                computed.add(new DueReading(
                        several ? reading.id() + "." + (i + 1) : reading.id(),
                        several ? reading.label() + "; " + dated.label() : reading.label(),
                        dated.due(),
                        new DateExplanation(dated.steps()),
                        dated.flags(),
                        i == 0 && reading.byDefault(),
                        false));
            }
        }
        List<DueReading> settled = settle(duty, computed, evidence);
        Resolved waits = readings.size() == 1
                ? missing.get(readings.getFirst().id())
                : settled.stream()
                        .filter(DueReading::inForce)
                        .findFirst()
                        .map(DueReading::id)
                        .map(missing::get)
                        .orElse(null);
        return new Dates(
                settled,
                evidence.stream().distinct().toList(),
                lastMove,
                null,
                waits == null ? null : waits.missing(),
                waits == null ? "" : waits.missingReason());
    }

    /** A ruling can name a reading of the order, or one way to read the calendar under it, such as {@code filed.2}. */
    private List<DueReading> settle(Duty duty, List<DueReading> computed, List<Evidence> evidence) {
        Optional<DatedEntry> ruling = world.last(
                ReadingSettled.class,
                settled ->
                        names(settled.term(), duty) && computed.stream().anyMatch(reading -> holds(settled, reading)));
        if (ruling.isEmpty()) {
            return computed;
        }
        evidence.add(ruling.get().as(Evidence.Part.SETTLES_READING));
        var settled = (ReadingSettled) ruling.get().fact();
        var result = new ArrayList<DueReading>();
        boolean found = false;
        for (DueReading reading : computed) {
            boolean holds = holds(settled, reading);
            var flags = new ArrayList<>(reading.flags());
            if (holds) {
                flags.add("settled by " + settled.settledBy() + ": " + settled.reason());
            }
            result.add(new DueReading(
                    reading.id(), reading.label(), reading.due(), reading.explanation(), flags, holds && !found, !holds));
            found |= holds;
        }
        return result;
    }

    private static boolean holds(ReadingSettled settled, DueReading reading) {
        return reading.id().equals(settled.reading()) || reading.id().startsWith(settled.reading() + ".");
    }

    private Optional<DatedEntry> extension(Duty duty) {
        return world.last(
                        DeadlineExtended.class,
                        extended -> names(extended.term(), duty) && concerns(extended.parties(), duty))
                .filter(placed -> !setAnewSince((DeadlineExtended) placed.fact(), placed, duty));
    }

    /** An order that states a term anew sets its date anew; an extension of the old date is spent. */
    private static boolean setAnewSince(DeadlineExtended extended, DatedEntry placed, Duty duty) {
        return !extended.term().order().equals(duty.order().id())
                && DatedEntry.ORDER.compare(placed, duty.order().placed()) < 0;
    }

    private Dates extended(Duty duty, DatedEntry placed, Dates before) {
        var extended = (DeadlineExtended) placed.fact();
        var steps = new ArrayList<ComputationStep>();
        before.inForce().ifPresent(reading -> steps.addAll(reading.explanation().steps()));
        CourtTime dueAt = extended.dueAt();
        steps.add(new ComputationStep(
                "entry " + placed.sequence(),
                "extended by "
                        + switch (extended.basis()) {
                            case ORDER -> "order of the court";
                            case STIPULATION -> "stipulation";
                        }
                        + " of " + placed.occurredOn()
                        + before.due().map(due -> ", from " + due).orElse(""),
                world.known().inWords(dueAt)));
        Dated dated = dated(
                        duty,
                        steps,
                        () -> world.known().fixed(dueAt.on(), dueAt.time(), duty.delivery()),
                        placed,
                        List.of())
                .dates()
                .getFirst();
        var evidence = new ArrayList<>(before.evidence());
        evidence.add(placed.as(Evidence.Part.EXTENDS));
        return new Dates(
                List.of(new DueReading(
                        "extended",
                        "as extended",
                        dated.due(),
                        new DateExplanation(dated.steps()),
                        dated.flags(),
                        true,
                        false)),
                evidence,
                placed,
                null,
                null,
                "");
    }

    private boolean names(TermRef ref, Duty duty) {
        return ref.term().equals(duty.term().id())
                && world.chain(duty.order(), duty.term().id()).contains(ref.order());
    }

    /** An extension for one of those who owe an act jointly extends the one act. */
    static boolean concerns(List<PartyId> parties, Duty duty) {
        return parties.isEmpty() || duty.obligors().stream().anyMatch(parties::contains);
    }

    private Resolved resolve(Duty duty, Due due, @Nullable DatedEntry trigger) {
        return switch (due) {
            case Due.Undated undated -> undated(duty.term(), "the order says \"" + undated.words() + "\"", List.of());
            case Due.Fixed fixed ->
                dated(
                        duty,
                        List.of(fixedBy(duty.term())),
                        () -> world.known().fixed(fixed.on(), fixed.at(), duty.delivery()),
                        null,
                        List.of());
            case Due.Counted counted -> counted(duty, counted, trigger);
            case Due.EventDay day -> eventDay(duty, day.event());
            case Due.SameAs same -> sameAs(duty, same.term());
        };
    }

    private Resolved counted(Duty duty, Due.Counted due, @Nullable DatedEntry trigger) {
        OrderEntered order = duty.order().entered();
        return switch (due.from()) {
            case Anchor.OrderDated _ -> counted(duty, due, From.day(order.datedOn(), "the day the order is dated"));
            case Anchor.OrderFiled _ -> {
                var filedOn = order.filedOn();
                yield counted(
                        duty,
                        due,
                        filedOn == null
                                ? From.day(
                                        order.datedOn(),
                                        "the day the order is dated, as the day of filing is not on record")
                                : From.day(filedOn, "the day the order was filed"));
            }
            case Anchor.ScheduledEvent event ->
                onEvent(
                        event.event(),
                        (time, slot) -> counted(
                                duty,
                                due,
                                new From(
                                        time,
                                        "the " + inWords(event.event()),
                                        false,
                                        moved(event.event(), slot),
                                        slot.lastMove(),
                                        List.of(slot.lastMove().as(Evidence.Part.SCHEDULES)))));
            case Anchor.TriggeringFact _ ->
                trigger == null
                        ? Resolved.none(StatusCause.NOT_TRIGGERED, "what it is counted from has not happened")
                        : counted(
                                duty,
                                due,
                                new From(
                                        trigger.occurredAt(),
                                        "the day of " + RecordAsKnownAt.named(trigger),
                                        trigger.fact().circumstances().channel() == Channel.SERVED_BY_MAIL,
                                        List.of(),
                                        null,
                                        List.of()));
            case Anchor.TermDue term ->
                onTerm(duty, term.term(), (other, reading) -> {
                    DueMoment moment = reading.due();
                    return moment == null
                            ? undated(duty.term(), duty.title(term.term()) + " has no date", List.of())
                            : counted(
                                    duty,
                                    due,
                                    new From(
                                            new CourtTime(moment.on(), moment.time()),
                                            "the day " + duty.title(term.term()) + " is due",
                                            false,
                                            List.of(),
                                            other.lastMove(),
                                            other.evidence()));
                });
        };
    }

    private Resolved counted(Duty duty, Due.Counted due, From from) {
        var steps = new ArrayList<>(from.moved());
        steps.add(new ComputationStep(
                duty.term().citation().where(),
                "\"" + duty.term().citation().quotation() + "\": counted from " + from.what(),
                world.known().inWords(from.time())));
        return dated(
                duty,
                steps,
                () -> world.known().counted(due.period(), from.time(), duty.delivery(), due.at(), from.servedByMail()),
                from.move(),
                from.evidence());
    }

    private Resolved eventDay(Duty duty, EventKey event) {
        return onEvent(event, (time, slot) -> {
            LocalDate day = slot.held() == null ? time.on() : slot.held().occurredOn();
            var steps = new ArrayList<>(moved(event, slot));
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    "\"" + duty.term().citation().quotation() + "\": through the day of the " + inWords(event),
                    day.equals(time.on()) ? world.known().inWords(time) : "held on " + day));
            return dated(
                    duty,
                    steps,
                    () -> world.known().endOf(day, duty.delivery()),
                    slot.lastMove(),
                    List.of(slot.lastMove().as(Evidence.Part.SCHEDULES)));
        });
    }

    private Resolved sameAs(Duty duty, TermId term) {
        return onTerm(duty, term, (other, reading) -> {
            var steps = new ArrayList<>(reading.explanation().steps());
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    "no later than " + duty.title(term),
                    String.valueOf(reading.due())));
            return new Resolved(
                    List.of(new Dated(reading.label(), reading.due(), steps, reading.flags())),
                    other.evidence(),
                    other.lastMove(),
                    null,
                    "");
        });
    }

    private Resolved onEvent(EventKey key, OnEvent then) {
        CaseStateAsOf.Slot slot = world.event(key).orElse(null);
        if (slot == null) {
            return Resolved.none(StatusCause.EVENT_NOT_SCHEDULED, "the " + inWords(key) + " has no date yet");
        }
        CourtTime time = slot.time();
        if (time == null) {
            return new Resolved(
                    List.of(),
                    List.of(slot.lastMove().as(Evidence.Part.SCHEDULES)),
                    slot.lastMove(),
                    StatusCause.EVENT_CANCELED,
                    "the " + inWords(key) + " was taken off calendar");
        }
        return then.resolve(time, slot);
    }

    /** From what to what an event was moved, by which entry and why; nothing if it was not. */
    private List<ComputationStep> moved(EventKey key, CaseStateAsOf.Slot slot) {
        DatedEntry move = slot.lastMove();
        CourtTime from = slot.movedFrom();
        return from == null
                ? List.of()
                : List.of(new ComputationStep(
                        "entry " + move.sequence(),
                        "the " + inWords(key) + " was moved on " + move.occurredOn() + " from "
                                + world.known().inWords(from)
                                + (move.fact() instanceof EventRescheduled f ? ": " + f.reason() : ""),
                        slot.time() == null ? "no date" : world.known().inWords(slot.time())));
    }

    /** Resolves a date that depends on another term's, once for each reading of that term that is not ruled out. */
    private Resolved onTerm(Duty duty, TermId term, OnTerm then) {
        Optional<Dates> counterpart = assessment.counterpart(duty, term).map(assessment::dates);
        if (counterpart.isEmpty()) {
            return Resolved.none(StatusCause.NOT_TRIGGERED, "nobody owes " + duty.title(term));
        }
        Dates other = counterpart.get();
        if (other.missing() != null) {
            return new Resolved(List.of(), other.evidence(), other.lastMove(), other.missing(), other.missingReason());
        }
        return other.readings().stream()
                .filter(reading -> !reading.ruledOut())
                .sorted(Comparator.comparing(reading -> !reading.inForce()))
                .map(reading -> then.resolve(other, reading))
                .reduce(Resolved::and)
                .orElseThrow()
                .eachMomentOnce();
    }

    private static Resolved undated(Term term, String says, List<String> flags) {
        var step = new ComputationStep(term.citation().where(), says, "no date is set");
        return new Resolved(List.of(new Dated("undated", null, List.of(step), flags)), List.of(), null, null, "");
    }

    /**
     * A date that cannot be computed, as when a period in hours starts at a day without a time or an event is set for a
     * year that no calendar covers, is none: no date is invented.
     */
    private static Resolved dated(
            Duty duty,
            List<ComputationStep> first,
            Supplier<Computation> computation,
            @Nullable DatedEntry move,
            List<Evidence> evidence) {
        try {
            List<Dated> dates = computation.get().readings().stream()
                    .map(reading -> dated(first, reading))
                    .toList();
            return new Resolved(dates, evidence, move, null, "");
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return new Resolved(undated(duty.term(), why, List.of(why)).dates(), evidence, move, null, "");
        }
    }

    private static Dated dated(List<ComputationStep> first, CalendarReading reading) {
        var steps = new ArrayList<>(first);
        steps.addAll(reading.deadline().explanation().steps());
        return new Dated(
                reading.label(),
                reading.deadline().due(),
                steps,
                reading.deadline().flags());
    }

    private static ComputationStep fixedBy(Term term) {
        return new ComputationStep(
                term.citation().where(),
                "\"" + term.citation().quotation() + "\"",
                "a date fixed by the order, which is not counted");
    }

    static String inWords(EventKey key) {
        return key.value().replace('-', ' ');
    }

    private interface OnEvent {
        Resolved resolve(CourtTime time, CaseStateAsOf.Slot slot);
    }

    private interface OnTerm {
        Resolved resolve(Dates other, DueReading reading);
    }

    /**
     * What a period is counted from.
     *
     * @param what the same in words
     * @param servedByMail whether it is service to which Fed. R. Civ. P. 6(d) adds days
     * @param moved how it came to be set for then, if it was moved
     * @param move the entry that set it; null if the order or what triggered the duty did
     */
    private record From(
            CourtTime time,
            String what,
            boolean servedByMail,
            List<ComputationStep> moved,
            @Nullable DatedEntry move,
            List<Evidence> evidence) {

        static From day(LocalDate on, String what) {
            return new From(CourtTime.on(on), what, false, List.of(), null, List.of());
        }
    }

    /** One date of a reading; the calendar can give several. */
    private record Dated(String label, @Nullable DueMoment due, List<ComputationStep> steps, List<String> flags) {

        Dated flagged(String flag) {
            return new Dated(
                    label,
                    due,
                    steps,
                    Stream.concat(flags.stream(), Stream.of(flag)).toList());
        }
    }

    /** What a reading comes to. */
    private record Resolved(
            List<Dated> dates,
            List<Evidence> evidence,
            @Nullable DatedEntry lastMove,
            @Nullable StatusCause missing,
            String missingReason) {

        static Resolved none(StatusCause cause, String reason) {
            return new Resolved(List.of(), List.of(), null, cause, reason);
        }

        /** @return the same with each due moment once, and no more of them than anybody can weigh */
        Resolved eachMomentOnce() {
            var byMoment = new LinkedHashMap<Optional<DueMoment>, Dated>();
            dates.forEach(date -> byMoment.putIfAbsent(Optional.ofNullable(date.due()), date));
            var kept = new ArrayList<>(
                    byMoment.values().stream().limit(READINGS_MAX).toList());
            if (kept.size() < byMoment.size()) {
                kept.addFirst(
                        kept.removeFirst().flagged("there are more readings than the " + READINGS_MAX + " shown"));
            }
            return new Resolved(kept, evidence.stream().distinct().toList(), lastMove, missing, missingReason);
        }

        /** @return the dates of both */
        Resolved and(Resolved other) {
            return new Resolved(
                    Stream.concat(dates.stream(), other.dates.stream()).toList(),
                    Stream.concat(evidence.stream(), other.evidence.stream()).toList(),
                    lastMove,
                    missing,
                    missingReason);
        }
    }
}
