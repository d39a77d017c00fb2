package org.goodfaith.query.viewpoint;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;

/**
 * From where a client looks first, when it compares two viewpoints of a case.
 *
 * @param fromAsOf the moment of world time; now if absent, or {@code fromKnownAt} if that is given
 * @param fromKnownAt the moment of recorded time; now if absent
 */
public record ComparisonQuery(
        @Parameter(
                description =
                        "The viewpoint to start from, as of which moment, written like `asOf`. At least one of the"
                                + " two is needed.",
                example = "2025-09-11")
        @Nullable
        String fromAsOf,

        @Parameter(
                description = "The viewpoint to start from, known at which moment, written like `asOf`.",
                example = "2025-09-11")
        @Nullable
        String fromKnownAt) {

    /** @return whether all is asked for that is known now */
    public boolean knowsAll() {
        return fromKnownAt == null || fromKnownAt.isBlank();
    }

    /**
     * @param settled the latest moment of recorded time to which nothing can be added any more, at most {@code now}
     * @throws ReadProblemException if neither moment is given or one is malformed
     */
    public ResolvedViewpoint resolve(ZoneId zone, Instant now, Instant settled) {
        Optional<Instant> asOf = ViewpointQuery.moment("fromAsOf", fromAsOf, zone);
        Optional<Instant> knownAt = ViewpointQuery.moment("fromKnownAt", fromKnownAt, zone);
        if (asOf.isEmpty() && knownAt.isEmpty()) {
            throw ReadProblemException.malformed(
                    "fromAsOf", "A difference needs a viewpoint to start from: give fromAsOf, fromKnownAt or both.");
        }
        return ViewpointQuery.resolve(asOf, knownAt, now, settled);
    }
}
