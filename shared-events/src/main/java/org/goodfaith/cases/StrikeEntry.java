package org.goodfaith.cases;

import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an entry stop counting, and perhaps that another take its place in the same commit.
 *
 * @param caseId the case
 * @param entry the sequence number of the entry
 * @param reason why, in one or two sentences
 * @param struckBy who strikes it
 * @param replacement what is recorded in its place; absent if nothing is
 */
public record StrikeEntry(
        CaseId caseId,
        long entry,
        String reason,
        String struckBy,
        @Nullable Fact replacement) implements CaseCommand {}
