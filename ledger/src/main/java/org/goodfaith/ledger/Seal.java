package org.goodfaith.ledger;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The leaf that precedes every signature: the last leaf of the log of each checkpoint. It closes the record through an
 * instant. An event after it that claims to be recorded at or before that instant is backdated.
 *
 * @param through the transaction time through which the leaves before this one contain every recorded event
 * @param headsRoot the root of the map of stream heads over the leaves before this one
 */
public record Seal(Instant through, Hash headsRoot) {

    /** Returns the content of the leaf. An event's leaf has other members, so that neither can pass as the other. */
    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .set(
                        "seal",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("through", through.toString())
                                .put("heads", headsRoot.base64()));
    }

    /** Returns the hash of the leaf. */
    public Hash leaf() {
        return Hash.ofLeaf(CanonicalJson.write(toJson()));
    }
}
