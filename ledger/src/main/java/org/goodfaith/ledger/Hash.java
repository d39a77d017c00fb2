package org.goodfaith.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 hash. Each kind of thing that is hashed begins with a byte of its own, so that no hash of one kind can be
 * passed off as another's.
 */
public final class Hash {

    static final int LENGTH = 32;

    private static final byte LOG_LEAF = 0x00;
    private static final byte LOG_NODE = 0x01;
    private static final byte MAP_LEAF = 0x02;
    private static final byte MAP_NODE = 0x03;
    private static final byte MAP_NOTHING = 0x04;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if there are not 32 bytes */
    public static Hash fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * Reads 44 characters of base64.
     *
     * @throws IllegalArgumentException if the text is not the one base64 form of 32 bytes
     */
    public static Hash fromBase64(String text) {
        Hash hash = fromBytes(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("not the base64 form of a hash");
        }
        return hash;
    }

    /** @throws IllegalArgumentException if the text is not 64 hexadecimal digits */
    public static Hash fromHex(String text) {
        return fromBytes(HexFormat.of().parseHex(text));
    }

    /** @return SHA-256 of the content as it is, for digests of whole files and keys */
    public static Hash of(byte[] content) {
        return new Hash(sha256().digest(content));
    }

    static Hash of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the hash of a log's leaf, RFC 6962 section 2.1 */
    public static Hash ofLeaf(byte[] content) {
        return of(LOG_LEAF, content);
    }

    /** @return the hash of a log's inner node, RFC 6962 section 2.1 */
    public static Hash ofNode(Hash left, Hash right) {
        return of(LOG_NODE, left.bytes, right.bytes);
    }

    static Hash ofMapLeaf(Hash key, Hash value) {
        return of(MAP_LEAF, key.bytes, value.bytes);
    }

    static Hash ofMapNode(Hash left, Hash right) {
        return of(MAP_NODE, left.bytes, right.bytes);
    }

    static Hash ofMapNothing() {
        return of(MAP_NOTHING);
    }

    private static Hash of(byte kind, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** @return the bit at this position, the most significant of the first byte being 0 */
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
