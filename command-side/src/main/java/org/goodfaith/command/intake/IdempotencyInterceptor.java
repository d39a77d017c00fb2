package org.goodfaith.command.intake;

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
 * Answers a retry with the first answer, and refuses a key that was used for something else.
 *
 * <p>The answer is written in the transaction of the events it is about, so neither is there without the other. Two
 * requests with one key at the same moment meet at the table's primary key; the loser is dispatched again and finds the
 * winner's answer. Refusals are not remembered: what was refused may be sent again under the same key.
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

    private record Answer(String requestDigest, String receipt) {}

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
        Optional<Answer> remembered = find(jdbc, actor, command.recordId(), key);
        if (remembered.isPresent()) {
            if (!remembered.get().requestDigest().equals(digest)) {
                throw new Refused(new Refusal.KeyAlreadyUsed(key));
            }
            return json.readValue(remembered.get().receipt(), Receipt.class);
        }
        Object answer = chain.proceed();
        remember(actor, command.recordId(), key, new Answer(digest, json.writeValueAsString(answer)));
        return answer;
    }

    /** @return the digest of the request that was recorded under a key */
    static Optional<String> requestRecorded(JdbcClient jdbc, String actor, String recordId, String key) {
        return find(jdbc, actor, recordId, key).map(Answer::requestDigest);
    }

    private static Optional<Answer> find(JdbcClient jdbc, String actor, String recordId, String key) {
        return jdbc.sql("SELECT request_digest, answer FROM idempotency WHERE actor = ? AND record_id = ? AND key = ?")
                .params(actor, recordId, key)
                .query((row, _) -> new Answer(row.getString("request_digest"), row.getString("answer")))
                .optional();
    }

    private void remember(String actor, String recordId, String key, Answer answer) {
        jdbc.sql("INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)")
                .params(actor, recordId, key, answer.requestDigest(), answer.receipt(), Timestamp.from(clock.instant()))
                .update();
    }
}
