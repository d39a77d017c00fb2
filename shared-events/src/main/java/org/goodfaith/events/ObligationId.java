package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * The id of an obligation in one case: order, term, obligor, and for a recurring term the sequence number of the entry
 * that triggered it. If the terms of an order bind again for a further occasion of an event, the id contains the number
 * of that occasion. If a term recurs in periods, the id contains the number of the period. The id never contains a
 * date.
 *
 * <p>Examples: {@code ecf-21/conference-statement/plaintiff-1}, {@code ecf-21/joint-agenda/jointly},
 * {@code ecf-21/answer-offer/defendant-1/7}, {@code ecf-21/conference-statement/plaintiff-1/occasion-2},
 * {@code ecf-21/status-report/jointly/period-2}, {@code ecf-21/certify-session/neutral}.
 */
public record ObligationId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("(?:" + ShortName.PATTERN + "/){2}" + ShortName.PATTERN
            + "(?:/occasion-[1-9]\\d{0,3}|/\\d{1,18})?(?:/period-[1-9]\\d{0,3})?");
    private static final String JOINTLY = "jointly";

    /** @throws IllegalArgumentException if the text is not an obligation id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ObligationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + Texts.shown(value)
                    + "' is not an obligation id, such as ecf-21/conference-statement/plaintiff-1");
        }
    }

    /**
     * Returns the id of an obligation.
     *
     * @param party the obligor; null if the obligation is joint
     * @param trigger the sequence number of the entry that triggered a recurring term; null otherwise
     */
    public static ObligationId of(OrderId order, TermId term, @Nullable PartyId party, @Nullable Long trigger) {
        return new ObligationId(order + "/" + term + "/" + (party == null ? JOINTLY : party.value())
                + (trigger == null ? "" : "/" + trigger));
    }

    /** Returns the id of the same obligation that a further occasion of an event imposes again. */
    public ObligationId again(int occasion) {
        return new ObligationId(value + "/occasion-" + occasion);
    }

    /** Returns the id of the obligation of a person who is not a party. */
    public static ObligationId of(OrderId order, TermId term, Nonparty nonparty, @Nullable Long trigger) {
        return new ObligationId(order + "/" + term + "/"
                + nonparty.kind().name().toLowerCase(Locale.ROOT) + (trigger == null ? "" : "/" + trigger));
    }

    /** Returns the id of the obligation of one period of a term that recurs, from 1. */
    public ObligationId inPeriod(int period) {
        return new ObligationId(value + "/period-" + period);
    }

    /** Returns whether it is the obligation of that period. */
    public boolean isOfPeriod(int period) {
        return value.endsWith("/period-" + period);
    }

    @Override
    public String toString() {
        return value;
    }
}
