package org.goodfaith.query.viewpoint;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The first of two viewpoints in a comparison.
 *
 * @param fromAsOf the instant in valid time; defaults to {@code fromKnownAt}, then to now
 * @param fromKnownAt the instant in transaction time; defaults to now
 */
public record ComparisonQuery(
        @Parameter(
                description = "The first viewpoint's as-of instant, in the notation of `asOf`. At least one of the"
                        + " two is required.",
                example = "2025-09-11")
        @Nullable
        String fromAsOf,

        @Parameter(
                description = "The first viewpoint's known-at instant, in the notation of `asOf`.",
                example = "2025-09-11")
        @Nullable
        String fromKnownAt) {

    /** @return true if everything known now is requested */
    public boolean knowsAll() {
        return fromKnownAt == null || fromKnownAt.isBlank();
    }

    /**
     * @param settled the latest settled instant in transaction time, at most {@code now}
     * @throws ReadProblemException if neither instant is given or one is malformed
     */
    public ResolvedViewpoint resolve(ZoneId zone, Instant now, Instant settled) {
        Optional<Instant> asOf = ViewpointQuery.moment("fromAsOf", fromAsOf, zone);
        Optional<Instant> knownAt = ViewpointQuery.moment("fromKnownAt", fromKnownAt, zone);
        if (asOf.isEmpty() && knownAt.isEmpty()) {
            throw ReadProblemException.malformed(
                    "fromAsOf", "A difference needs a first viewpoint. Set fromAsOf, fromKnownAt or both.");
        }
        return ViewpointQuery.resolve(asOf, knownAt, now, settled);
    }
}
