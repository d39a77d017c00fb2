package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a case: its court and its normalized docket number, without the judges' initials.
 *
 * <p>{@code 2:25-cv-90315-QZC-JZD} in {@code caed} is {@code caed-2-25-cv-90315}; {@code 23-cv-90417-QZA (JZB)} in
 * {@code cand} is {@code cand-23-cv-90417}, and {@code 3:23-cv-90417} is the same case.
 */
public record CaseId(@JsonValue String value) {

    private static final Pattern DOCKET_NUMBER = Pattern.compile(
            "(?:(\\d{1,2}):)?(\\d{2}|\\d{4})-([a-z]{2,4})-(\\d{1,6})(?:-[a-z]{1,5})*(?:\\s*\\([a-z]{1,5}\\))?");

    /**
     * Courts that number the cases of all their offices in one sequence, which makes the office redundant. In any other
     * court two offices may use the same number, and the office is part of the id.
     */
    private static final Set<CourtId> NUMBERED_WITHOUT_OFFICE = Set.of(CourtId.of("cand"));

    private static final Pattern FORM = Pattern.compile("[a-z]{3,5}-(?:\\d{1,2}-)?\\d{2}-[a-z]{2,4}-\\d{5,6}");

    /** @throws IllegalArgumentException if the text is not a case id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + Texts.shown(value) + "' is not a case id, such as cand-23-cv-90417");
        }
    }

    public static CaseId of(String value) {
        return new CaseId(value);
    }

    /**
     * Derives the id of a case from its docket number. The id drops the initials, has a two-digit year, pads the number
     * to five digits, and keeps the office only where the court's numbers need it.
     *
     * @throws IllegalArgumentException if the text is not a docket number
     */
    public static CaseId of(CourtId court, String docketNumber) {
        Matcher parts = DOCKET_NUMBER.matcher(docketNumber.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + Texts.shown(docketNumber)
                    + "' is not a docket number, such as 2:25-cv-90315 or 23-cv-90417-ABC");
        }
        String office = parts.group(1) == null || NUMBERED_WITHOUT_OFFICE.contains(court)
                ? ""
                : Integer.parseInt(parts.group(1)) + "-";
        String year = parts.group(2).substring(parts.group(2).length() - 2);
        return new CaseId(
                "%s-%s%s-%s-%05d".formatted(court, office, year, parts.group(3), Integer.parseInt(parts.group(4))));
    }

    /** Returns the court of the case. */
    public CourtId court() {
        return CourtId.of(value.substring(0, value.indexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
