package org.goodfaith.bundle;

import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.MalformedJsonException;

/**
 * A bundle read from a file.
 *
 * @param bundle the unverified content of the file
 * @param intact whether the digest matches and the bytes are in canonical form
 */
public record BundleFile(Bundle bundle, boolean intact) {

    /** The maximum size of a bundle file, in bytes. */
    public static final int BYTES_MAX = 64 * 1024 * 1024;

    /** @throws MalformedBundleException if the bytes are not a bundle in a supported format, or exceed the maximum */
    public static BundleFile read(byte[] bytes) throws MalformedBundleException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedBundleException("the file is larger than " + BYTES_MAX + " bytes");
        }
        try {
            return BundleJson.read(bytes, CanonicalJson.parse(bytes));
        } catch (MalformedJsonException e) {
            throw new MalformedBundleException("the file is not valid JSON: " + e.getMessage());
        }
    }
}
