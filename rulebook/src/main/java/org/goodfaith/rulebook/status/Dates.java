package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * When a duty is due in one world.
 *
 * @param readings every reading, computed
 * @param evidence the entries the dates rest on
 * @param lastMove the last entry that set or moved the date; null if the order alone sets it
 * @param undatedBecause why the date cannot be kept, so that there is none; null if it can, or if there is none
 * @param missing why no date can be computed; null if that is not so
 * @param missingReason the same in words; empty if {@code missing} is null
 */
record Dates(
        List<DueReading> readings,
        List<Evidence> evidence,
        @Nullable DatedEntry lastMove,
        @Nullable String undatedBecause,
        @Nullable StatusCause missing,
        String missingReason) {

    /** @return the same, none of whose dates can be kept */
    Dates undated(String because) {
        return new Dates(readings, evidence, lastMove, because, missing, missingReason);
    }

    /** @return the same, after the event they are counted from was taken off calendar */
    Dates canceled(Dates since) {
        var all = new ArrayList<>(evidence);
        all.addAll(since.evidence);
        return new Dates(
                readings,
                all.stream().distinct().toList(),
                since.lastMove,
                undatedBecause,
                since.missing,
                since.missingReason);
    }

    Optional<DueReading> inForce() {
        return readings.stream().filter(DueReading::inForce).findFirst();
    }

    /** @return the due moment under the reading in force; empty if there is none, or if it cannot be kept */
    Optional<DueMoment> due() {
        return undatedBecause == null ? inForce().map(DueReading::due) : Optional.empty();
    }

    boolean dated() {
        return due().isPresent();
    }

    /** @return whether the due moment has passed under every reading that is not ruled out; never if one has no date */
    boolean past(Instant moment) {
        return passes(due -> !moment.isBefore(due.overdueFrom()));
    }

    /** @return whether it has passed under some reading, but not under every one */
    boolean pastUnderOneReading(Instant moment) {
        return !past(moment) && passesUnderSome(due -> !moment.isBefore(due.overdueFrom()));
    }

    /** An act known only by day is in time against a clock time on that day. */
    boolean tooLate(DatedEntry act) {
        return passes(due -> tooLate(act, due));
    }

    /** @return whether it was too late under some reading, but not under every one */
    boolean tooLateUnderOneReading(DatedEntry act) {
        return !tooLate(act) && passesUnderSome(due -> tooLate(act, due));
    }

    private static boolean tooLate(DatedEntry act, DueMoment due) {
        CourtTime occurredAt = act.occurredAt();
        return occurredAt.time() == null
                ? occurredAt.on().isAfter(due.on())
                : !act.at().isBefore(due.overdueFrom());
    }

    /** @return the latest due moment among the readings that are not ruled out */
    Optional<DueMoment> latest() {
        return readings.stream()
                .filter(reading -> !reading.ruledOut())
                .map(DueReading::due)
                .filter(due -> due != null)
                .reduce((a, b) -> a.overdueFrom().isBefore(b.overdueFrom()) ? b : a);
    }

    private boolean passes(Predicate<DueMoment> late) {
        List<DueReading> status =
                readings.stream().filter(reading -> !reading.ruledOut()).toList();
        return undatedBecause == null
                && !status.isEmpty()
                && status.stream().map(DueReading::due).allMatch(due -> due != null && late.test(due));
    }

    private boolean passesUnderSome(Predicate<DueMoment> late) {
        return undatedBecause == null
                && readings.stream()
                        .filter(reading -> !reading.ruledOut())
                        .map(DueReading::due)
                        .anyMatch(due -> due != null && late.test(due));
    }
}
