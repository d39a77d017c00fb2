package org.goodfaith.events;

/**
 * The name or initials of a judge of the case were corrected or changed. The judge stays the same person. To record
 * another judge, record a reassignment.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param initials the initials on record so far
 * @param judge the judge from this day
 */
public record JudgeAmended(Circumstances circumstances, String initials, Judge judge) implements CourtAct {

    /** @throws IllegalArgumentException if the initials are malformed */
    public JudgeAmended {
        Judge.requireInitials(initials);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
