package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An element of a form that produces the value at one path of the JSON body. */
public sealed interface FormElement permits FormField, RepeatedFields {

    /** @return the path of its value in the JSON, such as {@code actors.onBehalfOf} */
    String path();

    String label();

    /** @return whether it consists of rows of fields */
    default boolean isRepeated() {
        return this instanceof RepeatedFields;
    }

    /** @return the value that the API expects; empty to leave it out */
    Optional<JsonNode> json(FormValues values);

    /** @return the values that produce this JSON */
    FormValues read(JsonNode node);

    /**
     * Returns the filled values as text; empty if nothing is filled in.
     *
     * @param zone the court's zone
     */
    List<String> summary(FormValues values, ZoneId zone);

    boolean isFilled(FormValues values);

    /** @return its fields, with as many rows as the values need */
    List<FormField> fields(FormValues values);
}
