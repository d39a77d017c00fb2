package org.goodfaith.rulebook.status;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.UsDates;

/** Collects the flags of one obligation: sentences about doubts that a reader should check. */
final class ObligationFlags {

    private final StatusInputs inputs;
    private final CaseStateAsOf state;
    private final Optional<End> end;
    private final ComputedDueDate dueDate;
    private final PerformanceOutcome performance;
    private final List<String> flags = new ArrayList<>();

    ObligationFlags(Assessment assessment, StatusInputs inputs) {
        this.inputs = inputs;
        state = assessment.state();
        end = inputs.end();
        dueDate = inputs.dueDate();
        performance = inputs.performance();
        collect(assessment, inputs.duty());
    }

    void add(String flag) {
        flags.add(flag);
    }

    List<String> all() {
        return flags.stream().distinct().toList();
    }

    private void collect(Assessment assessment, Duty duty) {
        Optional.ofNullable(dueDate.voidBecause()).ifPresent(flags::add);
        dueDate.inForce().map(DueReading::flags).ifPresent(flags::addAll);
        flagSeveralDates(dueDate.readings());
        flagSeveralDates(inputs.activation().window());
        flagOfferAcceptedTooLate();
        if (inputs.activation() instanceof Activation.Active active) {
            flags.addAll(assessment.obligors().substitutions(duty, active.since(), inputs.owedUntil()));
        }
        flagContradictoryAppearances();
        if (performance.completedBy() == null && end.isEmpty()) {
            EarliestDay.sentences(assessment, duty).forEach(flags::add);
        }
    }

    private void flagContradictoryAppearances() {
        inputs.contradictoryAppearances()
                .forEach(both -> flags.add("entry " + both.missed().sequence()
                        + " records that nobody appeared, and entry "
                        + both.attended().sequence()
                        + " that somebody did; strike the wrong one"));
    }

    /** Flags what makes it doubtful that an act was in time. */
    void addDoubtsAboutTimeliness(DatedEntry act) {
        dueDate.due()
                .filter(due -> due.time() != null
                        && due.on().equals(act.occurredOn())
                        && act.occurredAt().time() == null)
                .ifPresent(
                        due -> flags.add("due " + due + "; the time of entry " + act.sequence() + " is not recorded"));
        if (dueDate.isTooLateUnderSomeReading(act)) {
            flags.add("late under one reading");
        }
        flagFilingInTheEvening(act);
    }

    /** A local rule that ends the last day before midnight concerns only a filing in the evening of that day. */
    private void flagFilingInTheEvening(DatedEntry act) {
        LocalTime filedAt = act.occurredAt().time();
        if (filedAt == null || act.fact().circumstances().channel() != Channel.FILED) {
            return;
        }
        dueDate.due()
                .filter(due -> due.time() == null && due.on().equals(act.occurredOn()))
                .flatMap(_ -> state.record().earliestEndElsewhere())
                .filter(filedAt::isAfter)
                .ifPresent(hour -> flags.add("entry " + act.sequence() + " was filed after " + UsDates.time(hour)
                        + " on the last day, and the local rules of the court are not on file; a rule that ends the day"
                        + " before midnight would make it late"));
    }

    private void flagSeveralDates(List<DueReading> readings) {
        long moments = readings.stream()
                .filter(reading -> !reading.ruledOut())
                .map(DueReading::due)
                .distinct()
                .count();
        if (moments > 1) {
            flags.add("the order or the calendar can be read in more than one way, and the dates differ");
        }
    }

    private void flagOfferAcceptedTooLate() {
        end.filter(ended -> ended.cause() == StatusCause.OFFER_REPLACED || ended.cause() == StatusCause.OFFER_WITHDRAWN)
                .ifPresent(ended -> performance.acts().stream()
                        .filter(act -> act.fact() instanceof OfferAccepted
                                && DatedEntry.BY_VALID_TIME.compare(ended.by(), act) < 0)
                        .forEach(act -> flags.add("entry " + act.sequence() + " accepts the offer after "
                                + ended.description() + " (entry " + ended.by().sequence() + ")")));
    }
}
