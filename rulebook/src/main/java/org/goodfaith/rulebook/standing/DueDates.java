package org.goodfaith.rulebook.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventKey;
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
import org.goodfaith.rulebook.time.Reckoning;
import org.goodfaith.rulebook.time.Step;
import org.jspecify.annotations.Nullable;

/** Computes when duties are due: every reading of the order, of the calendar, and what the court moved. */
final class DueDates {

    private final Assessment assessment;
    private final World world;

    DueDates(Assessment assessment, World world) {
        this.assessment = assessment;
        this.world = world;
    }

    /** @param trigger the entry that triggered the duty; null if none did */
    Dates of(Duty duty, @Nullable Placed trigger) {
        Dates counted = readings(duty, duty.term().due(), trigger);
        return extension(duty)
                .filter(extended ->
                        counted.lastMove() == null || Placed.ORDER.compare(counted.lastMove(), extended) < 0)
                .map(extended -> extended(duty, extended, counted))
                .orElse(counted);
    }

    /** @return when the period runs out that a trigger waits for, under every reading */
    Dates window(Duty duty, List<Reading> readings) {
        return readings(duty, readings, null);
    }

    private Dates readings(Duty duty, List<Reading> readings, @Nullable Placed trigger) {
        var computed = new ArrayList<DueReading>();
        var evidence = new ArrayList<Evidence>();
        Placed lastMove = null;
        Resolved missing = null;
        for (Reading reading : readings) {
            Resolved resolved = resolve(duty, reading.due(), trigger);
            evidence.addAll(resolved.evidence());
            if (resolved.lastMove() != null
                    && (lastMove == null || Placed.ORDER.compare(lastMove, resolved.lastMove()) < 0)) {
                lastMove = resolved.lastMove();
            }
            if (resolved.missing() != null && reading.byDefault()) {
                missing = resolved;
            }
            for (int i = 0; i < resolved.dates().size(); i++) {
                Dated dated = resolved.dates().get(i);
                boolean several = resolved.dates().size() > 1;
                computed.add(new DueReading(
                        several ? reading.id() + "." + (i + 1) : reading.id(),
                        several ? reading.label() + "; " + dated.label() : reading.label(),
                        dated.due(),
                        new Reckoning(dated.steps()),
                        dated.flags(),
                        i == 0 && reading.byDefault(),
                        false));
            }
        }
        List<DueReading> settled = settle(duty, computed, evidence);
        return new Dates(
                settled,
                evidence.stream().distinct().toList(),
                lastMove,
                missing == null ? null : missing.missing(),
                missing == null ? "" : missing.missingReason());
    }

