package org.goodfaith.rulebook.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.UsDates;

/**
 * The last day on which a request for an extension is neutral.
 *
 * <p>Under Fed. R. Civ. P. 6(b)(1)(A) that is the due day: the request is made before the time expires. A local rule
 * that says otherwise is one line of {@link #LOCAL_RULES}.
 *
 * @param court the court whose rule it is
 * @param neutralUntilDaysBefore the number of days before the due day on which a request is still neutral
 * @param filingsOnly true if the rule speaks of filings only
 * @param citation the rule and the decisions that quote it
 * @param words the rule's own words
 * @param checkedOn the day on which the citation was last checked
 */
record ExtensionRequestRule(
        CourtId court,
        int neutralUntilDaysBefore,
        boolean filingsOnly,
        String citation,
        String words,
        LocalDate checkedOn) {

    private static final LocalDate CHECKED_ON = LocalDate.of(2026, 11, 30);

    private static final List<ExtensionRequestRule> LOCAL_RULES = List.of(new ExtensionRequestRule(
            CourtId.of("caed"),
            1,
            true,
            "E.D. Cal. L.R. 144(d), as quoted in Molina v. Cohan and Alexander v. Aranda",
            "Requests for Court-approved extensions brought on the required filing date … are looked upon with disfavor.",
            CHECKED_ON));

    /** @return the rule of the court; Rule 6(b) if no local rule is on file */
    static ExtensionRequestRule of(CourtId court) {
        return LOCAL_RULES.stream()
                .filter(rule -> rule.court().equals(court))
                .findFirst()
                .orElseGet(() -> rule6(court));
    }

    private static ExtensionRequestRule rule6(CourtId court) {
        return new ExtensionRequestRule(
                court,
                0,
                false,
                "Fed. R. Civ. P. 6(b)(1)(A)",
                "before the original time or its extension expires",
                CHECKED_ON);
    }

    /** @return why the request is a mark, in words; empty if it is neutral */
    Optional<String> whyLate(LocalDate requestedOn, LocalDate dueOn, boolean filing) {
        if (requestedOn.isAfter(dueOn)) {
            return Optional.of("after the due day, " + UsDates.day(dueOn));
        }
        if ((filing || !filingsOnly) && requestedOn.isAfter(dueOn.minusDays(neutralUntilDaysBefore))) {
            return Optional.of(
                    (requestedOn.equals(dueOn) ? "on the due day" : "shortly before the due day, " + UsDates.day(dueOn))
                            + "; \"" + words + "\" (" + citation + ")");
        }
        return Optional.empty();
    }
}
