package org.goodfaith.verifier;

import java.util.List;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * The information that the auditor obtained from sources other than the file.
 *
 * @param key the public key or its fingerprint; null to accept the key in the file
 * @param checkpoints checkpoints that the auditor kept or found elsewhere
 */
record Trust(@Nullable String key, List<SignedNote> checkpoints) {

    static final Trust NOTHING = new Trust(null, List.of());

    Trust {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Returns whether the key in the file is acceptable. */
    boolean accepts(VerifierKey claimed) {
        return key == null || key.equals(claimed.toString()) || key.equalsIgnoreCase(claimed.fingerprint());
    }
}
