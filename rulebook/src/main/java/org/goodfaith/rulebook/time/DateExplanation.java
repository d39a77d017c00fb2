package org.goodfaith.rulebook.time;

import java.util.List;

/** The steps that lead to a date, in order. */
public record DateExplanation(List<ComputationStep> steps) {

    public DateExplanation {
        steps = List.copyOf(steps);
    }
}
