package org.goodfaith.rulebook.time;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * One way of answering the calendar's contested questions, and which of them a computation came to ask.
 *
 * <p>Belongs to a single pass: it remembers what was asked, so that one question has one answer throughout.
 */
final class ReadingChoices {

    private final Map<String, Boolean> chosen;
    private final Predicate<ClosedDay> otherwise;
    private final SequencedMap<String, Answer> asked = new LinkedHashMap<>();

    /** An answer, and the first day that posed the question. */
    record Answer(ClosedDay day, boolean counts) {

        String says() {
            String on = ClosedDay.text(day.on());
            return switch (day.why()) {
                case OFFICE_INACCESSIBLE ->
                    "the clerk's office " + (counts ? "is" : "is not") + " inaccessible on " + on;
                case SATURDAY, SUNDAY, FEDERAL_HOLIDAY, PRESIDENT_OR_CONGRESS, STATE_HOLIDAY ->
                    on + " (" + day.name() + ") " + (counts ? "counts" : "does not count") + " as a legal holiday";
            };
        }
    }

    /**
     * @param chosen answers by question
     * @param otherwise answers every other question
     */
    ReadingChoices(Map<String, Boolean> chosen, Predicate<ClosedDay> otherwise) {
        this.chosen = chosen;
        this.otherwise = otherwise;
    }

    /** @return whether the contested reason counts on this way of answering */
    boolean counts(ClosedDay contested) {
        return asked.computeIfAbsent(
                        contested.question(), question -> new Answer(contested, choose(question, contested)))
                .counts();
    }

    /** @return what was asked, in the order first asked */
    Collection<Answer> asked() {
        return Collections.unmodifiableCollection(asked.values());
    }

    private boolean choose(String question, ClosedDay reason) {
        Boolean answer = chosen.get(question);
        return answer == null ? otherwise.test(reason) : answer;
    }
}
