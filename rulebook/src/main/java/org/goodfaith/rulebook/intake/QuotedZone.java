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
import org.jspecify.annotations.Nullable;

/**
 * A time zone in an order's words, such as {@code 10:00 a.m. PST} or {@code Eastern Time}.
 *
 * @param words as written
 * @param region the letters of its abbreviation before {@code ST} or {@code DT}, such as {@code P}
 * @param daylight whether it names daylight or standard time; absent if neither
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

    /** @return why this is not the zone's name on that day; empty if it is, or if that cannot be told */
    Optional<String> mismatch(ZoneId zone, Optional<LocalDate> day) {
        String standard = TimeZone.getTimeZone(zone).getDisplayName(false, TimeZone.SHORT, Locale.US);
        if (!standard.endsWith("ST")) {
            return Optional.empty();
        }
        if (!standard.equals(region + "ST")) {
            return Optional.of("the court's clock is " + zone.getId() + " (" + standard + ")");
        }
        if (daylight == null || day.isEmpty()) {
            return Optional.empty();
        }
        boolean inForce = zone.getRules()
                .isDaylightSavings(day.get().atTime(12, 0).atZone(zone).toInstant());
        return inForce == daylight
                ? Optional.empty()
                : Optional.of(
                        "on " + day.get() + " " + (inForce ? "daylight saving" : "standard") + " time is in force");
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
