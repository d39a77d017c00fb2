package org.goodfaith.rulebook.status;

import java.time.Instant;
import org.goodfaith.events.Fact;

/**
 * A fact on the record of its case.
 *
 * @param sequence the entry's number in the case, from 0
 * @param recordedAt when it was recorded (transaction time); never earlier than the entry before it
 * @param fact the fact, which carries its own valid time
 */
public record Entry(long sequence, Instant recordedAt, Fact fact) {}
