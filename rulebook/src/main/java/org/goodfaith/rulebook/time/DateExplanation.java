package org.goodfaith.rulebook.time;

import java.util.List;

/** Why a date is the date: every step that led to it, in order. */
public record DateExplanation(List<ComputationStep> steps) {

    public DateExplanation {
        steps = List.copyOf(steps);
    }
}
