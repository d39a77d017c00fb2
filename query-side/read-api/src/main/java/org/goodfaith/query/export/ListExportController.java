package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.goodfaith.events.CourtId;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.casestatus.PartyList;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.lists.ChangedCases;
import org.goodfaith.query.lists.ListQuery;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.lists.StalledCases;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The lists over many cases as files. Under {@code /download} for pages, whose readers have a session. */
@RestController
@RequestMapping({"/api/v1", "/download"})
@Tag(name = "Exports", description = "Whole lists as files, with the filters of the lists: `.csv` or `.json`.")
class ListExportController {

    static final String EXAMPLE = """
            caseId,court,docketNumber,title,status,dueOn,overdueFrom,zone
            cand-23-cv-90417,cand,23-cv-90417-QZA (JZB),Serve a demand,OPEN,2024-08-06,2024-08-07T00:00:00-07:00,America/Los_Angeles
            """;

    private static final CsvColumns OBLIGATIONS = CsvColumns.of(
            "caseId",
            "court",
            "docketNumber",
            "caption",
            "judges",
            "sample",
            "obligation",
            "title",
            "modality",
            "obligors",
            "obligorNames",
            "status",
            "wording",
            "dueOn",
            "dueAt",
            "overdueFrom",
            "overdueUnderOneReadingFrom",
            "daysOverdue",
            "openSinceOn",
            "openForDays",
            "visibility",
            "zone");

    private static final CsvColumns STALLED = CsvColumns.of(
            "caseId",
            "court",
            "docketNumber",
            "caption",
            "judges",
            "sample",
            "kind",
            "offer",
            "awaits",
            "awaitsName",
            "sinceOn",
            "days",
            "rejectedOn",
            "zone");

    private static final CsvColumns CHANGED = CsvColumns.of(
            "caseId", "court", "docketNumber", "caption", "judges", "sample", "entry", "fact", "recordedAt", "zone");

    private static final CsvColumns CASES = CsvColumns.of(
            "caseId",
            "court",
            "docketNumber",
            "caption",
            "judges",
            "sample",
            "openedOn",
            "closedOn",
            "parties",
            "overdue",
            "open",
            "nextDueOn",
            "zone");

    private static final CsvColumns NAMES = CsvColumns.of("name", "cases");

    private final ObligationLists obligations;
    private final StalledCases stalled;
    private final ChangedCases changed;
    private final CaseList cases;
    private final PartyList parties;
    private final RecordedTime time;
    private final Download download;

    ListExportController(
            ObligationLists obligations,
            StalledCases stalled,
            ChangedCases changed,
            CaseList cases,
            PartyList parties,
            RecordedTime time,
            Download download) {
        this.obligations = obligations;
        this.stalled = stalled;
        this.changed = changed;
        this.cases = cases;
        this.parties = parties;
        this.time = time;
        this.download = download;
    }

