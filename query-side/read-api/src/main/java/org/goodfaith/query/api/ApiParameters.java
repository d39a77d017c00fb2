package org.goodfaith.query.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The OpenAPI descriptions of parameters that several operations share. */
public final class ApiParameters {

    private ApiParameters() {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "A court id, such as cand.", example = "cand")
    public @interface CourtFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "A judge's initials.", example = "JZB")
    public @interface JudgeFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Include only obligations that this party owes, alone or jointly.",
            example = "defendant-1")
    public @interface ObligorFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Include only these statuses.", example = "OVERDUE")
    public @interface StatusFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Include only acts of this party and entries that name it.", example = "plaintiff-1")
    public @interface EntryPartyFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Include only facts of this name.", example = "DemandServed")
    public @interface FactFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Include only this party's lane and lines about the whole case.", example = "defendant-1")
    public @interface LaneFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The kind of trail.")
    public @interface TrailKind {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The number of days to look ahead, from 0d to 366d.", example = "7d")
    public @interface DaysAhead {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The minimum number of days stalled, from 0d to 366d.", example = "21d")
    public @interface DaysStalled {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The modalities to include. Default: MUST.")
    public @interface ModalityFilter {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "The known-at instant for closures: a date or a date-time. Default: now.")
    public @interface KnownAt {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(example = "csv")
    public @interface FileFormat {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(example = "cand")
    public @interface CourtPath {}

    @Target({ElementType.PARAMETER, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(example = "cases")
    public @interface ProjectionPath {}
}
