package org.goodfaith.query.relay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Visibility;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.relay.TopicStream.Outgoing;
import org.goodfaith.query.store.StoreOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rebuilds topic records from the event store for consumers that missed them. Numbers and chain values equal those on
 * the topic: it replays each case in the range from its first event.
 */
@Component
class TopicRange {

    /**
     * A range of a topic in store order.
     *
     * @param lastPosition the position of the last event examined
     * @param last true if there are no more records now
     */
    record Stretch(List<Outgoing> records, long lastPosition, boolean last) {}

    private record Begun(TopicContent carries, String origin, long position) {}

    private static final int FACTS_AT_ONCE = 500;

    private final JdbcClient sql;
    private final FactReader facts;
    private final StoreOrder order;
    private final AccessPolicy access;
    private long settledIndex;

    TopicRange(JdbcClient sql, StoredForms forms, AccessPolicy access) {
        this.sql = sql;
        this.facts = new FactReader(sql, forms);
        this.order = new StoreOrder(sql);
        this.access = access;
    }

    /**
     * @param after the id of a fact on the topic (exclusive); absent to start at the first
     * @param recordsMax the maximum number of records
     * @return at least one record unless there are no more
     */
    Stretch afterFact(String topicName, @Nullable String after, int recordsMax) {
        Begun begun = begun(topicName);
        Topic topic = new Topic(topicName, begun.carries(), begun.origin());
        return stretch(topic, after == null ? 0 : positionOf(topic, after), end(begun), recordsMax);
    }

    /**
     * @param after a position (exclusive)
     * @param upTo a position (inclusive); absent for the end
     */
    Stretch betweenPositions(String topicName, long after, @Nullable Long upTo, int recordsMax) {
        Begun begun = begun(topicName);
        if (begun.carries() != TopicContent.EVERYTHING) {
            throw ReadProblemException.invalidParameter(
                    "afterPosition",
                    "Only the internal topic has positions. Use `after` with the id of a fact instead.");
        }
        long end = end(begun);
        return stretch(
                new Topic(topicName, begun.carries(), begun.origin()),
                after,
                upTo == null ? end : Math.min(upTo, end),
                recordsMax);
    }

    private Begun begun(String topic) {
        Begun begun = sql.sql("SELECT carries, origin, position FROM relay_topic WHERE topic = :topic")
                .param("topic", topic)
                .query(Begun.class)
                .optional()
                .orElseThrow(() -> ReadProblemException.notFound("topic", "There is no such topic."));
        if (begun.carries() == TopicContent.EVERYTHING
                && !access.classes().containsAll(Arrays.asList(Visibility.values()))) {
            throw ReadProblemException.notFound("topic", "There is no such topic.");
        }
        return begun;
    }

    /** A record that was sent is final, even if this node has not seen it settle. */
    private synchronized long end(Begun begun) {
        order.settled().ifPresent(settled -> settledIndex = settled);
        return Math.max(settledIndex, begun.position());
    }

    /** A fact that the topic does not carry gets the same answer as one that does not exist. */
    private long positionOf(Topic topic, String eventId) {
        try {
            return facts.withId(eventId)
                    .filter(fact -> !again(topic, List.of(fact)).isEmpty())
                    .orElseThrow(() -> ReadProblemException.notFound("after", "There is no such fact on the topic."))
                    .position();
        } catch (UnknownFactException e) {
            throw unreadable(topic, e);
        }
    }

    private Stretch stretch(Topic topic, long after, long end, int recordsMax) {
        try {
            long reached = after;
            while (true) {
                List<StoredFact> stored = facts.between(reached, end, FACTS_AT_ONCE);
                if (stored.isEmpty()) {
                    return new Stretch(List.of(), Math.max(after, end), true);
                }
                reached = stored.getLast().position();
                List<Again> records = again(
                        topic,
                        stored.stream()
                                .filter(fact -> TopicStream.mayCarry(topic, fact))
                                .toList());
                if (records.size() > recordsMax) {
                    records = records.subList(0, recordsMax);
                    reached = records.getLast().position();
                }
                if (!records.isEmpty()) {
                    return new Stretch(records.stream().map(Again::record).toList(), reached, reached >= end);
                }
            }
        } catch (UnknownFactException e) {
            throw unreadable(topic, e);
        }
    }

    /** The public topic must reveal nothing about facts that it does not carry. */
    private static ReadProblemException unreadable(Topic topic, UnknownFactException e) {
        return new ReadProblemException(
                new ReadProblem.InvalidState(
                        "topic",
                        topic.carries() == TopicContent.EVERYTHING
                                ? String.valueOf(e.getMessage())
                                : "This node runs an older version that cannot decode the next event. Try again after the upgrade."));
    }

    private record Again(long position, Outgoing record) {}

    /** @return the topic records of these events */
    private List<Again> again(Topic topic, List<StoredFact> stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<StoredFact> fromTheBeginning = facts.of(
                stored.stream().map(StoredFact::recordId).distinct().toList(),
                stored.getLast().position());
        var soFar = new HashMap<String, List<StoredFact>>();
        var stream = new TopicStream(
                topic, Map.of(), fact -> FactReader.caseRecord(soFar.getOrDefault(fact.recordId(), List.of())));
        var records = new ArrayList<Again>();
        for (StoredFact fact : fromTheBeginning) {
            soFar.computeIfAbsent(fact.recordId(), _ -> new ArrayList<>()).add(fact);
            stream.next(fact)
                    .filter(_ -> fact.position() >= stored.getFirst().position())
                    .ifPresent(record -> records.add(new Again(fact.position(), record)));
        }
        return records;
    }
}
