package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Texts;
import org.goodfaith.query.docket.CaseReader;
import org.goodfaith.query.docket.ShownHistory;
import org.goodfaith.query.docket.ShownHistory.ShownStep;
import org.goodfaith.query.docket.ShownHistory.Walk;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.UnreadableException;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.standing.CalendarEntry;
import org.goodfaith.rulebook.standing.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps through the history of a case. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class ReplayController {

    private final CaseReader cases;

    ReplayController(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping
    @Operation(
            summary = "Step through a case's history",
            description = "Fact by fact in the order of recording, each with the obligations it changed, from what to"
                    + " what and why. A step shows what the record showed at the moment it was recorded, about that"
                    + " moment; what time alone had changed since the step before stands in `meanwhile`, so that nothing"
                    + " changes unexplained, and what it changed after the last step in `since`. A strike with what took"
                    + " the struck entry's place is one step; a closure is a step where it changes something.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"ruleSet":"1","asOf":"2024-07-03T10:00:00-07:00","steps":[{"step":"5","previous":"4","next":"6",
                      "recordedAt":"2024-07-01T09:00:00-07:00","facts":[],"meanwhile":[],"changes":[
                      {"obligation":"ecf-21/answer-latest-communication/defendant-1",
                       "title":"Answer the latest communication","changed":["STANDING","LATENESS"],
                       "says":["late by 2 days; it was: overdue - no performance recorded"],
                       "because":{"kind":"RECORDED","at":"2024-07-01T09:00:00-07:00",
                        "says":"Entry 5, CommunicationAnswered of 2024-06-28T10:00, recorded Mon 2024-07-01 09:00 PDT.",
                        "undone":false,"entries":[]}}]}],"since":[],"next":null}
                    """)))
    ReplayAnswer replay(@PathVariable CaseId caseId, @ParameterObject PageQuery page) {
        int limit = page.lines();
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int start = Cursor.read(page.cursor(), 1)
                    .map(cursor -> history.find(cursor.parts().getFirst()).orElseThrow(Cursor::unknown))
                    .orElse(0);
            Walk walk = history.walk(start, limit);
            return new ReplayAnswer(
                    RuleSet.VERSION,
                    history.now().atZone(history.court().zone()).toOffsetDateTime(),
                    views(walk, history),
                    ChangeView.of(walk.since(), history),
                    walk.next() == null ? null : Cursor.of(walk.next()).text());
        });
    }

    @GetMapping("/{step}")
    @Operation(
            summary = "Read one step of a case's history",
            description = "By its name, or by the number of an entry that was recorded in it.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"ruleSet":"1","step":{"step":"5","previous":"4","next":"6",
                      "recordedAt":"2024-07-01T09:00:00-07:00","facts":[],"meanwhile":[],"changes":[]}}
                    """)))
    StepAnswer step(
            @PathVariable CaseId caseId,
            @Parameter(
                            description =
                                    "The number of an entry, or the name that a step gives as `next` or `previous`.",
                            example = "5")
                    @PathVariable
                    String step) {
        if (!step.matches("(calendar-)?\\d{1,9}")) {
            throw UnreadableException.malformed(
                    "step",
                    "'" + Texts.shown(step) + "' is no step; a step is named by the number of its entry, or as the"
                            + " step before or after it names it.");
        }
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int index = history.find(step)
                    .orElseThrow(() -> UnreadableException.notOnRecord(
                            "step", "The history of the case shows no step " + step + "."));
            return new StepAnswer(
                    RuleSet.VERSION, views(history.walk(index, 1), history).getFirst());
        });
    }

    private static List<StepView> views(Walk walk, ShownHistory history) {
        var views = new ArrayList<StepView>();
        for (int i = 0; i < walk.steps().size(); i++) {
            views.add(StepView.of(
                    walk.steps().get(i),
                    i == 0 ? walk.previous() : walk.steps().get(i - 1).point().name(),
                    i + 1 == walk.steps().size()
                            ? walk.next()
                            : walk.steps().get(i + 1).point().name(),
                    history));
        }
        return views;
    }

    /**
     * A page of steps.
     *
     * @param asOf the present moment, up to which {@code since} goes
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReplayAnswer(
            String ruleSet,
            OffsetDateTime asOf,
            List<StepView> steps,

            @Schema(description = "What time alone changed after the last step; empty unless this is the last page.")
            List<ChangeView> since,

            @Nullable String next) {}

    /** One step. */
    record StepAnswer(String ruleSet, StepView step) {}

    /**
     * A step of a case's history.
     *
     * @param step its name
     * @param facts what was recorded, as it then stood; empty if it is the court's calendar that changed
     * @param meanwhile what had changed since the step before, other than by what this one shows
     * @param changes what it changed
     */
    @Schema(name = "ReplayStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            String step,
            @Nullable String previous,
            @Nullable String next,
            OffsetDateTime recordedAt,
            List<EntryView> facts,
            @Nullable ClosureView calendar,
            List<ChangeView> meanwhile,
            List<ChangeView> changes) {

        static StepView of(ShownStep shown, @Nullable String previous, @Nullable String next, ShownHistory history) {
            ZoneId zone = history.court().zone();
            return new StepView(
                    shown.point().name(),
                    previous,
                    next,
                    shown.point().recordedAt().atZone(zone).toOffsetDateTime(),
                    shown.entries().stream()
                            .map(line -> EntryView.of(line, shown.entries(), zone))
                            .toList(),
                    ClosureView.of(shown.point().onCalendar()),
                    ChangeView.of(shown.meanwhile(), history),
                    ChangeView.of(shown.changes(), history));
        }
    }

    /** A change of the court's calendar, which can be read whole among its closures. */
    @Schema(name = "ReplayClosure")
    record ClosureView(String court, String closure, String says) {

        static @Nullable ClosureView of(@Nullable CalendarEntry entry) {
            return entry == null
                    ? null
                    : new ClosureView(
                            entry.fact().court().value(),
                            OccasionView.closure(entry.fact()),
                            OccasionView.says(entry.fact()) + ".");
        }
    }
}
