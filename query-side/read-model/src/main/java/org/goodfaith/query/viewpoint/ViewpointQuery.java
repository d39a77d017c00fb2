package org.goodfaith.query.viewpoint;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * From where a client wants to look at a case.
 *
 * @param asOf the moment of world time; now if absent, or {@code knownAt} if that is given
 * @param knownAt the moment of recorded time; now if absent
 * @param after the token of a receipt: the answer must show what was recorded then
 */
public record ViewpointQuery(
        @Parameter(
                description = "As of which moment: a day (its end, in the court's zone), a day and time on the court's"
                        + " clock, or one with an offset. Default: `knownAt` if that is given, else now.",
                example = "2025-09-12")
        @Nullable
        String asOf,

        @Parameter(description = "Known at which moment, written like `asOf`. Default: now.", example = "2025-09-13")
        @Nullable
        String knownAt,

        @Parameter(description = "The `token` of a receipt: the answer waits until it shows what was recorded then.")
        @Nullable
        String after) {

    /** @return now, with all that is known now */
    public static ViewpointQuery now() {
        return new ViewpointQuery(null, null, null);
    }

    /** @return whether all is asked for that is known now */
    public boolean knowsAll() {
        return knownAt == null || knownAt.isBlank();
    }

    /**
     * @param now the present moment
     * @param settled the latest moment of recorded time to which nothing can be added any more, at most {@code now}
     * @throws org.goodfaith.query.edge.ReadProblemException if a moment is malformed
     */
    public ResolvedViewpoint resolve(ZoneId zone, Instant now, Instant settled) {
        return resolve(moment("asOf", asOf, zone), moment("knownAt", knownAt, zone), now, settled);
    }

    static ResolvedViewpoint resolve(Optional<Instant> asOfAsked, Optional<Instant> knownAtAsked, Instant now, Instant settled) {
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
