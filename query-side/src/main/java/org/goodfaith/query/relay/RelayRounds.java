package org.goodfaith.query.relay;

import java.time.Duration;
import java.util.List;
import org.goodfaith.query.rounds.Rounds;
import org.springframework.context.SmartLifecycle;

/** Relays at work, each on a thread of its own, from the start of the application to its end. */
final class RelayRounds implements SmartLifecycle {

    private final List<FactRelay> relays;
    private final List<Rounds> rounds;

    /** @param every how long after one round of a relay its next begins */
    RelayRounds(List<FactRelay> relays, Duration every) {
        this.relays = relays;
        this.rounds = relays.stream()
                .map(relay -> new Rounds("relay to " + relay.topic(), every, relay::advance))
                .toList();
    }

    @Override
    public void start() {
        rounds.forEach(Rounds::start);
    }

    @Override
    public void stop() {
        rounds.forEach(Rounds::stop);
        relays.forEach(FactRelay::close);
    }

    @Override
    public boolean isRunning() {
        return rounds.stream().anyMatch(Rounds::isRunning);
    }
}
