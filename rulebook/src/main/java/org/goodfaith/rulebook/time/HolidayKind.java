package org.goodfaith.rulebook.time;

import java.util.Arrays;
import org.goodfaith.rulebook.time.ClosedDay.Basis;
import org.goodfaith.rulebook.time.ClosedDay.Counts;

/**
 * The kind of law that makes a day a holiday. The kind decides whether the day is a legal holiday of Fed. R. Civ. P.
 * 6(a)(6).
 */
enum HolidayKind {
    NAMED_BY_RULE("named by the rule", Basis.FEDERAL_HOLIDAY, Counts.YES, ""),
    BY_CONGRESS("declared by Congress", Basis.PRESIDENT_OR_CONGRESS, Counts.YES, ""),
    AGENCIES_CLOSED(
            "agencies closed by the President",
            Basis.PRESIDENT_OR_CONGRESS,
            Counts.CONTESTED_NO,
            "courts have differed whether such an order declares a holiday"),
    /** A statute of the state declares the day a holiday, and its offices or courts close. */
    STATE_HOLIDAY("holiday", Basis.STATE_HOLIDAY, Counts.YES, ""),
    /** Nobody has compared the line with the text of the statute that is said to declare the day a holiday. */
    TEXT_NOT_SEEN(
            "holiday, text not seen",
            Basis.STATE_HOLIDAY,
            Counts.DOUBTFUL,
            "a statute is said to declare it a holiday, but the text was not seen"),
    /** The state's own law excludes the holiday for its courts. */
    COURTS_EXCEPTED(
            "courts excepted", Basis.STATE_HOLIDAY, Counts.NO, "the state excepts it from the holidays of its courts"),
    PART_OF_A_DAY("part of a day", Basis.STATE_HOLIDAY, Counts.NO, "it is a holiday for a part of the day only"),
    OFFICES_OPEN(
            "offices open",
            Basis.STATE_HOLIDAY,
            Counts.DOUBTFUL,
            "state law lists it as a holiday, but the state's offices and courts are open"),
    OFFICES_CLOSED(
            "offices closed",
            Basis.STATE_HOLIDAY,
            Counts.DOUBTFUL,
            "the state's offices or courts close, but no statute on file declares it a holiday for all purposes"),
    PROCLAIMED(
            "proclaimed each year",
            Basis.STATE_HOLIDAY,
            Counts.DOUBTFUL,
            "the state sets or confirms the day each year"),
    PART_OF_THE_STATE(
            "part of the state", Basis.STATE_HOLIDAY, Counts.DOUBTFUL, "it is a holiday in a part of the state only"),
    NOT_VERIFIED("not verified", Basis.STATE_HOLIDAY, Counts.DOUBTFUL, "the law on this day was not verified");

    private final String words;
    private final Basis basis;
    private final Counts counts;
    private final String reason;

    HolidayKind(String words, Basis basis, Counts counts, String reason) {
        this.words = words;
        this.basis = basis;
        this.counts = counts;
        this.reason = reason;
    }

    /** Returns the kind that the holiday file names with these words. */
    static HolidayKind parse(String words) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of holiday"));
    }

    String words() {
        return words;
    }

    Basis basis() {
        return basis;
    }

    Counts counts() {
        return counts;
    }

    /** Returns the reason why the day does not count or may not count, without a final period; empty if it counts. */
    String reason() {
        return reason;
    }
}
