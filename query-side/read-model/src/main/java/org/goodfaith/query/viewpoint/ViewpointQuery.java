package org.goodfaith.query.viewpoint;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The viewpoint a client requests.
 *
 * @param asOf the instant in valid time; defaults to {@code knownAt}, then to now
 * @param knownAt the instant in transaction time; defaults to now
 * @param after the token of a receipt; the answer waits for the entry that it names
 */
public record ViewpointQuery(
        @Parameter(
                description = "The as-of instant: a date (its end in the court's zone), a date-time in the court's"
                        + " zone, or a date-time with an offset. Default: `knownAt` if given, else now.",
                example = "2025-09-12")
        @Nullable
        String asOf,

        @Parameter(
                description = "The known-at instant, in the notation of `asOf`. Default: now.",
                example = "2025-09-13")
        @Nullable
        String knownAt,

        @Parameter(description = "The `token` of a receipt: the answer waits until it shows that entry.") @Nullable
        String after) {

    /** @return the present, with everything known now */
    public static ViewpointQuery now() {
        return new ViewpointQuery(null, null, null);
    }

    /** @return true if everything known now is requested */
    public boolean knowsAll() {
        return knownAt == null || knownAt.isBlank();
    }

    /**
     * @param now the present instant
     * @param settled the latest settled instant in transaction time; after {@code now} only if the clock was set back
     * @throws org.goodfaith.query.edge.ReadProblemException if an instant is malformed
     */
    public ResolvedViewpoint resolve(ZoneId zone, Instant now, Instant settled) {
        return resolve(moment("asOf", asOf, zone), moment("knownAt", knownAt, zone), now, settled);
    }

    static ResolvedViewpoint resolve(
            Optional<Instant> asOfAsked, Optional<Instant> knownAtAsked, Instant now, Instant settled) {
        Instant asOfMeant = asOfAsked.or(() -> knownAtAsked).orElse(now);
        boolean allKnown = knownAtAsked.isEmpty() || !knownAtAsked.get().isBefore(now);
        // Nothing can be known later than now.
        Instant knownAtMeant = allKnown ? settled : knownAtAsked.get();
        boolean present = allKnown && !asOfMeant.isBefore(now);
        return new ResolvedViewpoint(new Viewpoint(asOfMeant, knownAtMeant), now, present);
    }

    static Optional<Instant> moment(String field, @Nullable String text, ZoneId zone) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(Moment.read(field, text).in(zone));
    }
}
