package org.goodfaith.query.relay;

import java.time.Duration;
import java.util.List;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.context.SmartLifecycle;

/** Runs each relay on its own thread for the lifetime of the application. */
final class RelayWorkers implements SmartLifecycle {

    /**
     * A relay to one topic.
     *
     * @param every the delay between two rounds
     * @param end releases the lock
     */
    record Relay(String topic, Duration every, Runnable round, Runnable end) {}

    private final List<Relay> relays;
    private final List<PeriodicWorker> rounds;

    RelayWorkers(List<Relay> relays) {
        this.relays = relays;
        this.rounds = relays.stream()
                .map(relay -> new PeriodicWorker("relay to " + relay.topic(), relay.every(), relay.round()))
                .toList();
    }

    @Override
    public void start() {
        rounds.forEach(PeriodicWorker::start);
    }

    @Override
    public void stop() {
        rounds.forEach(PeriodicWorker::stop);
        relays.forEach(relay -> relay.end().run());
    }

    @Override
    public boolean isRunning() {
        return rounds.stream().anyMatch(PeriodicWorker::isRunning);
    }
}
