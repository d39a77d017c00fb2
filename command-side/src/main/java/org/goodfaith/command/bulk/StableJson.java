package org.goodfaith.command.bulk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.goodfaith.command.bulk.Line.Statement;
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
        try {
            return "line-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(whole)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
