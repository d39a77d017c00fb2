package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.query.casestatus.VisibleHistory.ShownStep;
import org.goodfaith.query.casestatus.VisibleHistory.Walk;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a page of steps.
 *
 * @param asOf the present instant, up to which {@code since} extends
 */
@Schema(name = "ReplayAnswer")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReplayView(
        String ruleSet,
        OffsetDateTime asOf,
        List<ReplayStepView> steps,

        @Schema(description = "Changes caused by time after the last step; empty unless this is the last page.")
        List<ChangeView> since,

        @Nullable String next) {

    /**
     * A step of a case's history.
     *
     * @param step its id
     * @param facts the recorded facts as they were then; empty if the court's calendar changed
     * @param meanwhile changes since the previous step with other causes
     * @param changes the changes it caused
     */
    @Schema(name = "ReplayStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReplayStepView(
            String step,
            @Nullable String previous,
            @Nullable String next,
            OffsetDateTime recordedAt,
            List<EntryView> facts,
            @Nullable ReplayClosureView calendar,
            List<ChangeView> meanwhile,
            List<ChangeView> changes) {

        static ReplayStepView of(
                ShownStep shown, @Nullable String previous, @Nullable String next, VisibleHistory history) {
            ZoneId zone = history.court().zone();
            return new ReplayStepView(
                    shown.point().name(),
                    previous,
                    next,
                    shown.point().recordedAt().atZone(zone).toOffsetDateTime(),
                    shown.entries().stream()
                            .map(line -> EntryView.of(line, shown.entries(), zone))
                            .toList(),
                    ReplayClosureView.of(shown.point().calendarEntry()),
                    ChangeView.of(shown.meanwhile(), history),
                    ChangeView.of(shown.changes(), history));
        }
    }

    /** A change of the court's calendar. Its complete form is among the court's closures. */
    @Schema(name = "ReplayClosure")
    public record ReplayClosureView(String court, String closure, String says) {

        static @Nullable ReplayClosureView of(@Nullable CalendarEntry entry) {
            return entry == null
                    ? null
                    : new ReplayClosureView(
                            entry.fact().court().value(),
                            ChangeCauseView.closure(entry.fact()),
                            ChangeCauseView.says(entry.fact()) + ".");
        }
    }

    public static ReplayView of(Walk walk, VisibleHistory history) {
        return new ReplayView(
                RuleSet.VERSION,
                history.now().atZone(history.court().zone()).toOffsetDateTime(),
                steps(walk, history),
                ChangeView.of(walk.since(), history),
                walk.next() == null ? null : Cursor.of(walk.next()).text());
    }

    public static List<ReplayStepView> steps(Walk walk, VisibleHistory history) {
        var views = new ArrayList<ReplayStepView>();
        for (int i = 0; i < walk.steps().size(); i++) {
            views.add(ReplayStepView.of(
                    walk.steps().get(i),
                    i == 0 ? walk.previous() : walk.steps().get(i - 1).point().name(),
                    i + 1 == walk.steps().size()
                            ? walk.next()
                            : walk.steps().get(i + 1).point().name(),
                    history));
        }
        return views;
    }
}
