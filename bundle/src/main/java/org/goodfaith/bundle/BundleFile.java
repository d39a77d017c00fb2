package org.goodfaith.bundle;

import org.goodfaith.ledger.Json;
import org.goodfaith.ledger.MalformedJsonException;

/**
 * A bundle read from a file.
 *
 * @param bundle what the file says
 * @param intact whether every byte is as it was written: the digest fits, and the bytes are the one form of what they
 *     say
 */
public record BundleFile(Bundle bundle, boolean intact) {

    /** The longest file that is read. */
    public static final int BYTES_MAX = 64 * 1024 * 1024;

    /** @throws MalformedBundleException if the bytes are no bundle of a form known here, or too many */
    public static BundleFile read(byte[] bytes) throws MalformedBundleException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedBundleException("it is longer than " + BYTES_MAX + " bytes");
        }
        try {
            return BundleJson.read(bytes, Json.parse(bytes));
        } catch (MalformedJsonException e) {
            throw new MalformedBundleException("it is no JSON of a form that can be checked: " + e.getMessage());
        }
    }
}
