package org.goodfaith.ledger;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event exactly as it is stored, before any upcaster. Its canonical form is a leaf of the log.
 *
 * @param eventId the event's id
 * @param stream the record it belongs to: a case, or a court's calendar
 * @param sequence its number in that stream, from 0
 * @param type the stored name of its type
 * @param revision the stored revision of its type; absent if none is stored
 * @param recordedAt the stored moment of recording, as text
 * @param metadata who recorded it and how
 * @param payload the fact
 */
public record Envelope(
        String eventId,
        String stream,
        long sequence,
        String type,
        @Nullable String revision,
        String recordedAt,
        Json metadata,
        Json payload) {

    /** @throws IllegalArgumentException if the sequence is out of range */
    public Envelope {
        if (sequence < 0 || sequence > JsonReader.WHOLE_MAX) {
            throw new IllegalArgumentException(sequence + " is no number of an entry");
        }
    }

    public Json toJson() {
        var members = new TreeMap<String, Json>();
        members.put("eventId", Json.of(eventId));
        members.put("stream", Json.of(stream));
        members.put("sequence", Json.of(sequence));
        members.put("type", Json.of(type));
        members.put("revision", revision == null ? new Json.Nothing() : Json.of(revision));
        members.put("recordedAt", Json.of(recordedAt));
        members.put("metadata", metadata);
        members.put("payload", payload);
        return new Json.Members(members);
    }

    /** @return the leaf's content */
    public byte[] canonical() {
        return toJson().canonical();
    }

    public Hash leaf() {
        return Hash.ofLeaf(canonical());
    }
}
