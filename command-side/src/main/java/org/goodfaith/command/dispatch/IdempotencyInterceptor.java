package org.goodfaith.command.dispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Returns the first receipt to every retry, and refuses a key that was used for another request.
 *
 * <p>The receipt is stored in the transaction of its events. If two requests with one key run at the same time, the
 * primary key of the table lets one of them win; the other is retried and finds the winner's receipt. Refusals are not
 * stored, so a refused request may be sent again with the same key.
 */
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyInterceptor(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Stored(String requestDigest, String receipt) {}

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        MetaData origin = message.getMetaData();
        if (!(message.getPayload() instanceof RecordCommand command)
                || !(origin.get(Origin.IDEMPOTENCY_KEY) instanceof String key)) {
            return chain.proceed();
        }
        String actor = String.valueOf(origin.get(Origin.ACTOR));
        String digest = String.valueOf(origin.get(Origin.REQUEST_DIGEST));
        Optional<Stored> stored = find(jdbc, actor, command.recordId(), key);
        if (stored.isPresent()) {
            if (!stored.get().requestDigest().equals(digest)) {
                throw new Refused(new Refusal.KeyAlreadyUsed(key));
            }
            return json.readValue(stored.get().receipt(), Receipt.class);
        }
        Object receipt = chain.proceed();
        store(actor, command.recordId(), key, new Stored(digest, json.writeValueAsString(receipt)));
        return receipt;
    }

    /** @return the digest of the request that was recorded with a key; empty if the key is unused */
    static Optional<String> recordedDigest(JdbcClient jdbc, String actor, String recordId, String key) {
        return find(jdbc, actor, recordId, key).map(Stored::requestDigest);
    }

    private static Optional<Stored> find(JdbcClient jdbc, String actor, String recordId, String key) {
        return jdbc.sql("SELECT request_digest, answer FROM idempotency WHERE actor = ? AND record_id = ? AND key = ?")
                .params(actor, recordId, key)
                .query((row, _) -> new Stored(row.getString("request_digest"), row.getString("answer")))
                .optional();
    }

    private void store(String actor, String recordId, String key, Stored stored) {
        jdbc.sql("INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)")
                .params(actor, recordId, key, stored.requestDigest(), stored.receipt(), Timestamp.from(clock.instant()))
                .update();
    }
}
