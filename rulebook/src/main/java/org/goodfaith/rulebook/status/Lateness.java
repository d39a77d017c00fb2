package org.goodfaith.rulebook.status;

/**
 * The lateness of an act: in calendar days or, on the due day itself, in minutes.
 *
 * @param days calendar days; 0 on the due day
 * @param minutes minutes on the due day; 0 on a later day
 */
public record Lateness(long days, long minutes) {

    @Override
    public String toString() {
        if (days > 0) {
            return days == 1 ? "1 day" : days + " days";
        }
        return minutes >= 60 ? minutes / 60 + " h " + minutes % 60 + " min" : minutes + " min";
    }
}
