package org.goodfaith.events;

/**
 * The case went from one judge to another.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param from the initials of the judge who had it
 * @param to the judge who has it now
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
