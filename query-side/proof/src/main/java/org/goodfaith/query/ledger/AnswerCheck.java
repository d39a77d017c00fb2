package org.goodfaith.query.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.MalformedJsonException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Compares the stored answers to requests with an idempotency key with the events they name. The events are in the log;
 * the answers are not.
 */
final class AnswerCheck {

    private static final int BATCH = 1000;

    private final JdbcClient sql;

    AnswerCheck(JdbcClient sql) {
        this.sql = sql;
    }

    private record Answer(String actor, String recordId, String key, String text) {

        @Nullable
        JsonNode json() {
            try {
                return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
            } catch (MalformedJsonException _) {
                return null;
            }
        }

        List<String> eventIds() {
            JsonNode receipt = json();
            return receipt == null
                    ? List.of()
                    : receipt.path("eventIds")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList();
        }
    }

    private record Event(String stream, long sequence, JsonNode metadata) {}

    /**
     * @return the number of answers compared; 0 on a site that copies the record and has no answers
     * @throws MissingRightException if this database role may not read them
     */
    long check(Discrepancies discrepancies) {
        if (!mayRead()) {
            return 0;
        }
        long compared = 0;
        var after = new Answer("", "", "", "");
        List<Answer> batch;
        do {
            batch = batch(after);
            Map<String, Event> events = events(batch);
            batch.forEach(answer -> compare(answer, events, discrepancies));
            compared += batch.size();
            after = batch.isEmpty() ? after : batch.getLast();
        } while (batch.size() == BATCH);
        return compared;
    }

    private boolean mayRead() {
        return sql.sql("""
                SELECT to_regclass('idempotency') IS NOT NULL AS stored, quote_ident(current_user) AS role,
                       coalesce(has_table_privilege(to_regclass('idempotency')::oid, 'SELECT'), false) AS readable
                """)
                .query((row, _) -> {
                    if (row.getBoolean("stored") && !row.getBoolean("readable")) {
                        String role = row.getString("role");
                        throw new MissingRightException("The database role " + role
                                + " may not read them. An administrator of the database must run: GRANT SELECT ON"
                                + " idempotency TO " + role + ";");
                    }
                    return row.getBoolean("stored");
                })
                .single();
    }

    private List<Answer> batch(Answer after) {
        return sql.sql("""
                SELECT actor, record_id, key, answer FROM idempotency
                 WHERE (actor, record_id, key) > (:actor, :record, :key)
                 ORDER BY actor, record_id, key
                 LIMIT :batch
                """)
                .param("actor", after.actor())
                .param("record", after.recordId())
                .param("key", after.key())
                .param("batch", BATCH)
                .query((row, _) -> new Answer(
                        row.getString("actor"),
                        row.getString("record_id"),
                        row.getString("key"),
                        row.getString("answer")))
                .list();
    }

    private Map<String, Event> events(List<Answer> answers) {
        var ids = new ArrayList<String>();
        answers.forEach(answer -> ids.addAll(answer.eventIds()));
        var events = new HashMap<String, Event>();
        sql.sql("""
                SELECT event_identifier, aggregate_identifier, sequence_number, meta_data
                  FROM domain_event WHERE event_identifier = ANY (:ids)
                """).param("ids", ids.toArray(String[]::new)).query(row -> {
            try {
                events.put(
                        row.getString("event_identifier"),
                        new Event(
                                row.getString("aggregate_identifier"),
                                row.getLong("sequence_number"),
                                CanonicalJson.parse(row.getBytes("meta_data"))));
            } catch (MalformedJsonException _) {
                // The check of the log reports the event. Its answer then names an event that cannot be read.
            }
        });
        return events;
    }

    private static void compare(Answer answer, Map<String, Event> events, Discrepancies discrepancies) {
        if (!matches(answer, events)) {
            discrepancies.add("The stored answer to the request with the idempotency key " + answer.key() + " of "
                    + answer.actor() + " for " + answer.recordId()
                    + " does not match the entries of that request: it was changed.");
        }
    }

    private static boolean matches(Answer answer, Map<String, Event> events) {
        JsonNode receipt = answer.json();
        List<String> ids = answer.eventIds();
        if (receipt == null
                || ids.isEmpty()
                || !receipt.path("recordId").asString("").equals(answer.recordId())) {
            return false;
        }
        long sequence = receipt.path("sequence").asLong(-1) - ids.size();
        for (String id : ids) {
            Event event = events.get(id);
            sequence++;
            if (event == null
                    || !event.stream().equals(answer.recordId())
                    || event.sequence() != sequence
                    || !event.metadata().path("idempotencyKey").asString("").equals(answer.key())
                    || !event.metadata().path("actor").asString("").equals(answer.actor())) {
                return false;
            }
        }
        return true;
    }
}
