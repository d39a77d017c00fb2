package org.goodfaith.query.relay;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.Fact;
import org.goodfaith.events.RecurrenceFact;
import org.goodfaith.events.Visibility;
import org.goodfaith.rulebook.conduct.EntryVisibility;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the records of one topic from stored events. The same events after the same stream heads give identical
 * bytes, so a record sent again equals the first.
 *
 * <p>Each topic numbers the records of a case and chains them on its own. Entry numbers inside the data use the topic's
 * numbering, because the record's numbers would reveal how many entries the topic omits.
 */
final class TopicStream {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMAS = "/api/v1/contract/schemas/";
    private static final String PACKAGE = Fact.class.getPackageName() + ".";

    /** Tells consumers that a fact on the public topic no longer counts. Only the parties see the strike itself. */
    static final String PUBLIC_STRIKE = "PublicEntryStricken";

    /**
     * The last record of a case or calendar on the topic.
     *
     * @param sequence its number
     * @param chain its chain value
     */
    record TopicHead(long sequence, String chain) {}

    /**
     * A record to send.
     *
     * @param head the stream head after this record
     */
    record Outgoing(String recordId, TopicHead head, ProducerRecord<String, byte[]> record) {}

    private record Content(
            String name,
            int revision,
            String data,
            @Nullable Visibility visibility,
            @Nullable CourtTime occurredAt) {}

    private final Topic topic;
    private final Map<String, TopicHead> heads;
    private final Function<StoredFact, CaseRecord> caseThrough;

    /**
     * @param heads the stream heads of the cases and calendars in the batch
     * @param caseThrough returns the record of a fact's case up to and including the fact; called only for facts about
     *     other entries
     */
    TopicStream(Topic topic, Map<String, TopicHead> heads, Function<StoredFact, CaseRecord> caseThrough) {
        this.topic = topic;
        this.heads = new HashMap<>(heads);
        this.caseThrough = caseThrough;
    }

    /** @return the record for the next stored event; empty if the topic does not carry it */
    Optional<Outgoing> next(StoredFact stored) {
        Optional<Content> content =
                switch (topic.carries()) {
                    case PUBLIC -> publicly(stored);
                    case EVERYTHING -> Optional.of(whole(stored, visibility(stored)));
                };
        return content.map(carried -> {
            var record = record(stored, carried, heads.get(stored.recordId()));
            heads.put(stored.recordId(), record.head());
            return record;
        });
    }

    private static Content whole(StoredFact stored, @Nullable Visibility visibility) {
        Fact fact = stored.fact();
        return new Content(
                stored.name(),
                stored.revision(),
                stored.payload(),
                visibility,
                fact == null ? null : fact.circumstances().occurredAt());
    }

    private @Nullable Visibility visibility(StoredFact stored) {
        Fact fact = stored.fact();
        if (fact == null) {
            return null;
        }
        return EntryVisibility.isIndependent(fact)
                ? fact.visibility()
                : EntryVisibility.of(caseThrough.apply(stored)).getLast();
    }

    /** @return false if the topic certainly does not carry the fact, without reading its case */
    static boolean mayCarry(Topic topic, StoredFact stored) {
        return switch (topic.carries()) {
            case EVERYTHING -> true;
            case PUBLIC -> {
                Fact fact = stored.fact();
                yield fact != null && (fact instanceof EntryStricken || fact.visibility() == Visibility.PUBLIC);
            }
        };
    }

    private Optional<Content> publicly(StoredFact stored) {
        Fact fact = stored.fact();
        if (fact == null || !mayCarry(topic, stored) || (stored.entry() > 0 && !heads.containsKey(stored.recordId()))) {
            return Optional.empty();
        }
        if (EntryVisibility.isIndependent(fact) && !namesAnEntry(fact)) {
            return Optional.of(whole(stored, Visibility.PUBLIC));
        }
        Map<Long, Long> numbers = publicNumbers(caseThrough.apply(stored));
        if (!numbers.containsKey(stored.entry())) {
            return Optional.empty();
        }
        return Optional.of(
                fact instanceof EntryStricken strike
                        ? strike(numbers.get(strike.entry()))
                        : renumbered(stored, fact, numbers));
    }