    /** A ruling can name a reading of the order, or one way to read the calendar under it, such as {@code filed.2}. */
    private List<DueReading> settle(Duty duty, List<DueReading> computed, List<Evidence> evidence) {
        Optional<Placed> ruling = world.last(
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
                    reading.id(), reading.label(), reading.due(), reading.reckoning(), flags, holds && !found, !holds));
            found |= holds;
        }
        return result;
    }

    private static boolean holds(ReadingSettled settled, DueReading reading) {
        return reading.id().equals(settled.reading()) || reading.id().startsWith(settled.reading() + ".");
    }

    private Optional<Placed> extension(Duty duty) {
        return world.last(
                DeadlineExtended.class, extended -> names(extended.term(), duty) && concerns(extended.parties(), duty));
    }

    private Dates extended(Duty duty, Placed placed, Dates before) {
        var extended = (DeadlineExtended) placed.fact();
        Computation computation =
                world.known().fixed(extended.dueAt().on(), extended.dueAt().time(), duty.delivery());
        var steps = new ArrayList<Step>();
        before.inForce().ifPresent(reading -> steps.addAll(reading.reckoning().steps()));
        steps.add(new Step(
                "entry " + placed.sequence(),
                "extended by "
                        + switch (extended.basis()) {
                            case ORDER -> "order of the court";
                            case STIPULATION -> "stipulation";
                        }
                        + " of " + placed.occurredOn()
                        + before.due().map(due -> ", from " + due).orElse(""),
                computation.deadline().due().toString()));
        steps.addAll(computation.deadline().reckoning().steps());
        var evidence = new ArrayList<>(before.evidence());
        evidence.add(placed.as(Evidence.Part.EXTENDS));
        return new Dates(
                List.of(new DueReading(
                        "extended",
                        "as extended",
                        computation.deadline().due(),
                        new Reckoning(steps),
                        computation.deadline().flags(),
                        true,
                        false)),
                evidence,
                placed,
                null,
                "");
    }

    private boolean names(TermRef ref, Duty duty) {
        return ref.term().equals(duty.term().id())
                && world.chain(duty.order(), duty.term().id()).contains(ref.order());
    }

    /** An extension for one of those who owe an act jointly extends the one act. */
    static boolean concerns(List<PartyId> parties, Duty duty) {
        return parties.isEmpty()
                || (duty.party() == null
                        ? duty.eligible().stream().anyMatch(parties::contains)
                        : parties.contains(duty.party()));
    }

    private Resolved resolve(Duty duty, Due due, @Nullable Placed trigger) {
        return switch (due) {
            case Due.Undated undated -> undated(duty.term(), "the order says \"" + undated.words() + "\"", List.of());
            case Due.Fixed fixed ->
                dated(
                        fixedBy(duty.term()),
                        world.known().fixed(fixed.on(), fixed.at(), duty.delivery()),
                        null,
                        List.of());
            case Due.Counted counted -> counted(duty, counted, trigger);
            case Due.EventDay day -> eventDay(duty, day.event());
            case Due.SameAs same -> sameAs(duty, same.term());
        };
    }

    private Resolved counted(Duty duty, Due.Counted due, @Nullable Placed trigger) {
        OrderEntered order = duty.order().entered();
        return switch (due.from()) {
            case Anchor.OrderDated _ ->
                counted(duty, due, CourtTime.on(order.datedOn()), "the day the order is dated", null, List.of());
            case Anchor.OrderFiled _ -> {
                var filedOn = order.filedOn();
                yield filedOn == null
                        ? counted(
                                duty,
                                due,
                                CourtTime.on(order.datedOn()),
                                "the day the order is dated, as the day of filing is not on record",
                                null,
                                List.of())
                        : counted(duty, due, CourtTime.on(filedOn), "the day the order was filed", null, List.of());
            }
            case Anchor.ScheduledEvent event ->
                onEvent(
                        event.event(),
                        (time, move) -> counted(
                                duty,
                                due,
                                time,
                                "the " + inWords(event.event()),
                                move,
                                List.of(move.as(Evidence.Part.SCHEDULES))));
            case Anchor.TriggeringFact _ ->
                trigger == null
                        ? Resolved.none(Cause.NOT_TRIGGERED, "what it is counted from has not happened")
                        : counted(
                                duty,
                                due,
                                trigger.occurredAt(),
                                "the day of " + trigger.fact().factName() + " (entry " + trigger.sequence() + ")",
                                null,
                                List.of(),
                                trigger.fact().circumstances().channel() == Channel.SERVED_BY_MAIL);
            case Anchor.TermDue term ->
                onTerm(duty, term.term(), other -> {
                    DueMoment moment = other.due().orElseThrow();
                    return counted(
                            duty,
                            due,
                            new CourtTime(moment.on(), moment.time()),
                            "the day " + term.term() + " is due",
                            other.lastMove(),
                            other.evidence());
                });
        };
    }

    private Resolved counted(
            Duty duty, Due.Counted due, CourtTime from, String what, @Nullable Placed move, List<Evidence> evidence) {
        return counted(duty, due, from, what, move, evidence, false);
    }

    private Resolved counted(
            Duty duty,
            Due.Counted due,
            CourtTime from,
            String what,
            @Nullable Placed move,
            List<Evidence> evidence,
            boolean servedByMail) {
        try {
            Computation computation =
                    world.known().counted(due.period(), from, duty.delivery(), due.at(), servedByMail);
            var step = new Step(
                    duty.term().citation().where(),
                    "\"" + duty.term().citation().quotation() + "\": counted from " + what,
                    from.toString());
            return dated(step, computation, move, evidence);
        } catch (IllegalArgumentException e) {
            // The date cannot be counted, as when a period in hours starts at a day without a time: no date is
            // invented.
            return undated(duty.term(), String.valueOf(e.getMessage()), List.of(String.valueOf(e.getMessage())));
        }
    }

    private Resolved eventDay(Duty duty, EventKey event) {
        return onEvent(
                event,
                (time, move) -> dated(
                        new Step(
                                duty.term().citation().where(),
                                "\"" + duty.term().citation().quotation() + "\": through the day of the "
                                        + inWords(event),
                                time.toString()),
                        world.known().endOf(time.on(), duty.delivery()),
                        move,
                        List.of(move.as(Evidence.Part.SCHEDULES))));
    }

    private Resolved sameAs(Duty duty, TermId term) {
        return onTerm(
                duty,
                term,
                other -> new Resolved(
                        other.readings().stream()
                                .filter(reading -> !reading.ruledOut())
                                .sorted((a, b) -> Boolean.compare(b.inForce(), a.inForce()))
                                .map(reading -> {
                                    var steps =
                                            new ArrayList<>(reading.reckoning().steps());
                                    steps.add(new Step(
                                            duty.term().citation().where(),
                                            "no later than " + term,
                                            String.valueOf(reading.due())));
                                    return new Dated(reading.label(), reading.due(), steps, reading.flags());
                                })
                                .toList(),
                        other.evidence(),
                        other.lastMove(),
                        null,
                        ""));
    }

    private Resolved onEvent(EventKey key, OnEvent then) {
        World.Slot slot = world.event(key).orElse(null);
        if (slot == null) {
            return Resolved.none(Cause.EVENT_NOT_SCHEDULED, "the " + inWords(key) + " has no date yet");
        }
        CourtTime time = slot.time();
        if (time == null) {
            return new Resolved(
                    List.of(),
                    List.of(slot.lastMove().as(Evidence.Part.SCHEDULES)),
                    slot.lastMove(),
                    Cause.EVENT_CANCELLED,
                    "the " + inWords(key) + " was taken off calendar");
        }
        return then.resolve(time, slot.lastMove());
    }

    private Resolved onTerm(Duty duty, TermId term, OnTerm then) {
        Optional<Dates> other = assessment.counterpart(duty, term).map(assessment::dates);
        if (other.isEmpty()) {
            return Resolved.none(Cause.NOT_TRIGGERED, "nobody owes " + term);
        }
        if (other.get().missing() != null) {
            Dates dates = other.get();
            return new Resolved(List.of(), dates.evidence(), dates.lastMove(), dates.missing(), dates.missingReason());
        }
        if (!other.get().dated()) {
            return undated(duty.term(), term + " has no date", List.of());
        }
        return then.resolve(other.get());
    }

    private static Resolved undated(Term term, String says, List<String> flags) {
        var step = new Step(term.citation().where(), says, "no date is set");
        return new Resolved(List.of(new Dated("undated", null, List.of(step), flags)), List.of(), null, null, "");
    }

    private static Resolved dated(Step first, Computation computation, @Nullable Placed move, List<Evidence> evidence) {
        return new Resolved(
                computation.readings().stream()
                        .map(reading -> dated(first, reading))
                        .toList(),
                evidence,
                move,
                null,
                "");
    }

    private static Dated dated(Step first, CalendarReading reading) {
        var steps = new ArrayList<Step>();
        steps.add(first);
        steps.addAll(reading.deadline().reckoning().steps());
        return new Dated(
                reading.label(),
                reading.deadline().due(),
                steps,
                reading.deadline().flags());
    }

    private static Step fixedBy(Term term) {
        return new Step(
                term.citation().where(),
                "\"" + term.citation().quotation() + "\"",
                "a date fixed by the order, which is not counted");
    }

    static String inWords(EventKey key) {
        return key.value().replace('-', ' ');
    }

    private interface OnEvent {
        Resolved resolve(CourtTime time, Placed move);
    }

    private interface OnTerm {
        Resolved resolve(Dates dates);
    }

    /** One date of a reading; the calendar can give several. */
    private record Dated(String label, @Nullable DueMoment due, List<Step> steps, List<String> flags) {}

    /** What a reading comes to. */
    private record Resolved(
            List<Dated> dates,
            List<Evidence> evidence,
            @Nullable Placed lastMove,
            @Nullable Cause missing,
            String missingReason) {

        static Resolved none(Cause cause, String reason) {
            return new Resolved(List.of(), List.of(), null, cause, reason);
        }
    }
}
