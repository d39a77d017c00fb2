package org.goodfaith.rulebook.status;

/**
 * How late a performance was: calendar days, or on the same day hours and minutes.
 *
 * @param days calendar days; 0 on the same day
 * @param minutes minutes, only if on the same day; 0 otherwise
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
