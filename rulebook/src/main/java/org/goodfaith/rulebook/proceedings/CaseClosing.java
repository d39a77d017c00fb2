package org.goodfaith.rulebook.proceedings;

import java.util.Optional;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Fact;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * Derives the closing of a case from its effective facts, in the order of valid time. The first closing counts until
 * the case is reopened.
 */
public final class CaseClosing {

    private @Nullable Source closed;

    /** @param entry the number of the fact's entry */
    public void add(long entry, Fact fact) {
        switch (fact) {
            case CaseClosed f -> closed = closed == null ? Source.of(entry, f) : closed;
            case CaseReopened _ -> closed = null;
            default -> {
                // No other fact closes or reopens a case.
            }
        }
    }

    /** Returns the entry that closed the case; empty while it is open. */
    public Optional<Source> inEffect() {
        return Optional.ofNullable(closed);
    }
}
