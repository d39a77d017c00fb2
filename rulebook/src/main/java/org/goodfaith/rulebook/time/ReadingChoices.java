package org.goodfaith.rulebook.time;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.goodfaith.events.UsDates;

/**
 * The choices between the readings of contested days in one computation.
 *
 * <p>An instance serves one computation. It records each choice, and one question has the same choice throughout.
 */
final class ReadingChoices {

    private final Map<String, Boolean> given;
    private final Predicate<ClosedDay> byDefault;
    private final SequencedMap<String, Choice> made = new LinkedHashMap<>();

    /** A choice, and the first day that raised its question. */
    record Choice(ClosedDay day, boolean counts) {

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

    /** Returns true if the contested reason counts under these choices. */
    boolean counts(ClosedDay contested) {
        return made.computeIfAbsent(
                        contested.question(), question -> new Choice(contested, decide(question, contested)))
                .counts();
    }

    /** Returns the choices made so far, in the order first made. */
    Collection<Choice> made() {
        return Collections.unmodifiableCollection(made.values());
    }

    private boolean decide(String question, ClosedDay reason) {
        Boolean choice = given.get(question);
        return choice == null ? byDefault.test(reason) : choice;
    }
}
