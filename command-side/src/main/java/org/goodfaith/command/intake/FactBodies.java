package org.goodfaith.command.intake;

import java.util.Collection;
import java.util.stream.Collectors;
import org.goodfaith.command.cases.OwnCommand;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads facts that clients send in the form in which they are stored. */
@Component
class FactBodies {

    /**
     * @throws Malformed if there is no fact of this name
     * @throws org.goodfaith.cases.Refused if it has a command of its own, whatever the body
     */
    Fact read(String name, byte[] body) {
        Class<? extends Fact> type = type(name, "fact");
        OwnCommand.requireNone(type);
        return StrictJson.read(body, type);
    }

    /** @param at where the part that holds the fact stands */
    Fact read(String name, JsonNode body, String at) {
        return StrictJson.read(body, type(name, at.replace("body", "fact")), at);
    }

    private static Class<? extends Fact> type(String name, String field) {
        return FactTypes.find(name)
                .orElseThrow(() -> new MalformedRequest(
                        MalformedRequest.Kind.UNKNOWN_FACT,
                        field,
                        "There is no fact '" + Texts.shown(name) + "'. There are "
                                + names(FactTypes.all().keySet()) + "."));
    }

    private static String names(Collection<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }
}
