package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.goodfaith.events.Visibility;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/** All that is to be said of a case with what was known at one moment, from a single evaluation. */
public final class ConductReport {

    private final Evaluation evaluation;
    private final ZoneId zone;
    private final List<Entry> known;
    private final List<Visibility> visibilities;
    private final List<StatusTimeline> timelines;

    /**
     * @param knownAt the moment of recorded time, inclusive; what was recorded later is not seen
     * @throws IllegalArgumentException if the record's court is not on file
     */
    public ConductReport(CaseRecord record, Instant knownAt) {
        evaluation = new Evaluation(record, knownAt);
        zone = Courts.find(record.opened().court()).orElseThrow().zone();
        known = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        visibilities = EntryVisibility.of(record);
        timelines = evaluation.timelines();
    }

    /** @return where each obligation stands at every moment of world time */
    public List<StatusTimeline> timelines() {
        return timelines;
    }

    /** @return every fact and change of standing up to {@code asOf}, inclusive, in order of world time */
    public List<TrailLine> trail(Instant asOf) {
        return Trail.of(this, asOf);
    }

    /** @return the indicators that hold at any moment of world time */
    public List<Indicator> indicators() {
        return IndicatorRules.all(this);
    }

    List<Entry> known() {
        return known;
    }

    ZoneId zone() {
        return zone;
    }

    Instant at(Entry entry) {
        return entry.fact().circumstances().occurredAt().startsAt(zone);
    }

    Visibility visibility(Entry entry) {
        return visibilities.get((int) entry.sequence());
    }

    @Nullable
    Long strickenBy(Entry entry) {
        return evaluation.strickenBy(entry.sequence());
    }
}
