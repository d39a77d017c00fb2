package org.goodfaith.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Texts;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.conduct.Trail;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of an entry. A struck entry remains and is marked as struck.
 *
 * @param fact the fact's name
 * @param details the fact in its documented JSON form, as it was recorded
 */
@Schema(name = "Entry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        long sequence,
        @Schema(example = "DemandServed") String fact,

        @Schema(example = "2024-08-06", description = "In the court's zone; a date if the time was not recorded.")
        String occurredAt,

        OffsetDateTime recordedAt,
        RecordedBy recordedBy,
        String eventId,
        Visibility visibility,
        @Nullable Struck struck,

        @Schema(description = "The struck entry that this one replaces.") @Nullable
        Long replaces,

        @Schema(type = "object") JsonNode details) {

    private static final JsonMapper FACTS = JsonMapper.builder().build();

    /** The person who recorded it. */
    @Schema(name = "RecordedBy")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecordedBy(
            @Nullable String actor,
            @Nullable String role,
            @Nullable String source) {}

    /**
     * The strike of an entry.
     *
     * @param struckBy the person who struck it
     * @param replacedBy the entry that replaced it in the same step; absent if there is none or it is hidden
     */
    @Schema(name = "Struck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Struck(
            long by,
            @Nullable OffsetDateTime at,
            @Nullable String reason,
            @Nullable String struckBy,
            @Nullable Long replacedBy) {}

    /** @param all every visible entry of the case, to look up the strike */
    public static EntryView of(EntryLine line, List<EntryLine> all, CaseAtViewpoint shown) {
        return of(line, all, shown.court().zone());
    }

    /**
     * @param party include only acts of this party and entries that name it; null for all
     * @param fact include only facts of this name; null for all
     * @throws ReadProblemException if there is no such fact, or no such party in the case
     */
    public static List<EntryLine> chosen(
            List<EntryLine> all, CaseAtViewpoint shown, @Nullable PartyId party, @Nullable String fact) {
        if (fact != null && FactTypes.find(fact).isEmpty()) {
            throw ReadProblemException.malformed("fact", "No fact is called '" + Texts.shown(fact) + "'.");
        }
        shown.requireParty(party);
        return all.stream()
                .filter(line -> fact == null || line.entry().fact().factName().equals(fact))
                .filter(line ->
                        party == null || Trail.parties(line.entry().fact()).contains(party))
                .toList();
    }

    /** @param zone the court's zone */
    public static EntryView of(EntryLine line, List<EntryLine> all, ZoneId zone) {
        Fact fact = line.entry().fact();
        var recording = line.recording();
        return new EntryView(
                line.entry().sequence(),
                fact.factName(),
                fact.circumstances().occurredAt().toString(),
                line.entry().recordedAt().atZone(zone).toOffsetDateTime(),
                new RecordedBy(recording.actor(), recording.role(), recording.source()),
                recording.eventId(),
                line.visibility(),
                struck(line.strickenBy(), all, zone),
                fact.circumstances().replaces(),
                FACTS.valueToTree(fact));
    }

    private static @Nullable Struck struck(@Nullable Long by, List<EntryLine> all, ZoneId zone) {
        if (by == null) {
            return null;
        }
        return find(by, all)
                .map(line -> struck(line.entry(), all, zone))
                .orElse(new Struck(by, null, null, null, null));
    }

    private static Struck struck(Entry by, List<EntryLine> all, ZoneId zone) {
        OffsetDateTime at = by.recordedAt().atZone(zone).toOffsetDateTime();
        return by.fact() instanceof EntryStricken strike
                ? new Struck(
                        by.sequence(),
                        at,
                        strike.reason(),
                        strike.struckBy(),
                        Optional.ofNullable(strike.replacedBy())
                                .filter(replacement -> find(replacement, all).isPresent())
                                .orElse(null))
                : new Struck(by.sequence(), at, null, null, null);
    }

    private static Optional<EntryLine> find(long entry, List<EntryLine> all) {
        return all.stream().filter(line -> line.entry().sequence() == entry).findFirst();
    }
}
