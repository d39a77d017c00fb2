package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.util.Optional;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;

/**
 * Where an obligation stands, and what comes next if nothing more is recorded.
 *
 * @param next the next change; empty if time alone changes nothing
 */
public record ObligationAtViewpoint(Obligation obligation, Optional<Change> next) {

    /** A change that time alone brings. */
    public record Change(Instant at, ObligationStatus status, String wording) {}
}
