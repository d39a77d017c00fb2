package org.goodfaith.rulebook.status;

import java.time.Instant;
import org.goodfaith.events.Fact;

/**
 * A fact as it stands on the record of its case.
 *
 * @param sequence its number in the case, from 0
 * @param recordedAt when it was recorded; never earlier than the entry before it
 * @param fact what is on record
 */
public record Entry(long sequence, Instant recordedAt, Fact fact) {}
