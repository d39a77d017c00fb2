package org.goodfaith.ledger;

import java.util.Map;

/**
 * Where a stream ends.
 *
 * @param stream a case, or a court's calendar
 * @param lastSequence the number of its last entry
 * @param lastLeaf the leaf of its last entry
 */
public record StreamHead(String stream, long lastSequence, Hash lastLeaf) {

    Hash key() {
        return key(stream);
    }

    Hash value() {
        return Hash.of(Json.of(Map.of(
                        "stream", Json.of(stream),
                        "lastSequence", Json.of(lastSequence),
                        "lastLeaf", Json.of(lastLeaf.base64())))
                .canonical());
    }

    Hash hash() {
        return Hash.ofMapLeaf(key(), value());
    }

    static Hash key(String stream) {
        return Hash.of(stream);
    }
}
