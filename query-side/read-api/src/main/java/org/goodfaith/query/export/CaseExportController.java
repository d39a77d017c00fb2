package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.history.TrailLineView;
import org.goodfaith.query.history.TrailReading;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What one case shows, from any viewpoint, as files. One case is read at once and fits into memory. */
@RestController
@RequestMapping({"/api/v1/cases/{caseId}", "/download/cases/{caseId}"})
@Tag(name = "Exports")
class CaseExportController {

    private static final CsvColumns OBLIGATIONS = CsvColumns.of(
            "id",
            "order",
            "term",
            "title",
            "modality",
            "obligors.party",
            "obligors.name",
            "actor",
            "status",
            "wording",
            "reason",
            "cause",
            "due.on",
            "due.at",
            "due.overdueFrom",
            "due.says",
            "openSinceOn",
            "openForDays",
            "endedOn",
            "late.days",
            "late.minutes",
            "late.says",
            "flags",
            "deficiencies.words",
            "deficiencies.found",
            "deficiencies.entry",
            "deficiencies.curedBy",
            "next.at",
            "next.status",
            "next.wording",
            "visibility",
            "citation.where",
            "citation.quotation",
            "zone");

    private static final CsvColumns TRAIL = CsvColumns.of(
            "at",
            "parties",
            "visibility",
            "entry.sequence",
            "entry.fact",
            "entry.occurredAt",
            "entry.recordedAt",
            "entry.strickenBy",
            "entry.replaces",
            "change.obligation",
            "change.title",
            "change.from",
            "change.to",
            "change.wording",
            "change.reason",
            "change.citation.where",
            "change.citation.quotation",
            "change.because",
            "zone");

    private static final CsvColumns ENTRIES = CsvColumns.of(
            "sequence",
            "fact",
            "occurredAt",
            "recordedAt",
            "recordedBy.actor",
            "recordedBy.role",
            "recordedBy.source",
            "eventId",
            "visibility",
            "struck.by",
            "struck.at",
            "struck.reason",
            "struck.struckBy",
            "struck.replacedBy",
            "replaces",
            "details",
            "zone");

    private final CaseReader cases;
    private final Download download;

    CaseExportController(CaseReader cases, Download download) {
        this.cases = cases;
        this.download = download;
    }

    @GetMapping("/obligations.{format:csv|json}")
    @Operation(summary = "Export the obligations of a case", description = "With the filters of the list.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    id,title,obligors.party,status,due.on,due.overdueFrom,citation.where,zone
                    ecf-21/serve-demand/plaintiff-1,Serve a demand,plaintiff-1,OPEN,2024-08-06,2024-08-07T00:00:00-07:00,"p. 2, lines 1-3",America/Los_Angeles
                    """)))
    void obligations(
            @PathVariable CaseId caseId,
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "Only what this party owes, alone or with others.", example = "defendant-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party,
            @Parameter(description = "Only these statuses.", example = "OVERDUE")
                    @RequestParam(required = false)
                    @Nullable
                    List<ObligationStatus> status,
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "obligations", OBLIGATIONS, shown -> {
            shown.requireParty(party);
            return ObligationView.listed(shown, party, status);
        });
    }

    @GetMapping("/trail.{format:csv|json}")
    @Operation(summary = "Export the audit trail", description = "With the filters and readings of the trail.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    at,parties,entry.fact,change.obligation,change.from,change.to,zone
                    2024-06-27T00:00:00-07:00,defendant-1,,ecf-21/answer-latest-communication/defendant-1,OPEN,OVERDUE,America/Los_Angeles
                    """)))
    void trail(
            @PathVariable CaseId caseId,
            @Parameter(example = "csv") @PathVariable String format,
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
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "trail", TRAIL, shown -> reading.of(shown, party).stream()
                .map(line -> TrailLineView.of(line, shown.court().zone()))
                .toList());
    }

    @GetMapping("/entries.{format:csv|json}")
    @Operation(summary = "Export the entries of a case", description = "Struck ones included, with the list's filters.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    sequence,fact,occurredAt,recordedAt,struck.by,details,zone
                    6,DemandServed,2024-08-06,2024-08-09T09:00:00-07:00,,"{""offer"":""demand-1""}",America/Los_Angeles
                    """)))
    void entries(
            @PathVariable CaseId caseId,
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "Only facts this party did or that name it.", example = "plaintiff-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party,
            @Parameter(description = "Only facts of this name.", example = "DemandServed")
                    @RequestParam(required = false)
                    @Nullable
                    String fact,
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "entries", ENTRIES, shown -> {
            List<EntryLine> all = shown.entries();
            return EntryView.chosen(all, shown, party, fact).stream()
                    .map(line -> EntryView.of(line, all, shown))
                    .toList();
        });
    }

    /** What is read of the case is sent when the database is done with it. */
    private <T> void send(
            HttpServletResponse response,
            String format,
            CaseId caseId,
            ViewpointQuery viewpoint,
            String member,
            CsvColumns sheet,
            Function<CaseAtViewpoint, List<T>> lines)
            throws IOException {
        Download.Contents<T> contents = cases.read(caseId, viewpoint, shown -> {
            ViewpointView seen = shown.viewpoint();
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("viewpoint", seen);
            return Download.Contents.whole(
                    caseId + "-" + member + "-" + named(seen),
                    head,
                    member,
                    sheet,
                    _ -> seen.zone(),
                    new ListPage<>(lines.apply(shown), null));
        });
        download.send(response, format, contents);
    }

    /** The days of the viewpoint on the court's clock; a file must not pass for what is known now if it is not. */
    private static String named(ViewpointView seen) {
        String asOf = seen.asOf().toLocalDate().toString();
        return seen.reading() == ResolvedViewpoint.Reading.NOW
                ? asOf
                : "as-of-" + asOf + "-known-at-" + seen.knownAt().toLocalDate();
    }
}
