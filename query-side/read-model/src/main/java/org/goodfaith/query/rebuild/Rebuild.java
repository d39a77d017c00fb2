package org.goodfaith.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a rebuild.
 *
 * @param ruleSet the version of the rule set it evaluates with
 * @param underWay true if a node is working on it now
 * @param worked the time spent building, without interruptions
 * @param compared the number of records compared with the live ones
 * @param different the number of records that differ
 * @param uncompared the number of records that could not be compared because the live rows lag
 * @param stopped the number of records set aside because they could not be built to their end
 * @param differences ids of some records that differ or could not be compared
 * @param liveRuleSets the number of live records per rule set version
 * @param failure why it stopped; absent if it did not fail
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

    /** The last completed stage of a rebuild. */
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

    /** The result of comparing a rebuilt record with its live rows. */
    public enum DifferenceKind {
        /** The same entries gave different rows. */
        DIFFERENT,
        /** The live rows are newer than the rebuilt ones. */
        BEHIND,
        /** The live rows lag behind the rebuilt ones. */
        AHEAD
    }

    public record Difference(String recordId, DifferenceKind kind) {}

    /** @return events built per second over the whole build time; empty before the first */
    public Optional<Long> eventsPerSecond() {
        return eventsDone == 0 || worked.isZero()
                ? Optional.empty()
                : Optional.of(eventsDone * 1000 / worked.toMillis());
    }

    /** @return the estimated remaining time at that rate */
    public Optional<Duration> timeLeft() {
        return stage == Stage.BUILDING
                ? eventsPerSecond()
                        .filter(rate -> rate > 0)
                        .map(rate -> Duration.ofSeconds(Math.ceilDiv(Math.max(0, eventsTotal - eventsDone), rate)))
                : Optional.empty();
    }

    /** @return the progress in a few sentences for an operator */
    public String says() {
        return where() + otherRules();
    }

    private String where() {
        return switch (stage) {
            case BUILDING -> building();
            case COMPARING ->
                underWay
                        ? "Built. Comparing with the live data, %d cases so far.".formatted(compared)
                        : "Built. Comparing with the live data " + interrupted();
            case BUILT -> built() + stoppedShort();
            case SWITCHED -> "Live: the rebuilt data is shown.";
            case DROPPED -> "Dropped. The live data was not changed.";
        };
    }

    private String building() {
        String done = "%d of %d events".formatted(eventsDone, Math.max(eventsDone, eventsTotal));
        return underWay
                ? "Building beside the live data: " + done
                        + eventsPerSecond().map(", %d a second"::formatted).orElse("")
                        + timeLeft()
                                .map(left -> ", about %d seconds left".formatted(left.toSeconds()))
                                .orElse("")
                        + "."
                : "Building " + interrupted() + " " + done + " are built.";
    }

    private String interrupted() {
        return (failure == null ? "was interrupted." : "failed: " + failure)
                + " The live data was not changed. Resume or drop the rebuild.";
    }

    private String built() {
        String lagging = uncompared == 0
                ? ""
                : " %d could not be compared, because the live data lags behind.".formatted(uncompared);
        return different == 0
                ? "Built. All %d compared cases match the live data.".formatted(compared)
                        + lagging
                        + " You can make it live."
                : "Built. %d of %d cases differ from the live data.".formatted(different, compared)
                        + lagging
                        + " To make it live, accept the differences.";
    }

    private String stoppedShort() {
        return stopped == 0
                ? ""
                : " %d could not be processed to the end; see the list of failures.".formatted(stopped);
    }

    private String otherRules() {
        long others = liveRuleSets.entrySet().stream()
                .filter(each -> !each.getKey().equals(ruleSet))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return stage.ended() || others == 0
                ? ""
                : " %d live %s evaluated under a rule set other than %s and may differ."
                        .formatted(others, others == 1 ? "case was" : "cases were", ruleSet);
    }
}
