package org.goodfaith.command.bulk;

import org.goodfaith.command.bulk.Line.Content;
import org.goodfaith.events.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes JSON that does not depend on the order of properties, on white space, or on the file's format. */
final class StableJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private StableJson() {}

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Returns the idempotency key of a line without one. Lines with equal content have equal keys. */
    static String digest(Content content) {
        var whole = JsonNodeFactory.instance
                .objectNode()
                .put("caseId", content.caseId())
                .put("operation", content.operation());
        whole.set("body", content.body());
        return "line-" + Sha256.digestOf(bytes(whole));
    }
}
