package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest, as 64 lowercase hexadecimal digits. In a fact it identifies a document that is stored elsewhere.
 *
 * @param hex the 64 digits
 */
public record Sha256(@JsonValue String hex) {

    /** @throws IllegalArgumentException if the text is not 64 lowercase hexadecimal digits */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sha256 {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 digest is 64 lowercase hexadecimal digits");
        }
    }

    /** Computes the digest of the concatenated parts. */
    public static Sha256 digestOf(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns an empty digest for callers that hash piece by piece or need the raw 32 bytes. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform provides SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
