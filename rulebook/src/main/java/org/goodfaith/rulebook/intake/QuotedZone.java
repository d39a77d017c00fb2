package org.goodfaith.rulebook.intake;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/**
 * A time zone in the text of an order, such as {@code 10:00 a.m. PST} or {@code Eastern Time}.
 *
 * @param words the text of the time zone
 * @param region the letters of its abbreviation before {@code ST} or {@code DT}, such as {@code P}
 * @param daylight true for daylight time, false for standard time; null for neither
 */
record QuotedZone(String words, String region, @Nullable Boolean daylight) {

    private static final String AFTER_TIME =
            "(?<![\\d/])(?:\\d{1,2}(?:[:.]\\d{2})?\\s*[AaPp]\\.?\\s?[Mm]\\b\\.?|\\d{1,2}:\\d{2}"
                    + "|\\b(?:[Nn]oon|NOON|[Mm]idnight|MIDNIGHT))[\\s,]*[(\\[]?";
    private static final String END = "(?![A-Za-z])(?!\\.?\\s*[Aa][Ll]\\b)";

    /**
     * Letters after a time. {@code AT} alone is a word and no zone. Two letters are capitals, because {@code et} and
     * {@code pt} may be words.
     */
    private static final Pattern LETTERS = Pattern.compile(AFTER_TIME
            + "((?<region>AK|[ECMPHA]|ak|[ecmpha])\\.?\\s?(?<kind>[SDsd])\\.?\\s?[Tt]|(?<short>AK|[ECMPH])\\.?T)"
            + END);

    /** A region alone after a time, such as {@code 10:00 a.m. Pacific}, but not {@code Eastern District}. */
    private static final Pattern REGION_ALONE = Pattern.compile(AFTER_TIME
            + "((?<region>Atlantic|Eastern|Central|Mountain|Pacific|Alaska|Hawaii)(?:\\s+(?<kind>Standard|Daylight))?)\\b"
            + "(?![-–])(?!\\s+(?:[A-Z]|time\\b|(?:standard|daylight|prevailing)\\b))");

    private static final Pattern NAMED = Pattern.compile(
            "\\b((?<region>Atlantic|Eastern|Central|Mountain|Pacific|Alaskan?|Hawaii(?:an)?)(?:[-–]Aleutian)?"
                    + "(?:\\s+(?:(?<kind>Standard|Daylight)(?:\\s+Savings?)?|Prevailing))?\\s+Time)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> REGIONS = Map.of(
            "atlantic", "A",
            "eastern", "E",
            "central", "C",
            "mountain", "M",
            "pacific", "P",
            "alaska", "AK",
            "alaskan", "AK",
            "hawaii", "H",
            "hawaiian", "H");

    /** The other region of the districts that span two. */
    private static final Map<CourtId, String> OTHER_REGION = Map.ofEntries(
            entry(CourtId.of("flnd"), "C"),
            entry(CourtId.of("idd"), "P"),
            entry(CourtId.of("innd"), "C"),
            entry(CourtId.of("insd"), "C"),
            entry(CourtId.of("ksd"), "M"),
            entry(CourtId.of("kywd"), "C"),
            entry(CourtId.of("miwd"), "C"),
            entry(CourtId.of("ned"), "M"),
            entry(CourtId.of("nvd"), "M"),
            entry(CourtId.of("ndd"), "M"),
            entry(CourtId.of("ord"), "M"),
            entry(CourtId.of("sdd"), "M"),
            entry(CourtId.of("tned"), "C"),
            entry(CourtId.of("txwd"), "M"));

    static List<QuotedZone> in(String text) {
        return Stream.concat(
                        LETTERS.matcher(text).results().map(QuotedZone::letters),
                        Stream.concat(
                                NAMED.matcher(text).results().map(QuotedZone::named),
                                REGION_ALONE.matcher(text).results().map(QuotedZone::named)))
                .toList();
    }

    /** Returns whether this is the court's own zone, or may be for a part of its district. */
    boolean isOf(Court court) {
        String standard = standard(court);
        return !standard.endsWith("ST")
                || standard.equals(region + "ST")
                || region.equals(OTHER_REGION.get(court.id()));
    }

    /** Returns the mismatch with the court's zone on a day, as a clause; empty if there is none or it is unknown. */
    Optional<String> mismatch(Court court, Optional<LocalDate> day) {
        String standard = standard(court);
        if (!isOf(court)) {
            return Optional.of("the court's time zone is " + court.zone().getId() + " (" + standard + ")");
        }
        if (daylight == null || day.isEmpty() || !standard.equals(region + "ST")) {
            return Optional.empty();
        }
        boolean inEffect = court.zone()
                .getRules()
                .isDaylightSavings(day.get().atTime(12, 0).atZone(court.zone()).toInstant());
        return inEffect == daylight
                ? Optional.empty()
                : Optional.of((inEffect ? "daylight saving" : "standard") + " time is in effect on "
                        + UsDates.day(day.get()));
    }

    private static String standard(Court court) {
        return TimeZone.getTimeZone(court.zone()).getDisplayName(false, TimeZone.SHORT, Locale.US);
    }

    private static QuotedZone letters(MatchResult found) {
        String region = found.group("region");
        String kind = found.group("kind");
        return new QuotedZone(
                found.group(1),
                (region == null ? found.group("short") : region).toUpperCase(Locale.ROOT),
                kind == null ? null : kind.equalsIgnoreCase("D"));
    }

    private static QuotedZone named(MatchResult found) {
        String kind = found.group("kind");
        return new QuotedZone(
                found.group(1),
                REGIONS.getOrDefault(found.group("region").toLowerCase(Locale.ROOT), ""),
                kind == null ? null : kind.equalsIgnoreCase("daylight"));
    }
}
