package org.goodfaith.query.docket;

import java.time.Instant;
import java.util.Optional;
import org.goodfaith.rulebook.standing.Obligation;
import org.goodfaith.rulebook.standing.Standing;

/**
 * Where an obligation stands, and what comes next if nothing more is recorded.
 *
 * @param next the next change; empty if time alone changes nothing
 */
public record Placement(Obligation obligation, Optional<Change> next) {

    /** A change that time alone brings. */
    public record Change(Instant at, Standing standing, String wording) {}
}
