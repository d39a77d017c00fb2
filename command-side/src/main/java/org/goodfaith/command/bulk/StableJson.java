package org.goodfaith.command.bulk;

import org.goodfaith.command.bulk.Line.Statement;
import org.goodfaith.events.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON that does not depend on the order of members, on blanks, or on the format of the file it was in. */
final class StableJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private StableJson() {}

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** @return the key of what names none: the same whenever the same is said of the same case */
    static String digest(Statement says) {
        var whole = JsonNodeFactory.instance
                .objectNode()
                .put("caseId", says.caseId())
                .put("operation", says.operation());
        whole.set("body", says.body());
        return "line-" + Sha256.digestOf(bytes(whole));
    }
}
