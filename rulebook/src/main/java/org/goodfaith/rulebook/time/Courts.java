package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.goodfaith.events.CourtId;

/**
 * The 94 federal district courts, from {@code courts.txt}, with their local rules on the end of a day, from
 * {@code local-rules.txt}.
 *
 * <p>The closing time of the clerk's office is on file only if the court's own website states it. For any other court a
 * paper filing is shown as due by midnight, with a flag.
 */
public final class Courts {

    private static final List<LocalRule> RULES =
            LawFile.lines("local-rules.txt").stream().map(LocalRule::of).toList();

    private static final List<Court> ALL =
            LawFile.lines("courts.txt").stream().map(Court::of).toList();

    private static final Map<CourtId, Court> BY_ID =
            ALL.stream().collect(toUnmodifiableMap(Court::id, Function.identity()));

    private Courts() {}

    public static Optional<Court> find(CourtId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Returns all courts, sorted by state. */
    public static List<Court> all() {
        return ALL;
    }

    /** Returns all local rules, in the order of the file. */
    static List<LocalRule> rules() {
        return RULES;
    }

    /**
     * Returns the earliest hour at which a court on file ends the last day of electronic filing, if no rule of this
     * court is on file; empty if one is.
     */
    public static Optional<LocalTime> earliestEndElsewhere(CourtId court) {
        return rules(court, LocalRule.Ends.ELECTRONIC_FILING).findAny().isPresent()
                ? Optional.empty()
                : RULES.stream()
                        .filter(rule -> rule.ends() == LocalRule.Ends.ELECTRONIC_FILING)
                        .map(LocalRule::lastSecond)
                        .min(Comparator.naturalOrder());
    }

    static Stream<LocalRule> rules(CourtId court, LocalRule.Ends ends) {
        return RULES.stream().filter(rule -> rule.court().equals(court.value()) && rule.ends() == ends);
    }
}
