package org.goodfaith.ledger;

import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The last event of a stream.
 *
 * @param stream the name of the stream: a case id, or the name of a court's calendar
 * @param lastSequence the sequence number of the last event
 * @param lastLeaf the hash of its leaf
 */
public record StreamHead(String stream, long lastSequence, Hash lastLeaf) {

    Hash key() {
        return key(stream);
    }

    Hash value() {
        return Hash.of(CanonicalJson.write(JsonNodeFactory.instance
                .objectNode()
                .put("stream", stream)
                .put("lastSequence", lastSequence)
                .put("lastLeaf", lastLeaf.base64())));
    }

    Hash hash() {
        return Hash.ofMapLeaf(key(), value());
    }

    static Hash key(String stream) {
        return Hash.of(stream);
    }
}
