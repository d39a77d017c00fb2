package org.goodfaith.query.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What ties a record to those before it: SHA-256 over its attributes, a line {@code name: value} each in the order of
 * their names, an empty line, and its data. One of the attributes is the hash of the record before it.
 */
final class Chain {

    static final String HEADER = "ce_chain";

    private Chain() {}

    /** @param record with every header but the chain's own */
    static String over(ProducerRecord<String, byte[]> record) {
        var lines = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            lines.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        MessageDigest digest = sha256();
        lines.forEach((name, value) -> digest.update((name + ": " + value + "\n").getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) '\n');
        digest.update(record.value());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
