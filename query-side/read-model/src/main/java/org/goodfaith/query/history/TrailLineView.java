package org.goodfaith.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a line of an audit trail: an entry, or a change of status with its cause and the order's words.
 *
 * @param at its instant in valid time
 * @param entry the entry; absent for a change of status
 * @param change the change of status; absent for an entry
 */
@Schema(name = "TrailLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrailLineView(
        OffsetDateTime at,
        List<String> parties,
        Visibility visibility,
        @Nullable EntryRef entry,
        @Nullable TrailChangeView change) {

    /** An entry. Its complete form is available under its number. */
    @Schema(name = "TrailEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryRef(
            long sequence,
            @Schema(example = "DemandServed") String fact,
            String occurredAt,
            OffsetDateTime recordedAt,
            @Nullable Long strickenBy,
            @Nullable Long replaces) {

        /** @param strickenBy the entry that struck it; null if it counts */
        public static EntryRef of(Entry entry, @Nullable Long strickenBy, ZoneId zone) {
            var circumstances = entry.fact().circumstances();
            return new EntryRef(
                    entry.sequence(),
                    entry.fact().factName(),
                    circumstances.occurredAt().toString(),
                    entry.recordedAt().atZone(zone).toOffsetDateTime(),
                    strickenBy,
                    circumstances.replaces());
        }
    }

    /** A change of an obligation's status, wording or due date. */
    @Schema(name = "StatusChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrailChangeView(
            String obligation,
            String title,
            @Nullable ObligationStatus from,
            ObligationStatus to,
            String wording,
            String reason,
            ObligationView.CitationView citation,
            List<Long> because) {}

    public static TrailLineView of(TrailLine line, ZoneId zone) {
        return new TrailLineView(
                line.at().atZone(zone).toOffsetDateTime(),
                line.parties().stream().map(PartyId::value).toList(),
                line.visibility(),
                line instanceof TrailLine.FactLine l ? EntryRef.of(l.entry(), l.strickenBy(), zone) : null,
                line instanceof TrailLine.StatusLine l
                        ? new TrailChangeView(
                                l.obligation().value(),
                                l.title(),
                                l.from(),
                                l.to(),
                                l.wording(),
                                l.reason(),
                                ObligationView.CitationView.of(l.citation()),
                                l.causedBy())
                        : null);
    }
}
