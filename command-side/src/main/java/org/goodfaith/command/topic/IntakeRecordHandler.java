package org.goodfaith.command.topic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.goodfaith.command.operation.Submission;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.command.operation.Submissions.Outcome;
import org.goodfaith.command.problem.MalformedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Executes the command in a record of the intake topic. The record's key is the case, its value is the request body,
 * and its headers are those of the API request plus {@code operation}. Header names are case-insensitive.
 */
final class IntakeRecordHandler {

    private static final String KEY = "key";
    private static final String OPERATION = "operation";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String ACTING_FOR = "Acting-For";

    private final Submissions submissions;
    private final Sender account;

    /** @param account the account in whose name the facts are recorded */
    IntakeRecordHandler(Submissions submissions, Sender account) {
        this.submissions = submissions;
        this.account = account;
    }

    /** Records the fact. Returns every failure as an outcome; throws nothing. */
    Outcome handle(ConsumerRecord<byte[], byte[]> record) {
        return submissions.process(() -> submission(record));
    }

    private Submission submission(ConsumerRecord<byte[], byte[]> record) {
        String recordId = key(record.key());
        String key = required(record, IDEMPOTENCY_KEY);
        String operation = required(record, OPERATION);
        header(record, HttpHeaders.CONTENT_TYPE).ifPresent(IntakeRecordHandler::requireJson);
        Sender sender = account.actingFor(header(record, ACTING_FOR).orElse(null));
        byte[] body = record.value() == null ? new byte[0] : record.value();
        return new Submission(sender, recordId, operation, body, key);
    }

    private static String key(byte @Nullable [] key) {
        if (key == null) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_PARAMETER,
                    KEY,
                    "The record has no key. Set it to the case id, such as cand-23-cv-90417.");
        }
        return text(key)
                .orElseThrow(() -> new MalformedRequest(
                        MalformedRequest.MalformedKind.MALFORMED_PARAMETER,
                        KEY,
                        "The key of the record is not valid UTF-8."));
    }

    private static String required(ConsumerRecord<byte[], byte[]> record, String name) {
        return header(record, name)
                .orElseThrow(() -> new MalformedRequest(
                        MalformedRequest.MalformedKind.MALFORMED_HEADER, name, "The header " + name + " is required."));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Stream<Header> all = StreamSupport.stream(record.headers().spliterator(), false);
        var given = all.filter(header -> header.key().equalsIgnoreCase(name)).toList();
        if (given.size() > 1) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_HEADER,
                    name,
                    "The header " + name + " must not be repeated.");
        }
        return given.stream().findFirst().map(header -> Optional.ofNullable(header.value())
                .flatMap(IntakeRecordHandler::text)
                .orElseThrow(() -> new MalformedRequest(
                        MalformedRequest.MalformedKind.MALFORMED_HEADER,
                        name,
                        "The header " + name + " is empty or not valid UTF-8.")));
    }

    private static void requireJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (InvalidMediaTypeException _) {
            // Rejected below, like any other media type.
        }
        throw new MalformedRequest(
                MalformedRequest.MalformedKind.UNSUPPORTED_MEDIA_TYPE,
                HttpHeaders.CONTENT_TYPE,
                "Send the value as application/json in UTF-8.");
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
