package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.util.Optional;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;

/**
 * An obligation with its status and its next change if nothing more is recorded.
 *
 * @param next the next change; empty if time alone changes nothing
 */
public record ObligationAtViewpoint(Obligation obligation, Optional<Change> next) {

    /** A change caused by time alone. */
    public record Change(Instant at, ObligationStatus status, String wording) {}
}
