package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Limits;
import org.goodfaith.events.PartyKind;
import org.jspecify.annotations.Nullable;

/**
 * The parties a requirement applies to.
 *
 * @param kinds the kinds of parties; empty for any kind
 * @param insured true for insured parties only, false for uninsured parties only; absent for both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyFilter(
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyKind> kinds,
        @Nullable Boolean insured) {

    /** @throws IllegalArgumentException if a kind is listed twice */
    public PartyFilter {
        kinds = List.copyOf(kinds);
        Limits.requireList("kinds", kinds);
    }
}
