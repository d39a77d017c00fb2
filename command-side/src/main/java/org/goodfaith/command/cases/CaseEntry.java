package org.goodfaith.command.cases;

import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/**
 * A recorded fact and its position in the case.
 *
 * @param sequence the entry's number; the first entry is 0
 */
record CaseEntry(long sequence, Fact fact) {

    CourtTime occurredAt() {
        return fact.circumstances().occurredAt();
    }
}
