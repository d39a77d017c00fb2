package org.goodfaith.command.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Validates idempotency keys and finds the requests that used them. */
@Component
public class IdempotencyKeys {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the only key.
     *
     * @throws MalformedRequest unless there is exactly one well-formed key
     */
    public static String require(List<String> keys) {
        if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_HEADER,
                    HEADER,
                    "Send one idempotency key of 1 to 200 visible ASCII characters.");
        }
        return keys.getFirst();
    }

    /**
     * Returns the digest that identifies a request: method, path, query and body in SHA-256, as hexadecimal digits.
     *
     * @param operation the method and the path, separated by a space
     */
    public static String digest(String operation, @Nullable String query, byte[] body) {
        String line = operation + "?" + query + "\n";
        return Sha256.digestOf(line.getBytes(StandardCharsets.UTF_8), body).hex();
    }

    /**
     * Returns whether the key was already used for this request.
     *
     * @throws Refused if the key was used for another request on the same record
     */
    public boolean isRecorded(String actor, String recordId, String key, String digest) {
        Optional<String> recorded = IdempotencyInterceptor.recordedDigest(jdbc, actor, recordId, key);
        if (recorded.isPresent() && !recorded.get().equals(digest)) {
            throw new Refused(new Refusal.KeyAlreadyUsed(key));
        }
        return recorded.isPresent();
    }
}
