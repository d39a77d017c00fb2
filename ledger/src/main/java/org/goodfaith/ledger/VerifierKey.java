package org.goodfaith.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key with its name, written as c2sp.org/signed-note defines it: {@code name+keyhash+base64}.
 *
 * <p>The fingerprint is the SHA-256 of the X.509 encoding of the key. {@code openssl pkey -pubin -outform DER |
 * sha256sum} prints the same value.
 */
public final class VerifierKey {

    static final byte ED25519 = 0x01;

    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Cntrl}\\p{Z}]{1,200}");
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        requireName(name);
        if (raw.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, but this has " + raw.length);
        }
        this.name = name;
        this.raw = raw;
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509(raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is not an Ed25519 key", e);
        }
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_HEADER.length, encoded.length));
    }

    /**
     * Parses {@code name+keyhash+base64}.
     *
     * @throws IllegalArgumentException if it is malformed, uses another algorithm, or its key hash does not match
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a public key has the form name+keyhash+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new IllegalArgumentException("only Ed25519 keys are supported");
        }
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("the key hash does not match the name and the key");
        }
        return key;
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a log has 1 to 200 characters and no space, plus sign or control character");
        }
    }

    public String name() {
        return name;
    }

    /** Returns the four-byte hash that distinguishes keys with the same name, as eight hexadecimal digits. */
    public String keyHash() {
        byte[] typed = typed(raw);
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(named, named.length + typed.length);
        System.arraycopy(typed, 0, all, named.length, typed.length);
        return Hash.of(all).hex().substring(0, 8);
    }

    /** Returns the fingerprint: 64 hexadecimal digits. */
    public String fingerprint() {
        return Hash.of(key.getEncoded()).hex();
    }

    boolean isNamedBy(SignedNote.Signature signature) {
        return signature.name().equals(name) && signature.keyHash().equals(keyHash());
    }

    boolean verifies(String text, SignedNote.Signature signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static byte[] typed(byte[] raw) {
        byte[] typed = new byte[raw.length + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    private static byte[] x509(byte[] raw) {
        byte[] encoded = Arrays.copyOf(X509_HEADER, X509_HEADER.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509_HEADER.length, raw.length);
        return encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return name + "+" + keyHash() + "+" + Base64.getEncoder().encodeToString(typed(raw));
    }
}
