package org.goodfaith.rulebook.time;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * The choices between the readings of contested and doubtful days in one computation.
 *
 * <p>An instance serves one computation. It records each choice, and one question has the same choice throughout.
 */
final class ReadingChoices {

    private final Map<String, Boolean> given;
    private final Predicate<ClosedDay> byDefault;
    private final SequencedMap<String, Choice> made = new LinkedHashMap<>();

    /** A choice, and the first day that raised its question. */
    record Choice(ClosedDay day, boolean counts) {

        /** Returns the reason why the day does not count or may not count, as a sentence; empty if none is on file. */
        String reason() {
            String reason = day.reason();
            return reason.isEmpty()
                    ? ""
                    : UsDates.day(day.on()) + ": " + reason
                            + (reason.contains(day.authority()) ? "" : " (" + day.authority() + ")");
        }

        String label() {
            String on = UsDates.day(day.on());
            return switch (day.basis()) {
                case OFFICE_INACCESSIBLE ->
                    "the clerk's office " + (counts ? "is" : "is not") + " inaccessible on " + on;
                case SATURDAY, SUNDAY, FEDERAL_HOLIDAY, PRESIDENT_OR_CONGRESS, STATE_HOLIDAY ->
                    on + " (" + day.name() + ") " + (counts ? "counts" : "does not count") + " as a legal holiday";
            };
        }
    }

    /**
     * @param given the choices given in advance, by question
     * @param byDefault decides every other question
     */
    ReadingChoices(Map<String, Boolean> given, Predicate<ClosedDay> byDefault) {
        this.given = given;
        this.byDefault = byDefault;
    }

    /**
     * Returns true if the contested or doubtful reason counts under these choices. At most one day is assumed to be a
     * holiday that is not on file.
     */
    boolean counts(ClosedDay open) {
        if (open.counts() == Counts.NOT_ON_FILE && isAnotherAssumed(open)) {
            return false;
        }
        return made.computeIfAbsent(open.question(), question -> new Choice(open, decide(question, open)))
                .counts();
    }

    /** Returns the choices made so far, in the order first made. */
    Collection<Choice> made() {
        return Collections.unmodifiableCollection(made.values());
    }

    /** Returns the days whose choice differs from their default. */
    List<Choice> differing() {
        return made.values().stream()
                .filter(choice -> choice.counts() != choice.day().counts().byDefault())
                .toList();
    }

    private boolean isAnotherAssumed(ClosedDay day) {
        return made.values().stream()
                .anyMatch(choice -> choice.counts()
                        && choice.day().counts() == Counts.NOT_ON_FILE
                        && !choice.day().question().equals(day.question()));
    }

    private boolean decide(String question, ClosedDay reason) {
        Boolean choice = given.get(question);
        return choice == null ? byDefault.test(reason) : choice;
    }
}
