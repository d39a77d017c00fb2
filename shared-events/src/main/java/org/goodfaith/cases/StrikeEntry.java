package org.goodfaith.cases;

import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Strikes an entry and, optionally, records its replacement in the same transaction.
 *
 * @param caseId the case
 * @param entry the sequence number of the entry
 * @param reason the reason, in one or two sentences
 * @param struckBy the name of the person who strikes it
 * @param replacement the fact recorded in its place; absent if there is none
 */
public record StrikeEntry(
        CaseId caseId,
        long entry,
        String reason,
        String struckBy,
        @Nullable Fact replacement) implements CaseCommand {}
