package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.api.ApiParameters.EntryPartyFilter;
import org.goodfaith.query.api.ApiParameters.FactFilter;
import org.goodfaith.query.api.ApiParameters.FileFormat;
import org.goodfaith.query.api.ApiParameters.LaneFilter;
import org.goodfaith.query.api.ApiParameters.ObligorFilter;
import org.goodfaith.query.api.ApiParameters.StatusFilter;
import org.goodfaith.query.api.ApiParameters.TrailKind;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseReader;
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

/** Exports a case at any viewpoint as files. A case is read at once and fits into memory. */
@RestController
@RequestMapping({"/api/v1/cases/{caseId}", "/download/cases/{caseId}"})
@Tag(name = "Exports")
class CaseExportController {

    private static final CsvColumns OBLIGATIONS = CsvColumns.of(
            "id",
            "order",
            "term",
            "title",
            "occasion",
            "occasionOn",
            "modality",
            "obligors.party",
            "obligors.name",
            "nonparty.kind",
            "nonparty.says",
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
            "otherwise",
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
    @ExportOperation(summary = "Export the obligations of a case", description = "With the same filters as the list.")
    void obligations(
            @PathVariable CaseId caseId,
            @FileFormat @PathVariable String format,
            @ParameterObject ViewpointQuery viewpoint,
            @ObligorFilter @RequestParam(required = false) @Nullable PartyId party,
            @StatusFilter @RequestParam(required = false) @Nullable List<ObligationStatus> status,
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "obligations", OBLIGATIONS, shown -> {
            shown.requireParty(party);
            return ObligationView.listed(shown, party, status);
        });
    }

    @GetMapping("/trail.{format:csv|json}")
    @ExportOperation(summary = "Export the audit trail", description = "With the same filters and trails as the read.")
    void trail(
            @PathVariable CaseId caseId,
            @FileFormat @PathVariable String format,
            @ParameterObject ViewpointQuery viewpoint,
            @LaneFilter @RequestParam(required = false) @Nullable PartyId party,
            @TrailKind @RequestParam(required = false, defaultValue = "AS_KNOWN") TrailReading reading,
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "trail", TRAIL, shown -> reading.of(shown, party).stream()
                .map(line -> TrailLineView.of(line, shown.court().zone()))
                .toList());
    }

    @GetMapping("/entries.{format:csv|json}")
    @ExportOperation(
            summary = "Export the entries of a case",
            description = "Includes struck entries. With the same filters as the list.")
    void entries(
            @PathVariable CaseId caseId,
            @FileFormat @PathVariable String format,
            @ParameterObject ViewpointQuery viewpoint,
            @EntryPartyFilter @RequestParam(required = false) @Nullable PartyId party,
            @FactFilter @RequestParam(required = false) @Nullable String fact,
            HttpServletResponse response)
            throws IOException {
        send(response, format, caseId, viewpoint, "entries", ENTRIES, shown -> {
            List<EntryLine> all = shown.entries();
            return EntryView.chosen(all, shown, party, fact).stream()
                    .map(line -> EntryView.of(line, all, shown))
                    .toList();
        });
    }

    /** Sends the data after the database transaction has ended. */
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

    /**
     * The dates of the viewpoint in the court's zone, for the file name: a file of a past viewpoint must be
     * recognizable.
     */
    private static String named(ViewpointView seen) {
        String asOf = seen.asOf().toLocalDate().toString();
        return seen.reading() == ResolvedViewpoint.Reading.NOW
                ? asOf
                : "as-of-" + asOf + "-known-at-" + seen.knownAt().toLocalDate();
    }
}
