package org.goodfaith.query.viewpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of the viewpoint, part of every answer.
 *
 * @param asOf the instant in valid time
 * @param knownAt the instant in transaction time, up to which entries are seen
 * @param zone the court's zone, in which both are written
 * @param reading the relation between the two
 * @param says the viewpoint in a sentence
 * @param throughEntry the last entry seen; absent if there was none
 * @param ruleSet the version of the rule set
 */
@Schema(name = "Viewpoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewpointView(
        @Schema(example = "2025-09-12T23:59:59.999999-07:00")
        OffsetDateTime asOf,

        @Schema(example = "2025-09-13T23:59:59.999999-07:00")
        OffsetDateTime knownAt,

        @Schema(example = "America/Los_Angeles") String zone,
        ResolvedViewpoint.Reading reading,
        String says,
        @Nullable Long throughEntry,
        @Schema(example = "2") String ruleSet) {

    public static ViewpointView of(ResolvedViewpoint seen, ZoneId zone, @Nullable Long throughEntry) {
        return new ViewpointView(
                seen.at().asOf().truncatedTo(ChronoUnit.MICROS).atZone(zone).toOffsetDateTime(),
                seen.at().knownAt().truncatedTo(ChronoUnit.MICROS).atZone(zone).toOffsetDateTime(),
                zone.getId(),
                seen.reading(),
                seen.says(zone),
                throughEntry,
                RuleSet.VERSION);
    }
}
