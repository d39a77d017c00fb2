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
 * Letters to the topic for what was turned down: the record as it was, and headers that say why and where it stood. To
 * send it again, copy it without those.
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

    /** A record and why it was turned down. */
    record Letter(ConsumerRecord<byte[], byte[]> about, ProblemDetail problem) {

        /** @return of the original, in bytes, about */
        int size() {
            int headers = Stream.of(about.headers().toArray())
                    .mapToInt(header -> header.key().length() + length(header.value()))
                    .sum();
            return length(about.key()) + length(about.value()) + headers;
        }

        private static int length(byte @Nullable [] bytes) {
            return bytes == null ? 0 : bytes.length;
        }
    }

    /**
     * Sends letters in the transaction that was begun, and waits until the broker has them.
     *
     * @param withoutOriginals those that are known to be too large
     * @return whether none is too large; if not, the transaction cannot be committed
     */
    boolean send(Producer<byte[], byte[]> producer, List<Letter> letters, List<Letter> withoutOriginals) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        RuntimeException failure = null;
        for (int i = 0; i < letters.size() && failure == null; i++) {
            Letter letter = letters.get(i);
            try {
                sent.add(producer.send(withoutOriginals.contains(letter) ? withoutOriginal(letter) : whole(letter)));
            } catch (KafkaException e) {
                // It takes no more once one has failed.
                failure = e;
            }
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            if (each.state() == Future.State.FAILED) {
                if (each.exceptionNow() instanceof RecordTooLargeException) {
                    return false;
                }
                failure = new KafkaException("A dead letter was not taken", each.exceptionNow());
            }
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    private ProducerRecord<byte[], byte[]> whole(Letter letter) {
        var headers = new ArrayList<Header>(List.of(letter.about().headers().toArray()));
        headers.addAll(reason(letter));
        return new ProducerRecord<>(
                topic, null, letter.about().key(), letter.about().value(), headers);
    }

    /** What the topic does not take is still where it was. */
    private ProducerRecord<byte[], byte[]> withoutOriginal(Letter letter) {
        var headers = new ArrayList<>(reason(letter));
        headers.add(header(LEFT_OUT, "key, value and headers: together too large for this topic"));
        return new ProducerRecord<>(topic, null, (byte[]) null, null, headers);
    }

    private List<Header> reason(Letter letter) {
        ConsumerRecord<byte[], byte[]> about = letter.about();
        return List.of(
                header(PROBLEM, json.writeValueAsString(letter.problem())),
                header(TOPIC, about.topic()),
                header(PARTITION, String.valueOf(about.partition())),
                header(OFFSET, String.valueOf(about.offset())),
                header(TIMESTAMP, String.valueOf(about.timestamp())));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
