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
 * A fact read from the internal topic.
 *
 * @param recordId the case or the court's calendar
 * @param sequence its number in that record
 * @param previous the chain value of the record before it; absent for the first
 * @param computedChain the chain value computed from the received bytes
 * @param revision the revision of its stored form, from 1
 * @param recordedAt when it was recorded, in UTC
 * @param recording who recorded it and by which channel, as JSON
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

    /** @throws BrokenTopicException if the record does not comply with the contract of the internal topic */
    static TopicFact of(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new BrokenTopicException("The record at offset " + record.offset() + " has no key or no value.");
        }
        Matcher schema = SCHEMA.matcher(required(record, "ce_dataschema"));
        String sequence = required(record, "ce_sequence");
        if (!schema.matches() || !sequence.matches("\\d{1,18}")) {
            throw new BrokenTopicException(
                    "The record at offset " + record.offset() + " is not a fact of the internal topic.");
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
            throw new BrokenTopicException("The record at offset " + record.offset() + " has no valid ce_time header.");
        }
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = header(record, name);
        if (value == null) {
            throw new BrokenTopicException("The record at offset " + record.offset() + " has no header " + name
                    + ", which every record of the internal topic has.");
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
