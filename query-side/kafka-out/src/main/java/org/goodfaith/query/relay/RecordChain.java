package org.goodfaith.query.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.goodfaith.events.Sha256;

/**
 * Computes the chain value of a record: SHA-256 over its attributes (one line {@code name: value} each, sorted by
 * name), an empty line, and its data. One attribute is the chain value of the record before it.
 */
public final class RecordChain {

    public static final String HEADER = "ce_chain";

    private RecordChain() {}

    /**
     * @return the chain value for these headers and data; ignores the chain header and headers that are not CloudEvents
     *     attributes
     */
    public static String over(Iterable<Header> headers, byte[] data) {
        var lines = new TreeMap<String, String>();
        for (Header header : headers) {
            if (counts(header.key())) {
                lines.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        MessageDigest digest = Sha256.newDigest();
        lines.forEach((name, value) -> digest.update((name + ": " + value + "\n").getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) '\n');
        digest.update(data);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean counts(String header) {
        return (header.startsWith("ce_") || header.equals("content-type")) && !header.equals(HEADER);
    }
}
