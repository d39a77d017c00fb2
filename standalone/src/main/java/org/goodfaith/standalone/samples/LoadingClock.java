package org.goodfaith.standalone.samples;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A clock that can be set to a past instant while samples are loaded, and otherwise follows another clock. */
final class LoadingClock extends Clock {

    private final Clock running;
    private volatile @Nullable Instant stoppedAt;

    LoadingClock(Clock running) {
        this.running = running;
    }

    /** @throws IllegalArgumentException if the instant is in the future */
    void stopAt(Instant moment) {
        if (moment.isAfter(running.instant())) {
            throw new IllegalArgumentException("a sample cannot be recorded at " + moment + ", which is in the future");
        }
        stoppedAt = moment;
    }

    void run() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt;
        return stopped == null ? running.instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return running.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new LoadingClock(running.withZone(zone));
    }
}
