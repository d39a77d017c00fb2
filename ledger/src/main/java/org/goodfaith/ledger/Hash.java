package org.goodfaith.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.goodfaith.events.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 hash. Each kind of log or map node starts its input with its own prefix byte. The hash of one kind can
 * therefore not be presented as the hash of another.
 */
public final class Hash {

    static final int LENGTH = 32;

    private static final byte LOG_LEAF = 0x00;
    private static final byte LOG_NODE = 0x01;
    private static final byte MAP_LEAF = 0x02;
    private static final byte MAP_NODE = 0x03;
    private static final byte MAP_EMPTY = 0x04;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if the length is not 32 */
    public static Hash fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, but this has " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * Parses 44 characters of base64.
     *
     * @throws IllegalArgumentException if the text is not the canonical base64 form of 32 bytes
     */
    public static Hash fromBase64(String text) {
        Hash hash = fromBytes(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("this is not the canonical base64 form of a SHA-256 hash");
        }
        return hash;
    }

    /** @throws IllegalArgumentException if the text is not 64 hexadecimal digits */
    public static Hash fromHex(String text) {
        return fromBytes(HexFormat.of().parseHex(text));
    }

    /** Returns the SHA-256 of the content without a prefix byte, for digests of whole files and keys. */
    public static Hash of(byte[] content) {
        return new Hash(Sha256.newDigest().digest(content));
    }

    static Hash of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of a leaf of the log, RFC 6962 section 2.1. */
    public static Hash ofLeaf(byte[] content) {
        return of(LOG_LEAF, content);
    }

    /** Returns the hash of an inner node of the log, RFC 6962 section 2.1. */
    public static Hash ofNode(Hash left, Hash right) {
        return of(LOG_NODE, left.bytes, right.bytes);
    }

    static Hash ofMapLeaf(Hash key, Hash value) {
        return of(MAP_LEAF, key.bytes, value.bytes);
    }

    static Hash ofMapNode(Hash left, Hash right) {
        return of(MAP_NODE, left.bytes, right.bytes);
    }

    static Hash ofEmptyMap() {
        return of(MAP_EMPTY);
    }

    private static Hash of(byte prefix, byte[]... parts) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the bit at this position; position 0 is the most significant bit of the first byte. */
    boolean bit(int position) {
        return (bytes[position / 8] & (0x80 >> (position % 8))) != 0;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
