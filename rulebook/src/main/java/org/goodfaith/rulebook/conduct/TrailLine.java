package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Citation;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/** One line of an audit trail. */
public sealed interface TrailLine {

    /** @return the line's moment of valid time */
    Instant at();

    /** @return the parties whose lanes show it; empty if it is about the whole case */
    List<PartyId> parties();

    /** @return who may see it */
    Visibility visibility();

    /**
     * An entry of the record.
     *
     * @param strickenBy the number of the entry that struck it; null if it is not stricken
     */
    record FactLine(
            Instant at,
            List<PartyId> parties,
            Visibility visibility,
            Entry entry,
            @Nullable Long strickenBy) implements TrailLine {

        public FactLine {
            parties = List.copyOf(parties);
        }
    }

    /**
     * A change of an obligation's status, its wording or its due moment.
     *
     * @param from the status before; null for the first status
     * @param causedBy the numbers of the entries that caused the change; empty if only time passed
     */
    record StatusLine(
            Instant at,
            List<PartyId> parties,
            Visibility visibility,
            ObligationId obligation,
            String title,
            @Nullable ObligationStatus from,
            ObligationStatus to,
            String wording,
            String reason,
            Citation citation,
            List<Long> causedBy)
            implements TrailLine {

        public StatusLine {
            parties = List.copyOf(parties);
            causedBy = List.copyOf(causedBy);
        }
    }
}
