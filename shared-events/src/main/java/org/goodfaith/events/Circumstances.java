package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * When a fact happened, by what channel, and what evidence there is of it.
 *
 * @param occurredAt when it happened in the world, on the court's clock
 * @param channel how it was done or sent; absent if not recorded
 * @param docketEntry the number of the read model entry that shows it; absent if there is none
 * @param document the digest of the document, which itself is not kept; absent if none was given
 * @param visibility who may see the fact, fewer than is usual of its kind; absent for what is usual
 * @param note a short remark, never what was offered; absent if there is none
 * @param cures the sequence number of the deficient entry that this one cures; absent if it cures none
 * @param replaces the sequence number of the struck entry that this one replaces; absent if it replaces none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Circumstances(
        CourtTime occurredAt,
        @Nullable Channel channel,
        @Nullable Integer docketEntry,
        @Nullable Sha256 document,
        @Nullable Visibility visibility,
        @Nullable String note,
        @Nullable Long cures,
        @Nullable Long replaces) {

    /** @throws IllegalArgumentException if a number or the note is malformed */
    public Circumstances {
        if (docketEntry != null && (docketEntry < 1 || docketEntry > Limits.DOCKET_ENTRY_MAX)) {
            throw new IllegalArgumentException(
                    "docketEntry is a number from 1 to " + Limits.DOCKET_ENTRY_MAX + ", not " + docketEntry);
        }
        Texts.requireNote("note", note);
        Limits.requireSequence("cures", cures);
        Limits.requireSequence("replaces", replaces);
    }

    public static Circumstances at(CourtTime occurredAt) {
        return new Circumstances(occurredAt, null, null, null, null, null, null, null);
    }

    public static Circumstances at(CourtTime occurredAt, Channel channel) {
        return new Circumstances(occurredAt, channel, null, null, null, null, null, null);
    }

    /** @return these circumstances, naming the deficient entry that the fact cures */
    public Circumstances curing(long sequence) {
        return new Circumstances(occurredAt, channel, docketEntry, document, visibility, note, sequence, replaces);
    }

    /** @return these circumstances, naming the struck entry that the fact replaces */
    public Circumstances replacing(long sequence) {
        return new Circumstances(occurredAt, channel, docketEntry, document, visibility, note, cures, sequence);
    }
}
