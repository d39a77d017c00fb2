package org.goodfaith.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has come.
 *
 * @param ruleSet the version of the rules by which it is evaluated
 * @param underWay whether somebody works on it at this moment, here or on another node
 * @param worked how long it was built; interruptions are left out
 * @param compared how many records were compared with what is shown
 * @param different how many of them came out differently
 * @param uncompared how many could not be compared, since what is shown lags behind the record
 * @param stopped how many records were built only up to an entry that could not be taken in
 * @param differences some of those that differ or could not be compared, by their ids
 * @param liveRuleSets how many records are shown as evaluated by which version of the rules
 * @param failure why it stopped; absent if it did not
 */
public record Rebuild(
        long id,
        String projection,
        String ruleSet,
        Stage stage,
        boolean underWay,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String builtThrough,
        long eventsDone,
        long eventsTotal,
        Duration worked,
        long compared,
        long different,
        long uncompared,
        long stopped,
        List<Difference> differences,
        Map<String, Long> liveRuleSets,
        @Nullable String failure) {

    /** How far it has come for good. */
    public enum Stage {
        BUILDING,
        COMPARING,
        BUILT,
        SWITCHED,
        DROPPED;

        public boolean ended() {
            return this == SWITCHED || this == DROPPED;
        }
    }

    /** How a record that was built compares with what is shown of it. */
    public enum Kind {
        /** At the same entries, they are not the same. */
        DIFFERENT,
        /** More is shown than could be built. */
        BEHIND,
        /** What is shown lags behind the record. */
        AHEAD
    }

    public record Difference(String recordId, Kind kind) {}

    /** @return events built in a second, over the whole time of building; empty before the first were */
    public Optional<Long> eventsPerSecond() {
        return eventsDone == 0 || worked.isZero()
                ? Optional.empty()
                : Optional.of(eventsDone * 1000 / worked.toMillis());
    }

    /** @return how long the rest will take at that rate */
    public Optional<Duration> timeLeft() {
        return stage == Stage.BUILDING
                ? eventsPerSecond()
                        .filter(rate -> rate > 0)
                        .map(rate -> Duration.ofSeconds(Math.ceilDiv(Math.max(0, eventsTotal - eventsDone), rate)))
                : Optional.empty();
    }

    /** @return all of it in a few sentences for an operator */
    public String says() {
        return where() + otherRules();
    }

    private String where() {
        return switch (stage) {
            case BUILDING -> building();
            case COMPARING ->
                underWay
                        ? "Built; it is being compared with what is shown, %d cases so far.".formatted(compared)
                        : "Built; comparing it with what is shown " + interrupted();
            case BUILT -> built() + stoppedShort();
            case SWITCHED -> "Switched to: what is shown is what was built.";
            case DROPPED -> "Dropped; what is shown was not touched.";
        };
    }

    private String building() {
        String done = "%d of %d events".formatted(eventsDone, Math.max(eventsDone, eventsTotal));
        return underWay
                ? "It is being built beside what is shown: " + done
                        + eventsPerSecond().map(", %d a second"::formatted).orElse("")
                        + timeLeft()
                                .map(left -> ", about %d seconds left".formatted(left.toSeconds()))
                                .orElse("")
                        + "."
                : "Building it " + interrupted() + " " + done + " are built.";
    }

    private String interrupted() {
        return (failure == null ? "was interrupted." : "failed: " + failure)
                + " What is shown is not touched. It can be resumed or dropped.";
    }

    private String built() {
        String lagging = uncompared == 0
                ? ""
                : " %d could not be compared, because what is shown lags behind the record.".formatted(uncompared);
        return different == 0
                ? "Built, and the same as what is shown in all %d cases compared.".formatted(compared)
                        + lagging
                        + " It can be switched to."
                : "Built; %d of %d cases are not the same as what is shown.".formatted(different, compared)
                        + lagging
                        + " It is switched to only if the differences are accepted.";
    }

    private String stoppedShort() {
        return stopped == 0
                ? ""
                : " %d %s before an entry that could not be taken in; the failures say which."
                        .formatted(stopped, stopped == 1 ? "stops" : "stop");
    }

    private String otherRules() {
        long others = liveRuleSets.entrySet().stream()
                .filter(each -> !each.getKey().equals(ruleSet))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return stage.ended() || others == 0
                ? ""
                : " %d cases are still shown as evaluated by other rules than rule set %s, so they differ."
                        .formatted(others, ruleSet);
    }
}
