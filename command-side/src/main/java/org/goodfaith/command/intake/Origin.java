package org.goodfaith.command.intake;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a command, in which role and from where. It is kept in the metadata of every event; no decision reads it.
 *
 * @param actor the account
 * @param role in which role it acted
 * @param source the edge it came in by, such as {@code http}
 * @param idempotencyKey the sender's name for this request; absent if it gave none
 * @param requestDigest the SHA-256 digest of the request, which a retry under the same key must repeat
 */
public record Origin(
        String actor, String role, String source, @Nullable String idempotencyKey, String requestDigest) {

    static final String ACTOR = "actor";
    static final String ROLE = "role";
    static final String SOURCE = "source";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REQUEST_DIGEST = "requestDigest";

    /** @return the metadata of a command from here */
    public MetaData metaData() {
        MetaData common = MetaData.from(Map.of(ACTOR, actor, ROLE, role, SOURCE, source));
        return idempotencyKey == null
                ? common
                : common.and(IDEMPOTENCY_KEY, idempotencyKey).and(REQUEST_DIGEST, requestDigest);
    }
}
