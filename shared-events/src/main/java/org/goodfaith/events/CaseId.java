package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The id of a case: its court, office, year, type and serial number, without the judges' initials.
 *
 * <p>{@code 2:25-cv-90315-QZC-JZD} in {@code caed} is {@code caed-2-25-cv-90315}; {@code 23-cv-90417-QZA (JZB)} in
 * {@code cand} is {@code cand-23-cv-90417}, and {@code 3:23-cv-90417} is the same case.
 */
public record CaseId(@JsonValue String value) {

    /**
     * Courts that number the cases of all their offices in one sequence, which makes the office redundant. In any other
     * court two offices may use the same number, and the office is part of the id.
     */
    private static final Set<CourtId> NUMBERED_WITHOUT_OFFICE = Set.of(CourtId.of("cand"));

    private static final Pattern FORM =
            Pattern.compile("[a-z]{3,5}-(?:(?:(?<office>\\d{1,2})-)?(?<year>\\d{2})-)?(?<type>[a-z]{2,4})-\\d{5,6}");
    private static final int OFFICES_MAX = 10;

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
        DocketNumber number = DocketNumber.of(docketNumber);
        String office = NUMBERED_WITHOUT_OFFICE.contains(court)
                ? ""
                : number.office(court).map(digit -> digit + "-").orElse("");
        String year = number.year() == null ? "" : number.year() + "-";
        return new CaseId("%s-%s%s%s-%05d".formatted(court, office, year, number.type(), number.serial()));
    }

    /** Returns a docket number as written, without the invisible characters that copying from a PDF file adds. */
    public static String asWritten(String docketNumber) {
        return DocketNumber.withoutInvisible(docketNumber);
    }

    /**
     * Returns the ids that the same case may have if its docket number was entered without the divisional office, or
     * with it.
     */
    public List<CaseId> withOtherOffices() {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches() || NUMBERED_WITHOUT_OFFICE.contains(court())) {
            return List.of();
        }
        String rest = value.substring(parts.start(parts.group("year") == null ? "type" : "year"));
        return parts.group("office") != null
                ? List.of(new CaseId(court() + "-" + rest))
                : IntStream.range(0, OFFICES_MAX)
                        .mapToObj(office -> new CaseId(court() + "-" + office + "-" + rest))
                        .toList();
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
