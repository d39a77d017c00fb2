package org.goodfaith.bundle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.MalformedJsonException;
import org.goodfaith.rulebook.conduct.ConductReport;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results that the rulebook derives for a case at a viewpoint. All lists are empty if the case was not on record at
 * that viewpoint.
 *
 * @param obligations the obligations with their statuses and explanations
 * @param trail the audit trail
 * @param shownThen the statuses that the record showed at the time, where they differ
 * @param indicators the good-faith indicators; the court's own findings come first
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

    /** @throws IllegalArgumentException if the court of the case is unknown */
    public static DerivedResults of(CaseRecord record, Viewpoint viewpoint) {
        if (!onRecord(record, viewpoint)) {
            return new DerivedResults(List.of(), List.of(), List.of(), List.of());
        }
        var budget = new StepBudget();
        var report = new ConductReport(record, viewpoint.knownAt(), budget);
        return new DerivedResults(
                report.obligations(viewpoint.asOf()),
                report.trail(viewpoint.asOf()),
                Trail.asShownAtTheTime(record, viewpoint, budget),
                report.indicators(viewpoint.asOf()));
    }

    /** Returns the derived results as a bundle contains them. */
    JsonNode toJson() {
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        results.set("obligations", json(obligations));
        ArrayNode lines = results.putArray("trail");
        trail.forEach(line -> lines.add(line(line)));
        return results.set("shownThen", json(shownThen)).set("indicators", json(indicators));
    }

    private static boolean onRecord(CaseRecord record, Viewpoint viewpoint) {
        ZoneId zone = Courts.find(record.opened().court())
                .orElseThrow(() -> new IllegalArgumentException("the court of the case is unknown"))
                .zone();
        Entry opening = record.entries().getFirst();
        Instant opened = opening.fact().circumstances().occurredAt().startsAt(zone);
        return !opening.recordedAt().isAfter(viewpoint.knownAt()) && !opened.isAfter(viewpoint.asOf());
    }

    private static JsonNode line(TrailLine line) {
        return switch (line) {
            case TrailLine.StatusLine status -> json(status);
            // The fact itself is among the facts of the bundle.
            case TrailLine.FactLine(var at, var parties, var visibility, var entry, var strickenBy) ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("at", at.toString())
                        .put("visibility", visibility.name())
                        .put("entry", entry.sequence())
                        .set("parties", json(parties))
                        .set("strickenBy", json(strickenBy));
        };
    }

    private static JsonNode json(@Nullable Object value) {
        try {
            return CanonicalJson.parse(JSON.writeValueAsBytes(value));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("derived results must have a canonical form", e);
        }
    }
}