    private static boolean namesAnEntry(Fact fact) {
        return (fact instanceof ExtensionDenied denied && denied.request() != null)
                || (fact instanceof RecurrenceFact recurrence && recurrence.trigger() != null);
    }

    /** @return the public-topic numbers of the entries that the topic carries */
    private static Map<Long, Long> publicNumbers(CaseRecord record) {
        var visibilities = EntryVisibility.of(record);
        var numbers = new HashMap<Long, Long>();
        for (Entry entry : record.entries()) {
            if (visibilities.get((int) entry.sequence()) == Visibility.PUBLIC
                    || (entry.fact() instanceof EntryStricken strike && numbers.containsKey(strike.entry()))) {
                numbers.put(entry.sequence(), (long) numbers.size());
            }
        }
        return numbers;
    }

    private static Content strike(@Nullable Long number) {
        return new Content(
                PUBLIC_STRIKE, 1, JSON.createObjectNode().put("entry", number).toString(), Visibility.PUBLIC, null);
    }

    private static Content renumbered(StoredFact stored, Fact fact, Map<Long, Long> numbers) {
        ObjectNode data = (ObjectNode) JSON.readTree(stored.payload());
        renumber(data, "request", numbers);
        renumber(data, "trigger", numbers);
        renumber((ObjectNode) data.required("circumstances"), "cures", numbers);
        renumber((ObjectNode) data.required("circumstances"), "replaces", numbers);
        return new Content(
                stored.name(),
                stored.revision(),
                data.toString(),
                Visibility.PUBLIC,
                fact.circumstances().occurredAt());
    }

    private static void renumber(ObjectNode within, String member, Map<Long, Long> numbers) {
        if (within.hasNonNull(member)) {
            Long number = numbers.get(within.get(member).asLong());
            if (number == null) {
                within.remove(member);
            } else {
                within.put(member, number);
            }
        }
    }

    private Outgoing record(StoredFact stored, Content content, @Nullable TopicHead last) {
        long sequence = last == null ? 0 : last.sequence() + 1;
        var event = CloudEventBuilder.v1()
                .withId(stored.eventId())
                .withSource(URI.create(topic.origin() + "/facts/" + feed()))
                .withType(PACKAGE + content.name())
                .withSubject(stored.recordId())
                .withTime(OffsetDateTime.ofInstant(Instant.parse(stored.recordedAt()), ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(
                        URI.create(topic.origin() + SCHEMAS + content.name() + "." + content.revision() + ".json"))
                .withData(content.data().getBytes(StandardCharsets.UTF_8))
                .withExtension("sequence", Long.toString(sequence));
        if (last != null) {
            event.withExtension("previous", last.chain());
        }
        if (content.occurredAt() != null) {
            event.withExtension("occurredat", content.occurredAt().toString());
        }
        if (content.visibility() != null) {
            event.withExtension("visibility", content.visibility().name());
        }
        if (topic.carries() == TopicContent.EVERYTHING) {
            event.withExtension("position", Long.toString(stored.position()))
                    .withExtension("recording", stored.metaData());
        }
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(
                        topic.name(), null, Instant.parse(stored.recordedAt()).toEpochMilli(), stored.recordId())
                .writeBinary(event.build());
        String chain = RecordChain.over(record.headers(), record.value());
        record.headers().add(RecordChain.HEADER, chain.getBytes(StandardCharsets.UTF_8));
        return new Outgoing(stored.recordId(), new TopicHead(sequence, chain), record);
    }

    private String feed() {
        return switch (topic.carries()) {
            case PUBLIC -> "public";
            case EVERYTHING -> "internal";
        };
    }
}
