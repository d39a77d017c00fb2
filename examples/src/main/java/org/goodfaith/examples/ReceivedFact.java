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
 * A record of a topic of facts: a CloudEvent in Kafka's binary form, whose attributes are headers.
 *
 * @param key the case, or the calendar of a court
 * @param attributes the CloudEvents headers and {@code content-type}, by their names
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

    /** @param event of a batch in CloudEvents' JSON form, as the API answers */
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

    /** @return the same wherever and however often it is sent */
    public String id() {
        return attribute("ce_id");
    }

    public String type() {
        return attribute("ce_type");
    }

    /** @return its number in its case on this topic, from 0, without gaps */
    public long sequence() {
        return Long.parseLong(attribute("ce_sequence"));
    }

    /** @return the end of the chain with this fact */
    String chain() {
        return attribute(CHAIN);
    }

    /** @return the end of the chain before it; absent for the first fact of a case */
    @Nullable
    String previous() {
        return attributes.get("ce_previous");
    }

    /**
     * @return what {@link #chain()} must be: SHA-256 over all other attributes, a line each, an empty line and the data
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
            throw new IllegalStateException("Every JDK supports SHA-256.", e);
        }
    }

    private String attribute(String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }
}
