package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Parameter;
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
import org.goodfaith.query.api.ApiParameters.CourtFilter;
import org.goodfaith.query.api.ApiParameters.DaysAhead;
import org.goodfaith.query.api.ApiParameters.DaysStalled;
import org.goodfaith.query.api.ApiParameters.FileFormat;
import org.goodfaith.query.api.ApiParameters.JudgeFilter;
import org.goodfaith.query.api.ApiParameters.ModalityFilter;
import org.goodfaith.query.api.CasesQuery;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.casestatus.PartyList;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
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

/** Exports the lists over many cases as files. Pages use the paths under {@code /download}, which accept a session. */
@RestController
@RequestMapping({"/api/v1", "/download"})
@Tag(name = "Exports", description = "Whole lists as `.csv` or `.json` files, with the same filters as the lists.")
class ListExportController {

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
    @ExportOperation(summary = "Export overdue obligations", description = "The complete list of `/overdue`.")
    void overdue(
            @FileFormat @PathVariable String format, @ParameterObject ExportQuery query, HttpServletResponse response)
            throws IOException {
        sendObligations(response, format, "overdue", query, obligations::overdue);
    }

    @GetMapping("/due.{format:csv|json}")
    @ExportOperation(summary = "Export upcoming deadlines", description = "The complete list of `/due`.")
    void due(
            @FileFormat @PathVariable String format,
            @ParameterObject ExportQuery query,
            @DaysAhead @RequestParam(required = false, defaultValue = "7d") String within,
            HttpServletResponse response)
            throws IOException {
        int days = ListQuery.days("within", within);
        sendObligations(response, format, "due", query, page -> obligations.due(page, days));
    }

    @GetMapping("/undated.{format:csv|json}")
    @ExportOperation(
            summary = "Export open obligations without a due date",
            description = "The complete list of `/undated`.")
    void undated(
            @FileFormat @PathVariable String format,
            @ParameterObject ExportQuery query,
            @ModalityFilter @RequestParam(required = false, defaultValue = "MUST") List<Modality> modality,
            HttpServletResponse response)
            throws IOException {
        sendObligations(response, format, "undated", query, page -> obligations.undated(page, modality));
    }

    @GetMapping("/stalled.{format:csv|json}")
    @ExportOperation(summary = "Export stalled items", description = "The complete list of `/stalled`.")
    void stalled(
            @FileFormat @PathVariable String format,
            @ParameterObject ExportQuery query,
            @DaysStalled @RequestParam(name = "for", required = false, defaultValue = "21d") String atLeast,
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
    @ExportOperation(
            summary = "Export recently changed cases",
            description = "Cases with recent entries, each with its last entry; latest first.")
    void changed(
            @FileFormat @PathVariable String format,
            @CourtFilter @RequestParam(required = false) @Nullable String court,
            @JudgeFilter @RequestParam(required = false) @Nullable String judge,
            @Parameter(description = "The number of 24-hour periods to look back, from 0d to 366d.", example = "7d")
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
    @ExportOperation(summary = "Export the cases", description = "The complete list of `/cases`.")
    void cases(@FileFormat @PathVariable String format, @ParameterObject CasesQuery query, HttpServletResponse response)
            throws IOException {
        var filter = query.filter();
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

    private ListPage<CaseList.ListedCase> casesPage(CaseList.CaseFilter filter, @Nullable String cursor) {
        return cases.find(filter, wholePage(cursor));
    }

    @GetMapping("/parties.{format:csv|json}")
    @ExportOperation(
            summary = "Export the names of parties",
            description = "Names as entered, each with its number of cases, in alphabetical order.")
    void parties(
            @FileFormat @PathVariable String format,
            @Parameter(description = "Prefixes of words in the name.") @RequestParam(required = false) @Nullable
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
    @ExportOperation(
            summary = "Export the obligations of a party name",
            description = "Every obligation across cases, in any status: dated ones by date, then the others.")
    void party(
            @FileFormat @PathVariable String format,
            @Parameter(
                            description =
                                    "The name. Accents, apostrophes, hyphens and spaces may be encoded in any way.",
                            example = "Sample Widgets, Inc.")
                    @RequestParam
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
            Function<ListQuery, ObligationLists.ObligationPage> pages)
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

    private static Map<String, Object> head(String viewpoint) {
        var head = new LinkedHashMap<String, Object>();
        head.put("says", viewpoint);
        head.put("ruleSet", RuleSet.VERSION);
        return head;
    }

    /** Uses the UTC date in the file name, because the courts' dates may differ. */
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
