package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.api.ApiParameters.EntryPartyFilter;
import org.goodfaith.query.api.ApiParameters.FactFilter;
import org.goodfaith.query.api.ApiParameters.LaneFilter;
import org.goodfaith.query.api.ApiParameters.TrailKind;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.casestatus.JointActs;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.history.EntryView;
import org.goodfaith.query.history.TrailLineView;
import org.goodfaith.query.history.TrailReading;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves a case's entries and its audit trail. */
@JsonController("/api/v1/cases/{caseId}")
@Tag(name = "History", description = "A case's entries, and how each status came about.")
class HistoryController {

    private final CaseReader cases;
    private final JointActs jointActs;

    HistoryController(CaseReader cases, JointActs jointActs) {
        this.cases = cases;
        this.jointActs = jointActs;
    }

    @GetMapping("/entries")
    @Operation(
            summary = "List the entries of a case",
            description = "Every entry, in the order of recording. Struck entries remain and are marked as struck.")
    EntriesAnswer entries(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @EntryPartyFilter @RequestParam(required = false) @Nullable PartyId party,
            @FactFilter @RequestParam(required = false) @Nullable String fact,
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
    @Operation(summary = "Get an entry", description = "Identified by its number in the case.")
    EntryAnswer entry(
            @PathVariable CaseId caseId, @PathVariable long entry, @ParameterObject ViewpointQuery viewpoint) {
        return cases.read(caseId, viewpoint, shown -> {
            List<EntryLine> all = shown.entries();
            return all.stream()
                    .filter(line -> line.entry().sequence() == entry)
                    .findFirst()
                    .map(line -> new EntryAnswer(shown.viewpoint(), EntryView.of(line, all, shown)))
                    .orElseThrow(() -> ReadProblemException.notFound(
                            "entry", "The case has no entry " + entry + " at this viewpoint."));
        });
    }

    @GetMapping("/entries/{entry}/cases")
    @Operation(
            summary = "Get the cases of an act",
            description =
                    "For an act that was done, or an order that was entered, for several cases: the entries of each"
                            + " case as they are on record now. A case without an entry has an empty list.")
    JointActAnswer cases(
            @PathVariable CaseId caseId, @PathVariable long entry, @ParameterObject ViewpointQuery viewpoint) {
        return cases.read(caseId, viewpoint, shown -> shown.entries().stream()
                .filter(line -> line.entry().sequence() == entry)
                .findFirst()
                .flatMap(jointActs::of)
                .map(act -> new JointActAnswer(shown.viewpoint(), act))
                .orElseThrow(() -> ReadProblemException.notFound(
                        "entry", "The case has no entry " + entry + " that was recorded for several cases.")));
    }

    @GetMapping("/trail")
    @Operation(
            summary = "Get the audit trail",
            description = "Every fact and every change of status in valid time, with the known-at date held fixed: a"
                    + " performance recorded late was never overdue. With `reading=SHOWN_AT_THE_TIME`, the other trail:"
                    + " what the record showed at the time, for the obligations where that differs.")
    TrailAnswer trail(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @LaneFilter @RequestParam(required = false) @Nullable PartyId party,
            @TrailKind @RequestParam(required = false, defaultValue = "AS_KNOWN") TrailReading reading,
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

    /** The cases of an act. */
    record JointActAnswer(ViewpointView viewpoint, JointActs.JointAct act) {}

    /** A page of the trail. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record TrailAnswer(
            ViewpointView viewpoint,
            TrailReading reading,
            List<TrailLineView> trail,
            @Nullable String next) {}
}
