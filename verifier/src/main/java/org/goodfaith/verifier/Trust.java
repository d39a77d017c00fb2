package org.goodfaith.verifier;

import java.util.List;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor has from elsewhere and does not take from the file.
 *
 * @param key the public key, or its fingerprint; absent if the file's own is to be believed
 * @param checkpoints checkpoints obtained earlier or from another place
 */
record Trust(@Nullable String key, List<SignedNote> checkpoints) {

    static final Trust NOTHING = new Trust(null, List.of());

    Trust {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Whether the file's key is the one expected. */
    boolean accepts(VerifierKey claimed) {
        return key == null || key.equals(claimed.toString()) || key.equalsIgnoreCase(claimed.fingerprint());
    }
}
