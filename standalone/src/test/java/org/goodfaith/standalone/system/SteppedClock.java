package org.goodfaith.standalone.system;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when a test sets it. */
final class SteppedClock extends Clock {

    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private volatile Instant now = Instant.parse("2024-01-02T17:00:00Z");

    /** @param courtTime the local time of the two courts, such as {@code 2024-06-05T09:00} */
    void set(String courtTime) {
        now = LocalDateTime.parse(courtTime).atZone(PACIFIC).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("every instant of the product is read without a zone");
    }
}
