package org.goodfaith.query.api;

import org.goodfaith.query.history.TrailLineView;
import org.goodfaith.query.history.TrailReading;
import org.goodfaith.query.history.EntryView;


import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of a case's entries and of its audit trail. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History", description = "What is on record, and how statuses came about.")
class HistoryController {

    private final CaseReader cases;

    HistoryController(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping("/entries")
    @Operation(
            summary = "List the entries of a case",
            description = "Every fact on record, in the order of recording. Struck entries stay, marked as struck.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-08-09T09:00:00-07:00","knownAt":"2024-08-09T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with all that is known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "entries":[{"sequence":6,"fact":"DemandServed","occurredAt":"2024-08-06",
                      "recordedAt":"2024-08-09T09:00:00-07:00","recordedBy":{"actor":"goodfaith","role":"CLERK",
                      "source":"http"},"eventId":"f3b1c9b2-0000-4000-8000-000000000006","visibility":"PARTIES",
                      "details":{"circumstances":{"occurredAt":"2024-08-06","channel":"SERVED"},
                      "actors":{"onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},"offer":"demand-1",
                      "inWriting":true}}],"next":null}
                    """)))
    EntriesAnswer entries(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "Only facts this party did or that name it.", example = "plaintiff-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party,
            @Parameter(description = "Only facts of this name.", example = "DemandServed")
                    @RequestParam(required = false)
                    @Nullable
                    String fact,
            @ParameterObject PageQuery page) {
        return cases.read(caseId, viewpoint, shown -> {
            List<EntryLine> all = shown.entries();
            var slice = ListPage.of(EntryView.chosen(all, shown, party, fact), page);
            return new EntriesAnswer(
                    shown.viewpoint(),
                    slice.lines().stream()
                            .map(line -> EntryView.of(line, all, shown))
                            .toList(),
                    slice.next());
        });
    }

    @GetMapping("/entries/{entry}")
    @Operation(summary = "Read an entry", description = "By its number in the case.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-08-09T09:00:00-07:00","knownAt":"2024-08-09T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with all that is known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "entry":{"sequence":6,"fact":"DemandServed","occurredAt":"2024-08-06",
                      "recordedAt":"2024-08-09T09:00:00-07:00","recordedBy":{},
                      "eventId":"f3b1c9b2-0000-4000-8000-000000000006",
                      "visibility":"PARTIES","details":{"offer":"demand-1"}}}
                    """)))
    EntryAnswer entry(
            @PathVariable CaseId caseId, @PathVariable long entry, @ParameterObject ViewpointQuery viewpoint) {
        return cases.read(caseId, viewpoint, shown -> {
            List<EntryLine> all = shown.entries();
            return all.stream()
                    .filter(line -> line.entry().sequence() == entry)
                    .findFirst()
                    .map(line -> new EntryAnswer(shown.viewpoint(), EntryView.of(line, all, shown)))
                    .orElseThrow(() -> ReadProblemException.notFound(
                            "entry", "The case shows no entry " + entry + " from this viewpoint."));
        });
    }

    @GetMapping("/trail")
    @Operation(
            summary = "Read the audit trail",
            description = "Every fact and every change of status, in order of world time, with what is known held"
                    + " fixed: a performance recorded late was never overdue. With `reading=SHOWN_AT_THE_TIME`, the other"
                    + " reading: what the record showed at the time, for the obligations where that differs.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-07-01T09:00:00-07:00","knownAt":"2024-07-01T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with all that is known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "reading":"AS_KNOWN","trail":[{"at":"2024-06-27T00:00:00-07:00","parties":["defendant-1"],
                      "visibility":"PARTIES","change":{"obligation":"ecf-21/answer-latest-communication/defendant-1",
                      "title":"Answer the latest communication","from":"OPEN","to":"OVERDUE",
                      "wording":"overdue - no performance recorded","reason":"Due Wed 2024-06-26.",
                      "citation":{"where":"p. 1, lines 20-22","quotation":"shall respond by June 26, 2024"},
                      "because":[]}}],"next":null}
                    """)))
    TrailAnswer trail(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(
                            description = "Only this party's lane and what is about the whole case.",
                            example = "defendant-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party,
            @Parameter(description = "Which reading of the trail.")
                    @RequestParam(required = false, defaultValue = "AS_KNOWN")
                    TrailReading reading,
            @ParameterObject PageQuery page) {
        return cases.read(caseId, viewpoint, shown -> {
            var slice = ListPage.of(reading.of(shown, party), page);
            return new TrailAnswer(
                    shown.viewpoint(),
                    reading,
                    slice.lines().stream()
                            .map(line -> TrailLineView.of(line, shown.court().zone()))
                            .toList(),
                    slice.next());
        });
    }

    /** A page of entries. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EntriesAnswer(
            ViewpointView viewpoint,
            List<EntryView> entries,
            @Nullable String next) {}

    /** One entry. */
    record EntryAnswer(ViewpointView viewpoint, EntryView entry) {}

    /** A page of the trail. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TrailAnswer(
            ViewpointView viewpoint,
            TrailReading reading,
            List<TrailLineView> trail,
            @Nullable String next) {}
}
