package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.UsDates;

/**
 * A line of {@code extension-requests.txt}: the last day on which a request for an extension is neutral. Under Fed. R.
 * Civ. P. 6(b)(1)(A) that is the due day, because the request is made before the time expires. A local rule can differ.
 *
 * @param place the id of the court whose rule it is, or the United States
 * @param neutralUntilDaysBefore the number of days before the due day on which a request is still neutral
 * @param filingsOnly true if the rule speaks of filings only
 * @param authority the rule and the decisions that quote it
 * @param words the rule's own words
 * @param checkedOn the day on which somebody last compared the line with its source
 */
public record ExtensionRequestRule(
        String place,
        int neutralUntilDaysBefore,
        boolean filingsOnly,
        String authority,
        String words,
        LocalDate checkedOn) {

    private static final List<ExtensionRequestRule> RULES = LawFile.lines("extension-requests.txt").stream()
            .map(ExtensionRequestRule::of)
            .toList();

    private static ExtensionRequestRule of(LawLine line) {
        return new ExtensionRequestRule(
                line.text(0),
                line.parse(1, Integer::parseInt),
                line.parse(2, ExtensionRequestRule::filingsOnly),
                line.text(3),
                line.text(4),
                line.parse(5, LocalDate::parse));
    }

    private static boolean filingsOnly(String acts) {
        return switch (acts) {
            case "filings" -> true;
            case "every act" -> false;
            default -> throw new IllegalArgumentException("no kind of act");
        };
    }

    /** Returns all lines, in the order of the file. */
    static List<ExtensionRequestRule> all() {
        return RULES;
    }

    /** Returns the rule of a court; that of every court if no local rule is on file. */
    public static ExtensionRequestRule of(CourtId court) {
        return find(court.value())
                .or(() -> find(LegalHolidays.EVERYWHERE))
                .orElseThrow(() -> new IllegalStateException("extension-requests.txt has no line for every court"));
    }

    private static Optional<ExtensionRequestRule> find(String place) {
        return RULES.stream().filter(rule -> rule.place().equals(place)).findFirst();
    }

    /** Returns why the request is a mark, in words; empty if it is neutral. */
    public Optional<String> whyLate(LocalDate requestedOn, LocalDate dueOn, boolean filing) {
        if (requestedOn.isAfter(dueOn)) {
            return Optional.of("after the due day, " + UsDates.day(dueOn));
        }
        if ((filing || !filingsOnly) && requestedOn.isAfter(dueOn.minusDays(neutralUntilDaysBefore))) {
            return Optional.of(
                    (requestedOn.equals(dueOn) ? "on the due day" : "shortly before the due day, " + UsDates.day(dueOn))
                            + "; \"" + words + "\" (" + authority + ")");
        }
        return Optional.empty();
    }
}
