package org.goodfaith.query.relay;

import java.time.Duration;
import java.util.List;
import org.goodfaith.query.periodic.PeriodicWorker;
import org.springframework.context.SmartLifecycle;

/** Relays at work, each on a thread of its own, from the start of the application to its end. */
final class RelayWorkers implements SmartLifecycle {

    /**
     * A relay to a topic.
     *
     * @param every how long after one round its next begins
     * @param end lets others go on
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
