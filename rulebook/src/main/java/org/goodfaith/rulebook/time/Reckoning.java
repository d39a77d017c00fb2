package org.goodfaith.rulebook.time;

import java.util.List;

/** Why a date is the date: every step that led to it, in order. */
public record Reckoning(List<Step> steps) {

    public Reckoning {
        steps = List.copyOf(steps);
    }
}
