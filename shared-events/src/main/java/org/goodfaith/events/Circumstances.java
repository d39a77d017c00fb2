package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time, channel and evidence of a fact.
 *
 * @param occurredAt the day, or day and time, of the fact in the court's time zone
 * @param channel the way the act was done or the document was sent; absent if not recorded
 * @param docketEntry the number of the docket entry that shows the fact; absent if there is none
 * @param attachment the number of the attachment to the docket entry, such as 1 for {@code 61-1}; absent for the main
 *     document
 * @param document the SHA-256 digest of the document, which is not stored; absent if none was given
 * @param pages the number of pages of the document; absent if not recorded
 * @param visibility the visibility of this fact, if narrower than usual for its kind; absent for the usual visibility
 * @param note a short remark, never the content of an offer; absent if there is none
 * @param cures the sequence number of the deficient entry that this fact cures; absent if it cures none
 * @param replaces the sequence number of the struck entry that this fact replaces; absent if it replaces none
 * @param occasion the occasion of a scheduled event that the fact is for, such as {@code settlement-conference/2};
 *     absent if it is for the occasion that was ahead
 * @param forCases the cases for which the act was done, if it was done for several; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Circumstances(
        CourtTime occurredAt,
        @Nullable Channel channel,
        @Nullable Integer docketEntry,
        @Nullable Integer attachment,
        @Nullable Sha256 document,
        @Nullable Integer pages,
        @Nullable Visibility visibility,
        @Nullable String note,
        @Nullable Long cures,
        @Nullable Long replaces,
        @Nullable OccasionId occasion,
        @Nullable ForCases forCases) {

    /** @throws IllegalArgumentException if a number or the note is malformed */
    public Circumstances {
        if (docketEntry != null && (docketEntry < 1 || docketEntry > Limits.DOCKET_ENTRY_MAX)) {
            throw new IllegalArgumentException(
                    "docketEntry must be a number from 1 to " + Limits.DOCKET_ENTRY_MAX + ", not " + docketEntry);
        }
        if (attachment != null && (attachment < 1 || attachment > Limits.ATTACHMENT_MAX || docketEntry == null)) {
            throw new IllegalArgumentException("attachment must be a number from 1 to " + Limits.ATTACHMENT_MAX
                    + " of a docket entry, not " + attachment);
        }
        Limits.requireCount("pages", pages);
        Texts.requireNote("note", note);
        Limits.requireSequence("cures", cures);
        Limits.requireSequence("replaces", replaces);
    }

    /** The circumstances of a fact that needs no further particulars. */
    public Circumstances(
            CourtTime occurredAt,
            @Nullable Channel channel,
            @Nullable Integer docketEntry,
            @Nullable Sha256 document,
            @Nullable Visibility visibility,
            @Nullable String note,
            @Nullable Long cures,
            @Nullable Long replaces) {
        this(occurredAt, channel, docketEntry, null, document, null, visibility, note, cures, replaces, null, null);
    }

    public static Circumstances at(CourtTime occurredAt) {
        return new Circumstances(occurredAt, null, null, null, null, null, null, null);
    }

    public static Circumstances at(CourtTime occurredAt, Channel channel) {
        return new Circumstances(occurredAt, channel, null, null, null, null, null, null);
    }

    /** Returns the docket entry as the court writes it, such as {@code 61} or {@code 61-1}; null if there is none. */
    public @Nullable String docketReference() {
        return docketEntry == null || attachment == null
                ? Objects.toString(docketEntry, null)
                : docketEntry + "-" + attachment;
    }

    /** Returns a copy that names the deficient entry the fact cures. */
    public Circumstances curing(long sequence) {
        return with(pages, sequence, replaces, occasion, forCases);
    }

    /** Returns a copy that gives the number of pages of the document. */
    public Circumstances withPages(int count) {
        return with(count, cures, replaces, occasion, forCases);
    }

    /** Returns a copy that names the struck entry the fact replaces. */
    public Circumstances replacing(long sequence) {
        return with(pages, cures, sequence, occasion, forCases);
    }

    /** Returns a copy that names the occasion the fact is for. */
    public Circumstances forOccasion(OccasionId named) {
        return with(pages, cures, replaces, named, forCases);
    }

    /** Returns a copy that names the cases for which the act was done. */
    public Circumstances forCases(ForCases cases) {
        return with(pages, cures, replaces, occasion, cases);
    }

    private Circumstances with(
            @Nullable Integer newPages,
            @Nullable Long newCures,
            @Nullable Long newReplaces,
            @Nullable OccasionId newOccasion,
            @Nullable ForCases newForCases) {
        return new Circumstances(
                occurredAt,
                channel,
                docketEntry,
                attachment,
                document,
                newPages,
                visibility,
                note,
                newCures,
                newReplaces,
                newOccasion,
                newForCases);
    }
}
