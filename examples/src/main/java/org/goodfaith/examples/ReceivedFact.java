package org.goodfaith.examples;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of a fact topic: a CloudEvent in binary content mode, with its attributes in the Kafka headers.
 *
 * @param key the case id, or the name of a court's calendar
 * @param attributes the CloudEvents headers and {@code content-type}, by name
 * @param data the fact, as JSON
 */
public record ReceivedFact(String key, SortedMap<String, String> attributes, String data) {

    private static final String CHAIN = "ce_chain";

    static ReceivedFact of(ConsumerRecord<String, byte[]> record) {
        var attributes = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            if (header.key().startsWith("ce_") || header.key().equals("content-type")) {
                attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new ReceivedFact(record.key(), attributes, new String(record.value(), StandardCharsets.UTF_8));
    }

    /** Converts an event from the API, which returns a batch of CloudEvents in JSON. */
    static ReceivedFact of(JsonNode event) {
        var attributes = new TreeMap<String, String>();
        event.propertyStream()
                .filter(member -> !member.getKey().equals("data_base64"))
                .forEach(member -> attributes.put(
                        member.getKey().equals("datacontenttype") ? "content-type" : "ce_" + member.getKey(),
                        member.getValue().asString()));
        return new ReceivedFact(
                event.required("subject").asString(),
                attributes,
                new String(event.required("data_base64").binaryValue(), StandardCharsets.UTF_8));
    }

    /** Returns the id of the event, which is the same in every delivery. */
    public String id() {
        return attribute("ce_id");
    }

    public String type() {
        return attribute("ce_type");
    }

    /** Returns the sequence number within the case on this topic, from 0, without gaps. */
    public long sequence() {
        return Long.parseLong(attribute("ce_sequence"));
    }

    /** Returns the chain hash of this fact. */
    String chain() {
        return attribute(CHAIN);
    }

    /** Returns the chain hash of the previous fact; null for the first fact of a case. */
    @Nullable
    String previous() {
        return attributes.get("ce_previous");
    }

    /**
     * Computes the expected value of {@link #chain()}: SHA-256 over a line for each other attribute, an empty line, and
     * the data.
     */
    String computedChain() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            attributes.forEach((name, value) -> {
                if (!name.equals(CHAIN)) {
                    digest.update((name + ": " + value + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            digest.update(("\n" + data).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }

    private String attribute(String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }
}
