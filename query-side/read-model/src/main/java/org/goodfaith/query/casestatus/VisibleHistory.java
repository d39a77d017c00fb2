package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.access.Audience;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.conduct.EntryVisibility;
import org.goodfaith.rulebook.replay.BeforeAndAfter;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.replay.RecordingPoint;
import org.goodfaith.rulebook.replay.Replay;
import org.goodfaith.rulebook.replay.ViewpointDifference;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** The history of one case, filtered by what the caller may see. Valid only inside the read that provides it. */
public final class VisibleHistory {

    private final RecordedCase recorded;
    private final Court court;
    private final Instant now;
    private final Instant settled;
    private final AccessPolicy access;
    private final List<Visibility> visibilities;
    private final StepBudget budget = new StepBudget();
    private final Replay replay;

    VisibleHistory(RecordedCase recorded, Court court, Instant now, Instant settled, AccessPolicy access) {
        this.recorded = recorded;
        this.court = court;
        this.now = now;
        this.settled = settled;
        this.access = access;
        visibilities = EntryVisibility.of(recorded.record());
        replay = new Replay(recorded.record(), budget);
    }

    /**
     * A visible step.
     *
     * @param entries the recorded entries as they were then; none if the court's calendar changed
     * @param meanwhile changes since the previous step that this step's entries did not cause
     * @param changes the changes it caused
     */
    public record ShownStep(
            RecordingPoint point, List<EntryLine> entries, List<Change> meanwhile, List<Change> changes) {

        public ShownStep {
            entries = List.copyOf(entries);
            meanwhile = List.copyOf(meanwhile);
            changes = List.copyOf(changes);
        }
    }

    /**
     * Consecutive steps.
     *
     * @param previous the id of the step before them; absent at the beginning
     * @param next the id of the step after them; absent at the end
     * @param since changes after the last step up to now; empty unless the end is reached
     */
    public record Walk(
            @Nullable String previous,
            List<ShownStep> steps,
            @Nullable String next,
            List<Change> since) {

        public Walk {
            steps = List.copyOf(steps);
            since = List.copyOf(since);
        }
    }

    public Court court() {
        return court;
    }

    public Instant now() {
        return now;
    }

    /** @return the latest settled instant of transaction time */
    public Instant settled() {
        return settled;
    }

    /** @return the same viewpoint with everything on record known */
    public ResolvedViewpoint knowingAll(ResolvedViewpoint seen) {
        return Stream.concat(
                        recorded.record().entries().stream().map(Entry::recordedAt),
                        recorded.record().calendar().stream().map(CalendarEntry::recordedAt))
                .reduce(seen, ResolvedViewpoint::knowing, (_, later) -> later);
    }

    public ViewpointView viewpoint(ResolvedViewpoint seen) {
        Long through = recorded.record().entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(seen.at().knownAt()))
                .map(Entry::sequence)
                .reduce((_, later) -> later)
                .orElse(null);
        return ViewpointView.of(seen, court.zone(), through);
    }

    /** @return the obligations that differ between two viewpoints */
    public List<ViewpointDifference.ChangedObligation> difference(Viewpoint from, Viewpoint to) {
        return visible(
                ViewpointDifference.of(recorded.record(), from, to, budget).obligations());
    }

    /** @return the visible ones of these entries, as they were when recorded */
    public List<EntryLine> entries(List<Entry> entries) {
        return access.visible(
                entries.stream()
                        .map(entry -> new EntryLine(
                                entry,
                                recorded.recordings().get((int) entry.sequence()),
                                visibilities.get((int) entry.sequence()),
                                null))
                        .toList(),
                line -> new Audience(
                        line.visibility(), PartyLane.side(line.entry().fact())));
    }

    /** @return the numbers of the visible entries an obligation rests on */
    public List<Long> restsOn(Obligation obligation) {
        return evidence(obligation).stream().map(Evidence::entry).distinct().toList();
    }

    private List<Evidence> evidence(Obligation obligation) {
        return obligation.evidence().stream()
                .filter(evidence -> !entries(List.of(recorded.record().entries().get((int) evidence.entry())))
                        .isEmpty())
                .toList();
    }

    /** @return the index of the step with this id or entry; empty if no visible step has it */
    public OptionalInt find(String name) {
        return IntStream.range(0, replay.points().size())
                .filter(index -> replay.points().get(index).name().equals(name)
                        || replay.points().get(index).entries().stream()
                                .anyMatch(
                                        entry -> Long.toString(entry.sequence()).equals(name)))
                .filter(this::shown)
                .findFirst();
    }

    /** @return at most {@code limit} steps from the position of {@code start} */
    public Walk walk(int start, int limit) {
        int before = start - 1;
        while (before >= 0 && !shown(before)) {
            before--;
        }
        String previous = before < 0 ? null : replay.points().get(before).name();
        var steps = new ArrayList<ShownStep>();
        var meanwhile = new ArrayList<Change>();
        for (int index = before + 1; index < replay.points().size(); index++) {
            Replay.Step step = replay.step(index);
            List<EntryLine> entries = entries(step.point().entries());
            List<Change> changes = visible(step.changes());
            meanwhile.addAll(visible(step.changesByTime()));
            if (!shown(step.point(), changes)) {
                meanwhile.addAll(changes);
            } else if (steps.size() == limit) {
                return new Walk(previous, steps, step.point().name(), List.of());
            } else {
                steps.add(new ShownStep(step.point(), entries, meanwhile, changes));
                meanwhile.clear();
            }
        }
        meanwhile.addAll(visible(replay.changesAfter(replay.points().size() - 1, now)));
        return new Walk(previous, steps, null, meanwhile);
    }

    private boolean shown(int index) {
        RecordingPoint point = replay.points().get(index);
        return shown(
                point,
                point.calendarEntry() == null
                        ? List.of()
                        : visible(replay.step(index).changes()));
    }

    /** An entry is a step even if it changes nothing. A closure that does not affect the case is not. */
    private boolean shown(RecordingPoint point, List<Change> changes) {
        return point.calendarEntry() == null ? !entries(point.entries()).isEmpty() : !changes.isEmpty();
    }

    private <T extends BeforeAndAfter> List<T> visible(List<T> changes) {
        return changes.stream()
                .filter(change -> Stream.of(change.before(), change.after())
                        .filter(Objects::nonNull)
                        .allMatch(this::admits))
                .filter(change -> !restsOnlyOnWhatIsNotShown(change))
                .toList();
    }

    private boolean admits(Obligation obligation) {
        return access.admits(new Audience(obligation.term().visibility(), obligation.obligors()));
    }

    /** A change is hidden if only hidden entries caused it. */
    private boolean restsOnlyOnWhatIsNotShown(BeforeAndAfter change) {
        return change.aspects().equals(Set.of(ChangedAspect.EVIDENCE))
                && change.before() != null
                && change.after() != null
                && evidence(change.before()).equals(evidence(change.after()));
    }
}
