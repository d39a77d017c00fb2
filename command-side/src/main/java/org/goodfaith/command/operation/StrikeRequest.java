package org.goodfaith.command.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The request body for striking an entry.
 *
 * @param reason the reason, in one or two sentences
 * @param struckBy the person who strikes it; null for the account
 * @param replacement the fact that replaces it; null for none
 */
@Schema(name = "Strike")
public record StrikeRequest(
        String reason, @Nullable String struckBy, @Nullable Replacement replacement) {

    /** @throws IllegalArgumentException if a component is malformed */
    public StrikeRequest {
        Texts.requireNote("reason", reason);
        if (struckBy != null) {
            Texts.requireLine("struckBy", struckBy);
        }
    }

    /**
     * A fact and its name.
     *
     * @param fact the name of the fact
     * @param body the fact in its stored form
     */
    public record Replacement(String fact, JsonNode body) {}

    /**
     * Returns the command.
     *
     * @param actor the account that strikes the entry
     * @throws MalformedRequest if the replacement is malformed
     */
    public CaseCommand command(CaseId caseId, long entry, String actor) {
        Fact fact = replacement == null
                ? null
                : FactBodies.read(replacement.fact(), replacement.body(), "replacement.body");
        return new StrikeEntry(caseId, entry, reason, struckBy == null ? actor : struckBy, fact);
    }
}
