package org.goodfaith.rulebook.time;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The steps and flags of one computation, in order. */
final class RecordedSteps {

    private static final String RULE = "Fed. R. Civ. P. ";

    private final List<ComputationStep> steps = new ArrayList<>();
    private final SequencedSet<String> flags = new LinkedHashSet<>();

    /** @param paragraph the paragraph of Fed. R. Civ. P. 6 that it applies, or words that begin with "Order" */
    void step(String paragraph, String sentence, String result) {
        steps.add(new ComputationStep(paragraph.startsWith("Order") ? paragraph : RULE + paragraph, sentence, result));
    }

    void flag(String sentence) {
        flags.add(sentence);
    }

    Deadline.Dated dated(DueMoment due) {
        return new Deadline.Dated(due, new DateExplanation(steps), List.copyOf(flags));
    }

    /** Ends a computation that stopped. The last step and a flag state the reason. */
    Deadline.Undated undated(CountedDay.Stopped stopped) {
        step("6(a)", stopped.reason(), "no date is set");
        flag(stopped.reason());
        return new Deadline.Undated(stopped.cause(), stopped.reason(), new DateExplanation(steps), List.copyOf(flags));
    }
}
