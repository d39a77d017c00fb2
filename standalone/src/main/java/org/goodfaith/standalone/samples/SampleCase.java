package org.goodfaith.standalone.samples;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OrderId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One fictional case: what was recorded, in order, and when.
 *
 * @param court whose clock the times are told on
 * @param tells what there is to see in it
 * @param steps what was recorded
 */
record SampleCase(CourtId court, String tells, List<Step> steps) {

    SampleCase {
        steps = List.copyOf(steps);
    }

    /**
     * One recording: exactly one of {@code open}, {@code order}, {@code fact} and {@code strike}.
     *
     * @param recorded when it was recorded
     * @param as a name by which later steps refer to the entry, written {@code @name}; absent if none does
     * @param open a case to open
     * @param order an order to enter from a template
     * @param fact the name of a fact to record; its content is {@code body}
     * @param body the fact in its stored form
     * @param strike an entry to strike
     */
    record Step(
            CourtTime recorded,
            @Nullable String as,
            @Nullable Opening open,
            @Nullable Order order,
            @Nullable String fact,
            @Nullable JsonNode body,
            @Nullable Strike strike) {}

    /** A case to open. */
    record Opening(
            CourtId court,
            String docketNumber,
            String caption,
            List<Judge> judges,
            LocalDate openedOn,
            @Nullable Integer docketEntry) {}

    /** An order to enter from a template. */
    record Order(
            Circumstances circumstances,
            OrderId order,
            LocalDate datedOn,
            @Nullable LocalDate filedOn,
            String judge,
            String template,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, JsonNode> parameters) {}

    /** An entry to strike, and what is recorded in its place, if anything. */
    record Strike(
            long entry,
            String reason,
            String struckBy,
            @Nullable Replacement replacement) {

        /** A fact by its name, in its stored form. */
        record Replacement(String fact, JsonNode body) {}
    }
}
