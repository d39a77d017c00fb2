package org.goodfaith.command.topic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends rejected records to the dead-letter topic. A dead letter is the unchanged record with additional headers: the
 * problem and the record's position. To retry, send the record again without these headers.
 */
final class DeadLetters {

    static final String PROBLEM = "dead-letter-problem";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String TIMESTAMP = "dead-letter-timestamp";
    static final String LEFT_OUT = "dead-letter-left-out";

    private final String topic;
    private final JsonMapper json;

    DeadLetters(String topic, JsonMapper json) {
        this.topic = topic;
        this.json = json;
    }

    /** A rejected record and the reason. */
    record Letter(ConsumerRecord<byte[], byte[]> record, ProblemDetail problem) {

        /** Returns the approximate size of the original record in bytes. */
        int size() {
            int headers = Stream.of(record.headers().toArray())
                    .mapToInt(header -> header.key().length() + length(header.value()))
                    .sum();
            return length(record.key()) + length(record.value()) + headers;
        }

        private static int length(byte @Nullable [] bytes) {
            return bytes == null ? 0 : bytes.length;
        }
    }

    /**
     * Sends letters in the current transaction and waits for the broker's acknowledgment.
     *
     * @param withoutOriginals letters known to be too large, which are sent without the original record
     * @return false if a letter is too large; the transaction must then be aborted
     * @throws KafkaException if the broker rejects a letter for another reason
     */
    boolean send(Producer<byte[], byte[]> producer, List<Letter> letters, List<Letter> withoutOriginals) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        RuntimeException failure = null;
        for (int i = 0; i < letters.size() && failure == null; i++) {
            Letter letter = letters.get(i);
            try {
                sent.add(producer.send(
                        withoutOriginals.contains(letter) ? withoutOriginal(letter) : withOriginal(letter)));
            } catch (KafkaException e) {
                // After a failure, the producer accepts no further record in this transaction.
                failure = e;
            }
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            if (each.state() == Future.State.FAILED) {
                if (each.exceptionNow() instanceof RecordTooLargeException) {
                    return false;
                }
                failure = new KafkaException("The broker rejected a dead letter", each.exceptionNow());
            }
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    private ProducerRecord<byte[], byte[]> withOriginal(Letter letter) {
        var headers = new ArrayList<Header>(List.of(letter.record().headers().toArray()));
        headers.addAll(reasonHeaders(letter));
        return new ProducerRecord<>(
                topic, null, letter.record().key(), letter.record().value(), headers);
    }

    /** Omits key, value and headers. The original remains in the intake topic at the given offset. */
    private ProducerRecord<byte[], byte[]> withoutOriginal(Letter letter) {
        var headers = new ArrayList<>(reasonHeaders(letter));
        headers.add(header(LEFT_OUT, "key, value and headers: too large for this topic"));
        return new ProducerRecord<>(topic, null, (byte[]) null, null, headers);
    }

    private List<Header> reasonHeaders(Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        return List.of(
                header(PROBLEM, json.writeValueAsString(letter.problem())),
                header(TOPIC, record.topic()),
                header(PARTITION, String.valueOf(record.partition())),
                header(OFFSET, String.valueOf(record.offset())),
                header(TIMESTAMP, String.valueOf(record.timestamp())));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
