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
 * A fictional case: its entries in order, with the times of recording.
 *
 * @param court the court whose zone the times are in
 * @param tells what the case demonstrates
 * @param steps the entries
 */
record SampleCase(CourtId court, String tells, List<Step> steps) {

    SampleCase {
        steps = List.copyOf(steps);
    }

    /**
     * One entry: exactly one of {@code open}, {@code order}, {@code fact} and {@code strike}.
     *
     * @param recorded when it was recorded
     * @param as the name under which later steps refer to the entry as {@code @name}; absent if none does
     * @param open a case to open
     * @param order an order to enter from a template
     * @param fact the name of a fact to record; {@code body} has its content
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

    /** An entry to strike, and its replacement, if any. */
    record Strike(
            long entry,
            String reason,
            String struckBy,
            @Nullable Replacement replacement) {

        /** A fact by name, in its stored form. */
        record Replacement(String fact, JsonNode body) {}
    }
}
