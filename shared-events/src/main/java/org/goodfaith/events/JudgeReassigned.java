package org.goodfaith.events;

/**
 * The court reassigned the case from one judge to another.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param from the initials of the former judge
 * @param to the new judge
 */
public record JudgeReassigned(Circumstances circumstances, String from, Judge to) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public JudgeReassigned {
        Judge.requireInitials(from);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
