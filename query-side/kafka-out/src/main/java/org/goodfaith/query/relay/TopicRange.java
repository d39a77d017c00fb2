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
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the records of a topic again, from the store, for who does not have them from the topic. Numbers and chains are
 * those on the topic: both follow from the cases a stretch touches, which are gone through from their beginning.
 */
@Component
class TopicRange {

    /**
     * A stretch of a topic in store order.
     *
     * @param lastPosition of the last event looked at
     * @param last whether there is nothing behind it now
     */
    record Stretch(List<Outgoing> records, long lastPosition, boolean last) {}

    private record Begun(TopicContent carries, String origin, long position) {}

    private static final int FACTS_AT_ONCE = 500;

    private final JdbcClient sql;
    private final FactReader facts;
    private final StoreOrder order;
    private final AccessPolicy gate;
    private long settledIndex;

    TopicRange(JdbcClient sql, StoredForms forms, RecordedTime recordedTime, AccessPolicy gate) {
        this.sql = sql;
        this.facts = new FactReader(sql, forms);
        this.order = new StoreOrder(sql, recordedTime);
        this.gate = gate;
    }

    /**
     * @param after the id of a fact on the topic; from the first on if absent
     * @param recordsMax how many records are wanted at most
     * @return at least one record, unless there is none any more
     */
    Stretch afterFact(String topicName, @Nullable String after, int recordsMax) {
        Begun begun = begun(topicName);
        Topic topic = new Topic(topicName, begun.carries(), begun.origin());
        return stretch(topic, after == null ? 0 : positionOf(topic, after), end(begun), recordsMax);
    }

    /**
     * @param after a position, exclusive
     * @param upTo a position, inclusive; as far as there is anything if absent
     */
    Stretch betweenPositions(String topicName, long after, @Nullable Long upTo, int recordsMax) {
        Begun begun = begun(topicName);
        if (begun.carries() != TopicContent.EVERYTHING) {
            throw ReadProblemException.invalidParameter(
                    "afterPosition",
                    "Positions are those of the internal topic. Here, say after which fact, by `after`.");
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
                .orElseThrow(() -> ReadProblemException.notFound("topic", "No facts are sent to such a topic."));
        if (begun.carries() == TopicContent.EVERYTHING && !gate.classes().containsAll(Arrays.asList(Visibility.values()))) {
            throw ReadProblemException.notFound("topic", "No facts are sent to such a topic.");
        }
        return begun;
    }

    /** What has been sent is final, whatever is known of it here. */
    private synchronized long end(Begun begun) {
        order.settled().ifPresent(settled -> settledIndex = settled.lastIndex());
        return Math.max(settledIndex, begun.position());
    }

    /** A fact that the topic does not carry is answered as one that does not exist. */
    private long positionOf(Topic topic, String eventId) {
        try {
            return facts.withId(eventId)
                    .filter(fact -> !again(topic, List.of(fact)).isEmpty())
                    .orElseThrow(() -> ReadProblemException.notFound("after", "The topic has no such fact."))
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

    /** Of the public topic nothing may be said about what it may not carry. */
    private static ReadProblemException unreadable(Topic topic, UnknownFactException e) {
        return new ReadProblemException(new ReadProblem.InvalidState(
                "topic",
                topic.carries() == TopicContent.EVERYTHING
                        ? String.valueOf(e.getMessage())
                        : "This node cannot read further. A newer one can."));
    }

    private record Again(long position, Outgoing record) {}

    /** @return the records of these facts as they are on the topic */
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
