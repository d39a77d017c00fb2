package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.PartyKind;
import org.jspecify.annotations.Nullable;

/**
 * Which parties a requirement is for.
 *
 * @param kinds parties of these kinds; none means of any kind
 * @param insured only parties that are insured, or that are not; absent for both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyFilter(
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyKind> kinds,
        @Nullable Boolean insured) {

    public PartyFilter {
        kinds = List.copyOf(kinds);
    }
}
