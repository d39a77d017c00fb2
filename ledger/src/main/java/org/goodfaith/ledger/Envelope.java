package org.goodfaith.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event exactly as the event store holds it, before any upcaster. {@link EventLeaf} is its leaf in the log.
 *
 * @param eventId the event's id
 * @param stream the name of its stream: a case id, or the name of a court's calendar
 * @param sequence its number in the stream, from 0
 * @param type the stored name of its type
 * @param revision the stored revision of its type; null if none is stored
 * @param recordedAt the stored time of recording, as text
 * @param metadata the stored metadata: who recorded the event, in which role, and through which channel
 * @param payload the stored fact
 */
public record Envelope(
        String eventId,
        String stream,
        long sequence,
        String type,
        @Nullable String revision,
        String recordedAt,
        JsonNode metadata,
        JsonNode payload) {

    /**
     * @throws IllegalArgumentException if the sequence is negative or greater than {@link CanonicalJson#INTEGER_MAX}
     */
    public Envelope {
        if (sequence < 0 || sequence > CanonicalJson.INTEGER_MAX) {
            throw new IllegalArgumentException(sequence + " is out of range for a sequence number");
        }
    }

    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventId", eventId)
                .put("stream", stream)
                .put("sequence", sequence)
                .put("type", type)
                .put("revision", revision)
                .put("recordedAt", recordedAt)
                .set("metadata", metadata)
                .set("payload", payload);
    }

    /** Returns whether the event was recorded after this instant. A time that cannot be parsed is after no instant. */
    public boolean isRecordedAfter(Instant instant) {
        try {
            return Instant.parse(recordedAt).isAfter(instant);
        } catch (DateTimeException _) {
            return false;
        }
    }
}
