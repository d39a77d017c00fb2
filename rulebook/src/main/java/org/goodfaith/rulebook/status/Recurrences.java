package org.goodfaith.rulebook.status;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.RecurrenceFact;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * Decides which obligation of a recurring term an extension or excusal is about.
 *
 * <p>It is about the one that it names. If it names none, it is about the earliest that was open when it was granted
 * or, if none was, about the next.
 */
final class Recurrences {

    private final Assessment assessment;
    private final CaseStateAsOf state;

    /** The obligations of one recurring term for one obligor. */
    record Series(
            OrderId order,
            TermId term,
            @Nullable PartyId party,
            @Nullable BoundOccasion occasion) {

        static Series of(Duty duty) {
            return new Series(duty.order().id(), duty.term().id(), duty.party(), duty.occasion());
        }
    }

    Recurrences(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    /** @return whether the entry, which names the duty's term, is about this obligation of it */
    boolean concerns(DatedEntry entry, Duty duty) {
        RecurrenceFact fact = (RecurrenceFact) entry.fact();
        if (duty.term().every().isPresent()) {
            return !isOfAnEarlierOrder(entry, fact, duty)
                    && Objects.equals(duty.period(), fact.period() == null ? openPeriod(entry, duty) : fact.period());
        }
        if (!duty.term().trigger().recurs()) {
            return true;
        }
        Long trigger = fact.trigger();
        return trigger != null
                ? trigger == creator(duty)
                : (isOfAnEarlierOrder(entry, fact, duty) ? under(fact.term(), duty) : Optional.of(duty))
                        .flatMap(series -> openCreator(entry, series))
                        .filter(creator -> creator == creator(duty))
                        .isPresent();
    }

    /** Periods are numbered in each order. */
    private static boolean isOfAnEarlierOrder(DatedEntry entry, RecurrenceFact fact, Duty duty) {
        return !fact.term().order().equals(duty.order().id())
                && DatedEntry.BY_VALID_TIME.compare(entry, duty.order().entry()) < 0;
    }

    /** @return the same obligation under the order that the duty's order replaced */
    private Optional<Duty> under(TermRef replaced, Duty duty) {
        return Optional.ofNullable(state.orders().get(replaced.order()))
                .flatMap(order -> order.entered().terms().stream()
                        .filter(term -> term.id().equals(replaced.term()))
                        .findFirst()
                        .map(term ->
                                Duty.of(order, term, duty.party(), duty.eligible(), duty.trigger(), duty.occasion())));
    }

    /** @return the entry that created the obligation; for the one that the order itself imposes, the order's */
    private static long creator(Duty duty) {
        return duty.trigger() == null
                ? duty.order().entry().sequence()
                : duty.trigger().sequence();
    }

    private Integer openPeriod(DatedEntry entry, Duty duty) {
        return openBefore(entry, duty)
                .map(Duty::period)
                .orElseGet(() -> assessment.periods().firstOwed(duty));
    }

    private Optional<Long> openCreator(DatedEntry entry, Duty duty) {
        return openBefore(entry, duty)
                .or(() -> series(duty).stream()
                        .filter(other ->
                                other.trigger() != null && !other.trigger().at().isBefore(entry.at()))
                        .findFirst())
                .map(Recurrences::creator);
    }

    private Optional<Duty> openBefore(DatedEntry entry, Duty duty) {
        return assessment
                .asOf(entry.at().minusNanos(1), duty, (earlier, same) -> earlier.recurrences()
                        .open(same))
                .flatMap(found -> found);
    }

    /**
     * @return the earliest that was neither performed nor excused, if possible one that had not ended; of a term that
     *     recurs in periods the next one, if there is none
     */
    private Optional<Duty> open(Duty duty) {
        return assessment.openRecurrence(Series.of(duty), () -> earliestOpen(series(duty)));
    }

    private Optional<Duty> earliestOpen(List<Duty> series) {
        List<Duty> unperformed = series.stream()
                .filter(duty -> !isWaiting(duty) && !isStricken(duty))
                .filter(duty -> !isPerformed(duty))
                .filter(duty -> assessment.obligors().excusal(duty).isEmpty())
                .toList();
        return unperformed.stream()
                .filter(duty -> assessment.end(duty).isEmpty())
                .findFirst()
                .or(() -> unperformed.stream().findFirst())
                .or(() -> series.isEmpty() ? Optional.empty() : periodAfter(series.getLast()));
    }

    private static Optional<Duty> periodAfter(Duty last) {
        Integer period = last.period();
        return period == null ? Optional.empty() : Optional.of(last.whole().inPeriod(period + 1));
    }

    private boolean isPerformed(Duty duty) {
        return !duty.isProhibition()
                && !duty.term().evidenceOnly()
                && assessment.performance(duty).completion().isPresent();
    }

    private List<Duty> series(Duty duty) {
        return assessment.duties(duty.order(), duty.term()).stream()
                .filter(other -> Series.of(other).equals(Series.of(duty)))
                .toList();
    }

    /** @return whether the duty only stands for the first that an entry will create */
    private static boolean isWaiting(Duty duty) {
        return duty.period() == null
                && duty.trigger() == null
                && !Triggers.isTriggeredOtherwise(duty.term().trigger());
    }

    private boolean isStricken(Duty duty) {
        return duty.trigger() != null
                && state.record().strickenBy(duty.trigger().sequence()) != null;
    }
}