    @GetMapping("/overdue.{format:csv|json}")
    @Operation(summary = "Export what is overdue", description = "The whole of `/overdue`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject(EXAMPLE)))
    void overdue(
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ExportQuery query,
            HttpServletResponse response)
            throws IOException {
        sendObligations(response, format, "overdue", query, obligations::overdue);
    }

    @GetMapping("/due.{format:csv|json}")
    @Operation(summary = "Export what falls due soon", description = "The whole of `/due`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject(EXAMPLE)))
    void due(
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ExportQuery query,
            @Parameter(description = "Within how many days, from 0d to 366d.", example = "7d")
                    @RequestParam(required = false, defaultValue = "7d")
                    String within,
            HttpServletResponse response)
            throws IOException {
        int days = ListQuery.days("within", within);
        sendObligations(response, format, "due", query, page -> obligations.due(page, days));
    }

    @GetMapping("/undated.{format:csv|json}")
    @Operation(summary = "Export what is open and has no date", description = "The whole of `/undated`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject(EXAMPLE)))
    void undated(
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ExportQuery query,
            @Parameter(description = "Which modalities; MUST unless said otherwise.")
                    @RequestParam(required = false, defaultValue = "MUST")
                    List<Modality> modality,
            HttpServletResponse response)
            throws IOException {
        sendObligations(response, format, "undated", query, page -> obligations.undated(page, modality));
    }

    @GetMapping("/stalled.{format:csv|json}")
    @Operation(summary = "Export where nothing moves", description = "The whole of `/stalled`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    caseId,court,docketNumber,kind,offer,awaits,sinceOn,days,zone
                    cand-23-cv-90417,cand,23-cv-90417-QZA (JZB),OFFER_UNANSWERED,demand-1,defendant-1,2024-08-06,30,America/Los_Angeles
                    """)))
    void stalled(
            @Parameter(example = "csv") @PathVariable String format,
            @ParameterObject ExportQuery query,
            @Parameter(description = "For at least how many days, from 0d to 366d.", example = "21d")
                    @RequestParam(name = "for", required = false, defaultValue = "21d")
                    String atLeast,
            HttpServletResponse response)
            throws IOException {
        int days = ListQuery.days("for", atLeast);
        var first = stalled.find(query.page(null), days);
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named("stalled"),
                        head(first.says()),
                        "stalled",
                        STALLED,
                        ListExportController::zone,
                        first.slice(),
                        cursor -> stalled.find(query.page(cursor), days).slice()));
    }

    @GetMapping("/changed.{format:csv|json}")
    @Operation(
            summary = "Export what changed lately",
            description = "The cases on which something was recorded, each with its last entry; the latest first.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    caseId,court,docketNumber,entry,fact,recordedAt,zone
                    cand-23-cv-90417,cand,23-cv-90417-QZA (JZB),12,CounterofferMade,2024-08-13T09:02:11-07:00,America/Los_Angeles
                    """)))
    void changed(
            @Parameter(example = "csv") @PathVariable String format,
            @Parameter(description = "A court's short name.", example = "cand")
                    @RequestParam(required = false)
                    @Nullable
                    String court,
            @Parameter(description = "A judge's initials.", example = "JZB") @RequestParam(required = false) @Nullable
                    String judge,
            @Parameter(description = "In the last how many times 24 hours, from 0d to 366d.", example = "7d")
                    @RequestParam(required = false, defaultValue = "7d")
                    String within,
            HttpServletResponse response)
            throws IOException {
        int days = ListQuery.days("within", within);
        var query = new ExportQuery(court, judge, null, null);
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named("changed"),
                        Map.of(),
                        "changed",
                        CHANGED,
                        ListExportController::zone,
                        changed.find(query.page(null), days),
                        cursor -> changed.find(query.page(cursor), days)));
    }

    @GetMapping("/cases.{format:csv|json}")
    @Operation(summary = "Export the cases", description = "The whole of `/cases`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    caseId,court,docketNumber,caption,overdue,open,nextDueOn,zone
                    cand-23-cv-90417,cand,23-cv-90417-QZA (JZB),"Sample Widgets, Inc. v. Example Fasteners LLC",1,4,2024-07-17,America/Los_Angeles
                    """)))
    void cases(
            @Parameter(example = "csv") @PathVariable String format,
            @Parameter(description = "A court's short name.", example = "cand")
                    @RequestParam(required = false)
                    @Nullable
                    String court,
            @Parameter(description = "A judge's initials.", example = "JZB") @RequestParam(required = false) @Nullable
                    String judge,
            @Parameter(description = "Beginnings of words of a party's name.", example = "widgets")
                    @RequestParam(required = false)
                    @Nullable
                    String party,
            @Parameter(description = "Beginnings of words of the caption, the read model number or a party's name.")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            HttpServletResponse response)
            throws IOException {
        var filter = new CaseList.Filter(court, judge, party, text);
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named("cases"),
                        Map.of(),
                        "cases",
                        CASES,
                        ListExportController::zone,
                        casesPage(filter, null),
                        cursor -> casesPage(filter, cursor)));
    }

    private ListPage<CaseList.Line> casesPage(CaseList.Filter filter, @Nullable String cursor) {
        return cases.find(filter, wholePage(cursor));
    }

    @GetMapping("/parties.{format:csv|json}")
    @Operation(
            summary = "Export the names of parties",
            description = "As they were entered, each with its number of cases; in alphabetical order.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                    name,cases
                    "Sample Widgets, Inc.",1
                    """)))
    void parties(
            @Parameter(example = "csv") @PathVariable String format,
            @Parameter(description = "Beginnings of words of the name.") @RequestParam(required = false) @Nullable
                    String text,
            HttpServletResponse response)
            throws IOException {
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named("parties"),
                        Map.of(),
                        "parties",
                        NAMES,
                        _ -> ZoneOffset.UTC.getId(),
                        parties.find(text, wholePage(null)),
                        cursor -> parties.find(text, wholePage(cursor))));
    }

    @GetMapping("/party.{format:csv|json}")
    @Operation(
            summary = "Export what parties of one name owe",
            description = "Every obligation across cases, wherever it stands: what is dated by its day, then the rest.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", examples = @ExampleObject(EXAMPLE)))
    void party(
            @Parameter(example = "csv") @PathVariable String format,
            @Parameter(description = "Exactly as it was entered.", example = "Sample Widgets, Inc.") @RequestParam
                    String name,
            HttpServletResponse response)
            throws IOException {
        var first = obligations.owedBy(name, wholePage(null));
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named("party"),
                        head(first.says()),
                        "obligations",
                        OBLIGATIONS,
                        ListExportController::zone,
                        first.slice(),
                        cursor -> obligations.owedBy(name, wholePage(cursor)).slice()));
    }

    private static PageQuery wholePage(@Nullable String cursor) {
        return new PageQuery(Integer.toString(PageQuery.LIMIT_MAX), cursor);
    }

    private void sendObligations(
            HttpServletResponse response,
            String format,
            String list,
            ExportQuery query,
            Function<ListQuery, ObligationLists.Page> pages)
            throws IOException {
        var first = pages.apply(query.page(null));
        download.send(
                response,
                format,
                new Download.Contents<>(
                        named(list),
                        head(first.says()),
                        "obligations",
                        OBLIGATIONS,
                        ListExportController::zone,
                        first.slice(),
                        cursor -> pages.apply(query.page(cursor)).slice()));
    }

    private static Map<String, Object> head(String says) {
        var head = new LinkedHashMap<String, Object>();
        head.put("says", says);
        head.put("ruleSet", RuleSet.VERSION);
        return head;
    }

    /** Many courts, many days: the file bears that of UTC. */
    private String named(String list) {
        return list + "-" + time.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String zone(ObjectNode line) {
        return Courts.find(CourtId.of(line.required("court").asString()))
                .orElseThrow()
                .zone()
                .getId();
    }
}
