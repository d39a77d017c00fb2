package org.goodfaith.events;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a docket number that identify a case in its court.
 *
 * <p>District courts print one number in many ways: {@code 2:17-cv-02598-KJM-CKD}, {@code 17cv2598}, {@code CV 17-02598
 * (ABx)}. The judges' initials, the letter case, the punctuation and leading zeros do not identify a case.
 *
 * @param office the number of the divisional office, before the colon; null if it is not printed
 * @param lettersBefore letters before the year that may name the office; null if there are none
 * @param lettersAfter letters after the serial number, such as initials and the letters of an office
 * @param year the last two digits of the year; null if none is printed, as in {@code MDL No. 2741}
 * @param type the type of case, such as {@code cv}
 * @param serial the serial number
 */
record DocketNumber(
        @Nullable Integer office,
        @Nullable String lettersBefore,
        List<String> lettersAfter,
        @Nullable String year,
        String type,
        int serial) {

    private static final String CIVIL = "cv";
    private static final String CRIMINAL = "cr";
    private static final String MISCELLANEOUS = "mc";
    private static final String MULTIDISTRICT = "md";

    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("c", CIVIL),
            entry("ca", CIVIL),
            entry("civ", CIVIL),
            entry("civil", CIVIL),
            entry(CIVIL, CIVIL),
            entry("crim", CRIMINAL),
            entry(CRIMINAL, CRIMINAL),
            entry("mag", "mj"),
            entry("mj", "mj"),
            entry("misc", MISCELLANEOUS),
            entry("ms", MISCELLANEOUS),
            entry(MISCELLANEOUS, MISCELLANEOUS),
            entry("mdl", MULTIDISTRICT),
            entry("ml", MULTIDISTRICT),
            entry("mn", MULTIDISTRICT),
            entry(MULTIDISTRICT, MULTIDISTRICT));

    /** Letters before the year that name an office, and the number of the office. */
    private static final Map<CourtId, Map<String, Integer>> OFFICES_BEFORE = Map.of(
            CourtId.of("cacd"), Map.of("la", 2, "ed", 5, "sa", 8),
            CourtId.of("caed"), Map.of("f", 1, "s", 2));

    /** Letters after the serial number that name an office, and the number of the office. */
    private static final Map<CourtId, Map<String, Integer>> OFFICES_AFTER = Map.of(
            CourtId.of("azd"), Map.of("phx", 2, "pct", 3, "tuc", 4),
            CourtId.of("mtd"), Map.of("blg", 1, "bu", 2, "gf", 4, "h", 6, "m", 9));

    private static final String OFFICE = "(?:(?<office>\\d{1,2}) ?: ?)?";
    private static final String YEAR = "(?<year>(?:19|20)?\\d{2})";
    private static final String SERIAL = "(?<serial>\\d{1,6})(?!\\d)";
    private static final String SUFFIX = "(?<suffix>(?:[a-z][a-z0-9]{0,6})?(?:[ ./,&()\\[\\]-]+[a-z0-9]{0,7})*+)";

    /** Words before a number, such as {@code Case No.} or {@code Civil Action No.} */
    private static final Pattern LABEL =
            Pattern.compile("^(?:(?:(?:case|cause|docket|file|master|lead|related|action|civil|criminal"
                    + "|misc(?:ellaneous)?|civ|crim|c\\. ?a|c/a|ca)\\b[. -]*)*(?:nos?|numbers?)\\b[.:# ]*"
                    + "|(?:case|cause|docket|c\\. ?a\\.|c/a|(?:civil|criminal) (?:action|case))[: ]+)");

    /** A number such as {@code 2:14-cv-2079}, {@code 17cv2120} or {@code 05 Civ. 1234}. */
    private static final Pattern YEAR_FIRST =
            Pattern.compile(OFFICE + YEAR + "[ -]*(?<type>[a-z]{1,4})[. -]*" + SERIAL + SUFFIX);
    /** A number such as {@code CV 16-07916}, {@code EDCV 16-07916}, {@code CIV S-05-1234} or {@code C05-1234}. */
    private static final Pattern TYPE_FIRST =
            Pattern.compile(OFFICE + "(?<type>[a-z]{1,5})(?:[. -]+(?<letters>[a-z]{1,3}))?[. -]*" + YEAR
                    + "-(?:[a-z]{1,4}-)?" + SERIAL + SUFFIX);

    private static final Pattern MDL = Pattern.compile("mdl[ .-]*(?:docket )?(?:no\\b)?[ .-]*" + SERIAL + SUFFIX);
    /** A number such as {@code 12-1234-LPS}. */
    private static final Pattern UNTYPED = Pattern.compile(OFFICE + YEAR + "-" + SERIAL + SUFFIX);

    private static final Pattern ANOTHER_NUMBER = Pattern.compile("\\d{2}[ -]*[a-z]{2}[ -]*\\d|\\d{3}|\\d-\\d");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u2028\u2029]+");
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2043\u2212]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final int TYPE_LENGTH = 2;
    /** {@code 61-1} is a docket entry with its attachment. */
    private static final int UNTYPED_SERIAL_LENGTH_MIN = 3;

    /** Returns the text without characters that a reader cannot see, such as those copied from a PDF file. */
    static String withoutInvisible(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return CONTROLS.matcher(visible).replaceAll(" ").strip();
    }

    /** @throws IllegalArgumentException if the text is not a docket number */
    static DocketNumber of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + Texts.shown(text)
                        + "' is not a docket number, such as 2:25-cv-90315, 25cv90315-ABC(DE) or CV 25-90315-ABC"));
    }

    private static Optional<DocketNumber> find(String text) {
        String plain = plain(text);
        Matcher label = LABEL.matcher(plain);
        String words = label.find() ? label.group() : "";
        String number = plain.substring(words.length());
        return yearFirst(YEAR_FIRST.matcher(number))
                .or(() -> typeFirst(TYPE_FIRST.matcher(number)))
                .or(() -> multidistrict(MDL.matcher(number)))
                .or(() -> untyped(UNTYPED.matcher(number), words));
    }

    private static String plain(String text) {
        String composed = Normalizer.normalize(withoutInvisible(text), Normalizer.Form.NFKC);
        String spaced = SPACES.matcher(composed).replaceAll(" ").strip();
        return HYPHENS.matcher(spaced).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static Optional<DocketNumber> yearFirst(Matcher found) {
        return isOneNumber(found)
                ? type(found.group("type"))
                        .map(type -> read(found, found.group("office"), null, found.group("year"), type))
                : Optional.empty();
    }

    private static Optional<DocketNumber> typeFirst(Matcher found) {
        if (!isOneNumber(found)) {
            return Optional.empty();
        }
        String letters = found.group("letters");
        String type = TYPES.get(found.group("type"));
        if (type != null) {
            return Optional.of(read(found, found.group("office"), letters, found.group("year"), type));
        }
        String both = letters == null ? found.group("type") : found.group("type") + letters;
        int split = Math.max(0, both.length() - TYPE_LENGTH);
        String lastLetters = TYPES.get(both.substring(split));
        return split == 0 || lastLetters == null
                ? Optional.empty()
                : Optional.of(
                        read(found, found.group("office"), both.substring(0, split), found.group("year"), lastLetters));
    }

    private static Optional<DocketNumber> multidistrict(Matcher found) {
        return isOneNumber(found) ? Optional.of(read(found, null, null, null, MULTIDISTRICT)) : Optional.empty();
    }

    /** The words before the number tell its type. A court that prints neither means a civil case. */
    private static Optional<DocketNumber> untyped(Matcher found, String label) {
        String type = label.startsWith("crim") ? CRIMINAL : label.startsWith("misc") ? MISCELLANEOUS : CIVIL;
        return isOneNumber(found) && (!label.isEmpty() || found.group("serial").length() >= UNTYPED_SERIAL_LENGTH_MIN)
                ? Optional.of(read(found, found.group("office"), null, found.group("year"), type))
                : Optional.empty();
    }

    private static Optional<String> type(String letters) {
        return Optional.ofNullable(TYPES.get(letters))
                .or(() -> letters.length() == TYPE_LENGTH ? Optional.of(letters) : Optional.empty());
    }

    private static boolean isOneNumber(Matcher found) {
        return found.matches() && !ANOTHER_NUMBER.matcher(found.group("suffix")).find();
    }

    private static DocketNumber read(
            Matcher found, @Nullable String office, @Nullable String letters, @Nullable String year, String type) {
        return new DocketNumber(
                office == null ? null : Integer.valueOf(office),
                letters,
                List.of(found.group("suffix").split("[^a-z0-9]+", -1)),
                year == null ? null : year.substring(year.length() - 2),
                type,
                Integer.parseInt(found.group("serial")));
    }

    /** Returns the number of the office in this court; empty if the docket number does not tell it. */
    Optional<Integer> office(CourtId court) {
        Map<String, Integer> before = OFFICES_BEFORE.getOrDefault(court, Map.of());
        Map<String, Integer> after = OFFICES_AFTER.getOrDefault(court, Map.of());
        return Optional.ofNullable(office)
                .or(() -> Optional.ofNullable(lettersBefore).map(before::get))
                .or(() -> lettersAfter.stream()
                        .filter(after::containsKey)
                        .findFirst()
                        .map(after::get));
    }
}
