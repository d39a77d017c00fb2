package org.goodfaith.command.operation;

import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.OwnCommand;
import org.goodfaith.command.json.StrictJson;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.Texts;
import tools.jackson.databind.JsonNode;

/** Reads facts in their stored JSON form. */
public final class FactBodies {

    private FactBodies() {}

    /**
     * Reads a fact.
     *
     * @param name the name of the fact, such as {@code DemandServed}
     * @param body JSON in UTF-8
     * @throws MalformedRequest if the name is unknown or the body is malformed
     * @throws Refused if only a dedicated command may record the fact; the body is not read then
     */
    public static Fact read(String name, byte[] body) {
        Class<? extends Fact> type = type(name, "fact");
        OwnCommand.requireNone(type);
        return StrictJson.read(body, type);
    }

    /** @param path the path of the fact in the body, ending in {@code body} */
    static Fact read(String name, JsonNode body, String path) {
        return StrictJson.read(body, type(name, path.replace("body", "fact")), path);
    }

    private static Class<? extends Fact> type(String name, String field) {
        return FactTypes.find(name)
                .orElseThrow(() -> new MalformedRequest(
                        MalformedRequest.MalformedKind.UNKNOWN_FACT,
                        field,
                        "There is no fact '" + Texts.shown(name) + "'. Use one of "
                                + String.join(", ", FactTypes.all().keySet()) + "."));
    }
}
