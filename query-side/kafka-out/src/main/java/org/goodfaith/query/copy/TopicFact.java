package org.goodfaith.query.copy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.goodfaith.query.relay.RecordChain;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it comes from the internal topic.
 *
 * @param recordId the case, or the calendar of a court
 * @param sequence its number there
 * @param previous the chain before it; absent for the first
 * @param computedChain the chain over what was received
 * @param revision the form it is in, from 1
 * @param recordedAt when it was recorded, in UTC
 * @param recording who recorded it and how, as JSON
 * @param data the fact, as JSON
 */
record TopicFact(
        String eventId,
        String recordId,
        long sequence,
        @Nullable String previous,
        String chain,
        String computedChain,
        String type,
        int revision,
        String recordedAt,
        String recording,
        String data) {

    private static final Pattern SCHEMA = Pattern.compile(".*\\.(\\d{1,4})\\.json");

    /** @throws BrokenTopicException if it is not what the contract says of a fact on the internal topic */
    static TopicFact of(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new BrokenTopicException("The record at offset " + record.offset() + " has no key or no value.");
        }
        Matcher schema = SCHEMA.matcher(required(record, "ce_dataschema"));
        String sequence = required(record, "ce_sequence");
        if (!schema.matches() || !sequence.matches("\\d{1,18}")) {
            throw new BrokenTopicException(
                    "The record at offset " + record.offset() + " is no fact of the internal topic.");
        }
        return new TopicFact(
                required(record, "ce_id"),
                record.key(),
                Long.parseLong(sequence),
                header(record, "ce_previous"),
                required(record, RecordChain.HEADER),
                RecordChain.over(record.headers(), record.value()),
                required(record, "ce_type"),
                Integer.parseInt(schema.group(1)),
                instant(record, required(record, "ce_time")),
                required(record, "ce_recording"),
                new String(record.value(), StandardCharsets.UTF_8));
    }

    private static String instant(ConsumerRecord<String, byte[]> record, String time) {
        try {
            return OffsetDateTime.parse(time).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw new BrokenTopicException(
                    "The record at offset " + record.offset() + " has no time that can be read.");
        }
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = header(record, name);
        if (value == null) {
            throw new BrokenTopicException("The record at offset " + record.offset() + " has no header " + name
                    + "; this is not the internal topic of facts.");
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
