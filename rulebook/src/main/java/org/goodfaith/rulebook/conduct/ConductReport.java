package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Visibility;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/** The timelines, audit trail and indicators of a case as known at one moment, from a single evaluation. */
public final class ConductReport {

    private final Evaluation evaluation;
    private final CourtId court;
    private final ZoneId zone;
    private final List<Entry> entries;
    private final List<Entry> effectiveEntries;
    private final List<Visibility> visibilities;
    private final List<StatusTimeline> timelines;

    /**
     * @param knownAt the moment of transaction time, inclusive; later entries are ignored
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public ConductReport(CaseRecord record, Instant knownAt) {
        this(record, knownAt, new StepBudget());
    }

    /**
     * Reports as a part of a larger request.
     *
     * @param knownAt the moment of transaction time, inclusive; later entries are ignored
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public ConductReport(CaseRecord record, Instant knownAt, StepBudget ofRequest) {
        evaluation = new Evaluation(record, knownAt, ofRequest);
        court = record.opened().court();
        zone = Courts.find(court).orElseThrow().zone();
        entries = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        effectiveEntries = entries.stream()
                .filter(entry -> evaluation.strickenBy(entry.sequence()) == null)
                .sorted(Comparator.comparing(this::at).thenComparingLong(Entry::sequence))
                .toList();
        visibilities = EntryVisibility.of(record);
        timelines = evaluation.timelines();
    }

    /** @return the status of each obligation over all valid time */
    public List<StatusTimeline> timelines() {
        return timelines;
    }

    /**
     * @return the bugs of the rulebook that kept it from computing some obligations; see {@link Evaluation#failures}
     */
    public List<Throwable> failures() {
        return evaluation.failures();
    }

    /** @return every fact and status change up to {@code asOf}, inclusive, ordered by valid time */
    public List<TrailLine> trail(Instant asOf) {
        return Trail.of(this, asOf);
    }

    /** @return every obligation at a moment of valid time, inclusive */
    public List<Obligation> obligations(Instant asOf) {
        return evaluation.obligations(asOf);
    }

    /** @return the indicators that hold at a moment of valid time, the court's findings first */
    public List<Indicator> indicators(Instant asOf) {
        return indicators().stream()
                .filter(indicator -> indicator.holdsAt(asOf))
                .toList();
    }

    /** @return the indicators that hold at any moment of valid time */
    public List<Indicator> indicators() {
        return IndicatorRules.all(this);
    }

    /** @return the parties and their counsel at a moment of valid time, inclusive */
    Participants participants(Instant asOf) {
        return evaluation.participants(asOf);
    }

    List<Entry> entries() {
        return entries;
    }

    /** @return the entries that are not stricken, ordered by valid time */
    List<Entry> effectiveEntries() {
        return effectiveEntries;
    }

    CourtId court() {
        return court;
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
