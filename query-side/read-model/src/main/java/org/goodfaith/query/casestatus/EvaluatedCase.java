package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.conduct.EntryVisibility;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.IndicatorRules;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** A case at a past viewpoint, evaluated from its facts. */
record EvaluatedCase(RecordedCase recorded, Court court, ResolvedViewpoint seen, List<Entry> known)
        implements CaseAtViewpoint {

    static EvaluatedCase of(RecordedCase recorded, Court court, ResolvedViewpoint seen) {
        var known = recorded.record().entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(seen.at().knownAt()))
                .toList();
        return new EvaluatedCase(recorded, court, seen, known);
    }

    @Override
    public @Nullable Long throughEntry() {
        return known.isEmpty() ? null : known.getLast().sequence();
    }

    @Override
    public Optional<CaseFile> file() {
        return CaseFile.of(recorded.record(), seen.at(), court.zone());
    }

    @Override
    public List<ObligationAtViewpoint> obligations() {
        if (file().isEmpty()) {
            return List.of();
        }
        Instant asOf = seen.at().asOf();
        return new Evaluation(recorded.record(), seen.at().knownAt())
                .timelines().stream()
                        .flatMap(timeline -> placement(timeline, asOf).stream())
                        .toList();
    }

    private static Optional<ObligationAtViewpoint> placement(StatusTimeline timeline, Instant asOf) {
        for (int i = 0; i < timeline.intervals().size(); i++) {
            StatusTimeline.StatusInterval segment = timeline.intervals().get(i);
            if (segment.covers(asOf)) {
                var next = i + 1 < timeline.intervals().size()
                        ? Optional.of(timeline.intervals().get(i + 1))
                        : Optional.<StatusTimeline.StatusInterval>empty();
                return Optional.of(new ObligationAtViewpoint(
                        segment.obligation(),
                        // Entries recorded after that date are not a forecast.
                        next.filter(later -> later.causedBy().isEmpty())
                                .map(later -> new ObligationAtViewpoint.Change(
                                        later.from(),
                                        later.obligation().status(),
                                        later.obligation().wording()))));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<TrailLine> trail() {
        return file().isEmpty() ? List.of() : Trail.of(recorded.record(), seen.at());
    }

    @Override
    public List<Indicator> indicators() {
        return file().isEmpty() ? List.of() : IndicatorRules.of(recorded.record(), seen.at());
    }

    @Override
    public List<TrailLine.StatusLine> shownThen() {
        return file().isEmpty() ? List.of() : Trail.asShownAtTheTime(recorded.record(), seen.at());
    }

    @Override
    public List<EntryLine> entries() {
        return lines(known).stream()
                // A strike counts from when it was recorded and explains why the struck entry does not count.
                .filter(line -> line.entry().fact() instanceof EntryStricken
                        || !line.entry()
                                .fact()
                                .circumstances()
                                .occurredAt()
                                .startsAt(court.zone())
                                .isAfter(seen.at().asOf()))
                .toList();
    }

    @Override
    public List<EntryLine> onRecord() {
        return lines(recorded.record().entries());
    }

    private List<EntryLine> lines(List<Entry> entries) {
        var strikes = CaseRows.strikes(entries);
        var visibilities = EntryVisibility.of(recorded.record());
        return entries.stream()
                .map(entry -> new EntryLine(
                        entry,
                        recorded.recordings().get((int) entry.sequence()),
                        visibilities.get((int) entry.sequence()),
                        strikes.get(entry.sequence())))
                .toList();
    }
}
