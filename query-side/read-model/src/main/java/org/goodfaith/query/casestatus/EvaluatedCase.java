package org.goodfaith.query.casestatus;

import java.util.List;
import java.util.Optional;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.conduct.ConductReport;
import org.goodfaith.rulebook.conduct.EntryVisibility;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** A case at a past viewpoint, evaluated from its facts. */
final class EvaluatedCase implements CaseAtViewpoint {

    private final RecordedCase recorded;
    private final Court court;
    private final ResolvedViewpoint seen;
    private final List<Entry> known;
    private final StepBudget budget = new StepBudget();
    private @Nullable ConductReport report;

    private EvaluatedCase(RecordedCase recorded, Court court, ResolvedViewpoint seen, List<Entry> known) {
        this.recorded = recorded;
        this.court = court;
        this.seen = seen;
        this.known = known;
    }

    static EvaluatedCase of(RecordedCase recorded, Court court, ResolvedViewpoint seen) {
        var known = recorded.record().entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(seen.at().knownAt()))
                .toList();
        return new EvaluatedCase(recorded, court, seen, known);
    }

    @Override
    public Court court() {
        return court;
    }

    @Override
    public ResolvedViewpoint seen() {
        return seen;
    }

    @Override
    public @Nullable Long throughEntry() {
        return known.isEmpty() ? null : known.getLast().sequence();
    }

    @Override
    public Optional<CaseFile> file() {
        return CaseFile.of(recorded.record(), seen.at(), budget);
    }

    @Override
    public List<Obligation> obligations() {
        return timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(interval -> interval.covers(seen.at().asOf()))
                .map(StatusTimeline.StatusInterval::obligation)
                .toList();
    }

    @Override
    public Optional<ObligationView.NextView> nextChange(Obligation obligation) {
        return timelines().stream()
                .filter(timeline -> timeline.id().equals(obligation.id()))
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(interval -> interval.from().isAfter(seen.at().asOf()))
                .findFirst()
                // Entries recorded after that date are not a forecast.
                .filter(later -> later.causedBy().isEmpty())
                .map(later -> new ObligationView.NextView(
                        later.from().atZone(court.zone()).toOffsetDateTime(),
                        later.obligation().status(),
                        later.obligation().wording()));
    }

    private List<StatusTimeline> timelines() {
        return file().isEmpty() ? List.of() : report().timelines();
    }

    /** Evaluated once, because a page uses it in several places. */
    private ConductReport report() {
        if (report == null) {
            report = new ConductReport(recorded.record(), seen.at().knownAt(), budget);
        }
        return report;
    }

    @Override
    public List<TrailLine> trail() {
        return file().isEmpty() ? List.of() : report().trail(seen.at().asOf());
    }

    @Override
    public List<Indicator> indicators() {
        return file().isEmpty() ? List.of() : report().indicators(seen.at().asOf());
    }

    @Override
    public List<TrailLine.StatusLine> shownThen() {
        return file().isEmpty() ? List.of() : Trail.asShownAtTheTime(recorded.record(), seen.at(), budget);
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
