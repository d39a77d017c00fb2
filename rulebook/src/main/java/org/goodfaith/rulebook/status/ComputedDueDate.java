package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * The due date of one duty, as of one moment of valid time.
 *
 * @param readings every reading, computed
 * @param evidence the entries the date rests on
 * @param lastMove the last entry that set or moved the date; null if the order alone sets it
 * @param voidBecause why the computed date does not apply; null if it applies or if none was computed
 * @param missing why no date can be computed; null if one can
 * @param missingReason the same in words; empty if {@code missing} is null
 */
record ComputedDueDate(
        List<DueReading> readings,
        List<Evidence> evidence,
        @Nullable DatedEntry lastMove,
        @Nullable String voidBecause,
        @Nullable StatusCause missing,
        String missingReason) {

    /** @return the same readings, none of whose dates apply */
    ComputedDueDate voided(String because) {
        return new ComputedDueDate(readings, evidence, lastMove, because, missing, missingReason);
    }

    /** @return the same readings, after the event they are counted from was taken off calendar */
    ComputedDueDate keptAfterCancellation(ComputedDueDate canceled) {
        var all = new ArrayList<>(evidence);
        all.addAll(canceled.evidence);
        return new ComputedDueDate(
                readings,
                all.stream().distinct().toList(),
                canceled.lastMove,
                voidBecause,
                canceled.missing,
                canceled.missingReason);
    }

    /** @return the day under each reading, or why there is none */
    List<String> days() {
        return Stream.concat(
                        readings.stream()
                                .map(reading -> reading.due() == null
                                        ? reading.id()
                                        : reading.id() + " " + reading.due().on()),
                        Stream.of(String.valueOf(missing)))
                .toList();
    }

    Optional<DueReading> inForce() {
        return readings.stream().filter(DueReading::inForce).findFirst();
    }

    /** @return the due moment under the reading in force; empty if there is none or if it does not apply */
    Optional<DueMoment> due() {
        return voidBecause == null ? inForce().map(DueReading::due) : Optional.empty();
    }

    boolean hasDate() {
        return due().isPresent();
    }

    /** @return whether the due moment has passed under every reading not ruled out; false if one has no date */
    boolean isPast(Instant moment) {
        return allReadings(due -> !moment.isBefore(due.overdueFrom()));
    }

    /** @return whether the due moment has passed under some reading, but not under every one */
    boolean isPastUnderSomeReading(Instant moment) {
        return !isPast(moment) && anyReading(due -> !moment.isBefore(due.overdueFrom()));
    }

    /** @return whether the act was too late under every reading that is not ruled out */
    boolean isTooLate(DatedEntry act) {
        return allReadings(due -> isTooLate(act, due));
    }

    /** @return whether the act was too late under some reading, but not under every one */
    boolean isTooLateUnderSomeReading(DatedEntry act) {
        return !isTooLate(act) && anyReading(due -> isTooLate(act, due));
    }

    /** An act recorded without a time of day is timely on the due day, even if a clock time applies. */
    private static boolean isTooLate(DatedEntry act, DueMoment due) {
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

    private boolean allReadings(Predicate<DueMoment> late) {
        List<DueReading> possible =
                readings.stream().filter(reading -> !reading.ruledOut()).toList();
        return voidBecause == null
                && !possible.isEmpty()
                && possible.stream().map(DueReading::due).allMatch(due -> due != null && late.test(due));
    }

    private boolean anyReading(Predicate<DueMoment> late) {
        return voidBecause == null
                && readings.stream()
                        .filter(reading -> !reading.ruledOut())
                        .map(DueReading::due)
                        .anyMatch(due -> due != null && late.test(due));
    }
}
