package org.goodfaith.rulebook.intake;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.jspecify.annotations.Nullable;

/** Compares the day and time that were entered with the order's own words. */
final class QuotationCheck {

    private final List<QuotedMoment> quoted;
    private final BiConsumer<Code, String> warn;

    /** @param warn called with each warning */
    QuotationCheck(String quotation, BiConsumer<Code, String> warn) {
        quoted = QuotedMoment.in(quotation);
        this.warn = warn;
    }

    /**
     * Warns if the words give another day or time.
     *
     * @param what the subject of the warning, such as {@code The due date}
     * @param at the day and time as entered
     */
    void compare(String what, CourtTime at) {
        List<QuotedMoment> sameDay =
                quoted.stream().filter(moment -> moment.isOn(at.on())).toList();
        if (sameDay.isEmpty() && quoted.stream().noneMatch(QuotedMoment::isDefinite)) {
            return;
        }
        if (sameDay.isEmpty()) {
            warn.accept(
                    Code.QUOTED_DATE_DIFFERS,
                    what + " was entered as " + UsDates.day(at.on()) + ", but the order says " + days()
                            + ". Check the date.");
        }
        (sameDay.isEmpty() ? quoted : sameDay)
                .stream()
                        .filter(moment -> !moment.times().isEmpty())
                        .findFirst()
                        .filter(moment -> differs(moment, at.time()))
                        .ifPresent(moment -> warn.accept(
                                Code.QUOTED_TIME_DIFFERS,
                                what + " was entered "
                                        + Optional.ofNullable(at.time())
                                                .map(time -> "for " + UsDates.time(time))
                                                .orElse("without a time")
                                        + ", but the order says "
                                        + sentence(moment.times().getFirst().words()) + " Check the time."));
    }

    private static boolean differs(QuotedMoment moment, @Nullable LocalTime entered) {
        return entered == null || !moment.allows(entered);
    }

    /** Warns if the words give days, and none of them is one of these days or before the order. */
    void requireOneOf(String what, LocalDate due, List<LocalDate> others, LocalDate ordered) {
        List<QuotedMoment> later = quoted.stream()
                .filter(moment -> moment.date().day().filter(ordered::isBefore).isPresent())
                .toList();
        if (!later.isEmpty()
                && later.stream()
                        .noneMatch(moment -> moment.isOn(due) || others.stream().anyMatch(moment::isOn))) {
            warn.accept(
                    Code.QUOTED_DATE_DIFFERS,
                    what + " is computed as " + UsDates.day(due) + ", but the order says " + days()
                            + ". Check the dates.");
        }
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private String days() {
        return quoted.stream()
                .map(moment -> moment.date()
                        .day()
                        .map(UsDates::day)
                        .orElse(moment.date().words().strip()))
                .distinct()
                .collect(joining("; "));
    }
}
