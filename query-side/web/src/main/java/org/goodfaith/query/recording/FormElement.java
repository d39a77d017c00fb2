package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A part of a form that answers for one place in the JSON. */
public sealed interface FormElement permits FormField, RepeatedFields {

    /** @return where its answer stands in the JSON, such as {@code actors.onBehalfOf} */
    String path();

    String label();

    /** @return whether it is the same questions several times */
    default boolean isRepeated() {
        return this instanceof RepeatedFields;
    }

    /** @return what was filled in, as the API takes it; empty if it is left out */
    Optional<JsonNode> json(FormValues answers);

    /** @return what has to be filled in to come to this JSON */
    FormValues read(JsonNode node);

    /**
     * @param zone that of the court's clock
     * @return what was filled in, in words; empty if nothing was
     */
    List<String> words(FormValues answers, ZoneId zone);

    /** @return whether anything was filled in */
    boolean isAnswered(FormValues answers);

    /** @return the questions it consists of, as many as the answers need */
    List<FormField> questions(FormValues answers);
}
