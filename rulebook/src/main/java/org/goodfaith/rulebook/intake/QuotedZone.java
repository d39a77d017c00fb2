package org.goodfaith.rulebook.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/**
 * A time zone in the text of an order, such as {@code 10:00 a.m. PST} or {@code Eastern Time}.
 *
 * @param words the text of the time zone
 * @param region the letters of its abbreviation before {@code ST} or {@code DT}, such as {@code P}
 * @param daylight true for daylight time, false for standard time; null for neither
 */
record QuotedZone(String words, String region, @Nullable Boolean daylight) {

    private static final Pattern LETTERS =
            Pattern.compile("(?:[ap]\\.?\\s?m\\.?|\\d)\\s*\\(?((AK|[ECMPHA])([SD]?)T)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile(
            "\\b((Atlantic|Eastern|Central|Mountain|Pacific|Alaska|Hawaii)(?:\\s+(Standard|Daylight))?\\s+Time)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> REGIONS = Map.of(
            "atlantic", "A",
            "eastern", "E",
            "central", "C",
            "mountain", "M",
            "pacific", "P",
            "alaska", "AK",
            "hawaii", "H");

    static List<QuotedZone> in(String text) {
        return Stream.concat(
                        LETTERS.matcher(text).results().map(QuotedZone::letters),
                        NAMED.matcher(text).results().map(QuotedZone::named))
                .toList();
    }

    /** Returns the mismatch with the zone on a day, as a clause; empty if there is none or it is unknown. */
    Optional<String> mismatch(ZoneId zone, Optional<LocalDate> day) {
        String standard = TimeZone.getTimeZone(zone).getDisplayName(false, TimeZone.SHORT, Locale.US);
        if (!standard.endsWith("ST")) {
            return Optional.empty();
        }
        if (!standard.equals(region + "ST")) {
            return Optional.of("the court's time zone is " + zone.getId() + " (" + standard + ")");
        }
        if (daylight == null || day.isEmpty()) {
            return Optional.empty();
        }
        boolean inEffect = zone.getRules()
                .isDaylightSavings(day.get().atTime(12, 0).atZone(zone).toInstant());
        return inEffect == daylight
                ? Optional.empty()
                : Optional.of((inEffect ? "daylight saving" : "standard") + " time is in effect on "
                        + UsDates.day(day.get()));
    }

    private static QuotedZone letters(MatchResult found) {
        String kind = found.group(3).toUpperCase(Locale.ROOT);
        return new QuotedZone(
                found.group(1), found.group(2).toUpperCase(Locale.ROOT), kind.isEmpty() ? null : kind.equals("D"));
    }

    private static QuotedZone named(MatchResult found) {
        String kind = found.group(3);
        return new QuotedZone(
                found.group(1),
                REGIONS.getOrDefault(found.group(2).toLowerCase(Locale.ROOT), ""),
                kind == null ? null : kind.equalsIgnoreCase("daylight"));
    }
}
