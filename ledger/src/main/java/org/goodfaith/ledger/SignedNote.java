package org.goodfaith.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A text followed by its signatures, as defined by c2sp.org/signed-note.
 *
 * @param text the signed text, ending in a newline
 * @param signatures one or more
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String MARK = "\u2014 ";
    private static final int SIGNATURES_MAX = 16;
    private static final int KEY_HASH_LENGTH = 4;

    /**
     * @throws IllegalArgumentException if the text contains a control character or does not end in a newline, or if
     *     there are no signatures or more than 16
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c == 0x7f || (c < ' ' && c != '\n'))) {
            throw new IllegalArgumentException(
                    "a signed text ends in a newline and contains no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new IllegalArgumentException("a note has from 1 to " + SIGNATURES_MAX + " signatures");
        }
    }

    /**
     * One signature line.
     *
     * @param name the name of the key
     * @param keyHash the four-byte hash that distinguishes keys with the same name, as eight hexadecimal digits
     * @param signature the signature, in base64
     */
    public record Signature(String name, String keyHash, String signature) {

        byte[] bytes() {
            return Base64.getDecoder().decode(signature);
        }

        private String line() {
            byte[] hash = HexFormat.of().parseHex(keyHash);
            byte[] signed = bytes();
            byte[] both = Arrays.copyOf(hash, hash.length + signed.length);
            System.arraycopy(signed, 0, both, hash.length, signed.length);
            return MARK + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }
    }

    /**
     * Parses a note.
     *
     * @throws IllegalArgumentException if it is not exactly what {@link #toString()} writes
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("a note has an empty line between its text and its signatures");
        }
        var signatures = new ArrayList<Signature>();
        for (String line : note.substring(end + 2).lines().toList()) {
            signatures.add(signature(line));
        }
        var parsed = new SignedNote(note.substring(0, end + 1), signatures);
        if (!parsed.toString().equals(note)) {
            throw new IllegalArgumentException("the note is not in canonical form");
        }
        return parsed;
    }

    private static Signature signature(String line) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(MARK) || parts.length != 3) {
            throw new IllegalArgumentException("a signature line consists of an em dash, a key name and base64");
        }
        VerifierKey.requireName(parts[1]);
        byte[] both = Base64.getDecoder().decode(parts[2]);
        if (both.length <= KEY_HASH_LENGTH) {
            throw new IllegalArgumentException("a signature line is too short");
        }
        return new Signature(
                parts[1],
                HexFormat.of().formatHex(both, 0, KEY_HASH_LENGTH),
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(both, KEY_HASH_LENGTH, both.length)));
    }

    /** Returns whether a signature line names this key, without checking the signature. */
    public boolean names(VerifierKey key) {
        return signatures.stream().anyMatch(key::isNamedBy);
    }

    /** Returns whether a signature line names this key and every signature that names it is valid. */
    public boolean isSignedBy(VerifierKey key) {
        var own = signatures.stream().filter(key::isNamedBy).toList();
        return !own.isEmpty() && own.stream().allMatch(signature -> key.verifies(text, signature));
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
