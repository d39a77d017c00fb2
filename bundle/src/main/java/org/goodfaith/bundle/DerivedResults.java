package org.goodfaith.bundle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.goodfaith.ledger.Json;
import org.goodfaith.ledger.MalformedJsonException;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.IndicatorRules;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rulebook finds of a case from a viewpoint; all empty if the case was not on record from there.
 *
 * @param obligations with their statuses and explanations
 * @param trail the audit trail
 * @param shownThen what the record showed at the time, where that differs
 * @param indicators the court's derived results first
 */
public record DerivedResults(
        List<Obligation> obligations,
        List<TrailLine> trail,
        List<TrailLine.StatusLine> shownThen,
        List<Indicator> indicators) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public DerivedResults {
        obligations = List.copyOf(obligations);
        trail = List.copyOf(trail);
        shownThen = List.copyOf(shownThen);
        indicators = List.copyOf(indicators);
    }

    /** @throws IllegalArgumentException if the case's court is not on file */
    public static DerivedResults of(CaseRecord record, Viewpoint viewpoint) {
        return onRecord(record, viewpoint)
                ? new DerivedResults(
                        new Evaluation(record, viewpoint.knownAt()).obligations(viewpoint.asOf()),
                        Trail.of(record, viewpoint),
                        Trail.asShownAtTheTime(record, viewpoint),
                        IndicatorRules.of(record, viewpoint))
                : new DerivedResults(List.of(), List.of(), List.of(), List.of());
    }

    /** @return the derived results as they stand in a bundle */
    Json toJson() {
        var results = new TreeMap<String, Json>();
        results.put("obligations", json(obligations));
        results.put("trail", Json.of(trail.stream().map(DerivedResults::line).toList()));
        results.put("shownThen", json(shownThen));
        results.put("indicators", json(indicators));
        return Json.of(results);
    }

    private static boolean onRecord(CaseRecord record, Viewpoint viewpoint) {
        ZoneId zone = Courts.find(record.opened().court())
                .orElseThrow(() -> new IllegalArgumentException("the court of the case is not on file"))
                .zone();
        Entry opening = record.entries().getFirst();
        Instant opened = opening.fact().circumstances().occurredAt().startsAt(zone);
        return !opening.recordedAt().isAfter(viewpoint.knownAt()) && !opened.isAfter(viewpoint.asOf());
    }

    private static Json line(TrailLine line) {
        return switch (line) {
            case TrailLine.StatusLine status -> json(status);
            // The entry itself stands among the facts.
            case TrailLine.FactLine(var at, var parties, var visibility, var entry, var strickenBy) -> {
                var members = new TreeMap<String, Json>();
                members.put("at", Json.of(at.toString()));
                members.put("parties", json(parties));
                members.put("visibility", Json.of(visibility.name()));
                members.put("entry", Json.of(entry.sequence()));
                members.put("strickenBy", json(strickenBy));
                yield Json.of(members);
            }
        };
    }

    private static Json json(@Nullable Object value) {
        try {
            return Json.parse(JSON.writeValueAsBytes(value));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("derived results have a canonical form", e);
        }
    }
}
