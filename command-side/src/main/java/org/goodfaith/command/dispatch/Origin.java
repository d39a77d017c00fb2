package org.goodfaith.command.dispatch;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a command. It is stored in the metadata of every event, and no decision reads it.
 *
 * @param actor the account that recorded, or on whose behalf it was recorded
 * @param role the role of the account
 * @param source the way the command came in, such as {@code http}
 * @param idempotencyKey the client's key for this request; null if it sent none
 * @param requestDigest the SHA-256 digest of the request, which must be the same in every retry with the same key
 */
public record Origin(
        String actor, String role, String source, @Nullable String idempotencyKey, String requestDigest) {

    static final String ACTOR = "actor";
    static final String ROLE = "role";
    static final String SOURCE = "source";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REQUEST_DIGEST = "requestDigest";

    /** Returns the metadata of a command from this origin. */
    public MetaData metaData() {
        MetaData common = MetaData.from(Map.of(ACTOR, actor, ROLE, role, SOURCE, source));
        return idempotencyKey == null
                ? common
                : common.and(IDEMPOTENCY_KEY, idempotencyKey).and(REQUEST_DIGEST, requestDigest);
    }
}
