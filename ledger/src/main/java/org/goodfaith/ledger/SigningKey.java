package org.goodfaith.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 key that signs checkpoints. Its text has two lines: the private key as signed-note tools write it,
 * {@code PRIVATE+KEY+name+keyhash+base64}, and the public key.
 */
public final class SigningKey {

    private static final String MARK = "PRIVATE+KEY+";
    private static final String PROBE = "probe\n";

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of this version provides Ed25519", e);
        }
    }

    /**
     * Parses the two lines of {@link #text()}.
     *
     * @throws IllegalArgumentException if they are malformed, or the two keys are not a pair
     */
    public static SigningKey parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[2].isEmpty() || !lines[0].startsWith(MARK)) {
            throw new IllegalArgumentException("a key file has two lines: the private key and the public key");
        }
        VerifierKey verifier = VerifierKey.parse(lines[1]);
        String expected = MARK + verifier.name() + "+" + verifier.keyHash() + "+";
        byte[] typed = Base64.getDecoder().decode(lines[0].substring(Math.min(expected.length(), lines[0].length())));
        if (!lines[0].startsWith(expected) || typed.length == 0 || typed[0] != VerifierKey.ED25519) {
            throw new IllegalArgumentException("the private key and the public key are not a pair");
        }
        var key = new SigningKey(verifier, privateKey(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.sign(PROBE).isSignedBy(verifier)) {
            throw new IllegalArgumentException("the private key and the public key are not a pair");
        }
        return key;
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is not an Ed25519 private key", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** @param text the text to sign, which ends in a newline */
    public SignedNote sign(String text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(
                    text,
                    List.of(new SignedNote.Signature(
                            verifier.name(),
                            verifier.keyHash(),
                            Base64.getEncoder().encodeToString(signing.sign()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with an Ed25519 key failed", e);
        }
    }

    /** Returns the two lines of the key file. The first line is secret. */
    public String text() {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        return MARK + verifier.name() + "+" + verifier.keyHash() + "+"
                + Base64.getEncoder().encodeToString(VerifierKey.typed(seed)) + "\n" + verifier + "\n";
    }

    /** Returns the public key, and nothing of the private key. */
    @Override
    public String toString() {
        return "signing key of " + verifier;
    }
}
