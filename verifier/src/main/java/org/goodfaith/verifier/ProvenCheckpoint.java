package org.goodfaith.verifier;

import java.time.Instant;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.Seal;

/** A checkpoint signed with the key, and the seal that is proved to be its last leaf. */
record ProvenCheckpoint(Checkpoint checkpoint, Seal seal) {

    long size() {
        return checkpoint.size();
    }

    Hash root() {
        return checkpoint.root();
    }

    Hash headsRoot() {
        return seal.headsRoot();
    }

    Instant through() {
        return seal.through();
    }
}
