package org.goodfaith.rulebook.status;

import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartySubstituted;
import org.jspecify.annotations.Nullable;

/**
 * The name and description of a party, or of the successor in its place, from one entry on.
 *
 * @param since the entry that states it
 * @param insured true if an insurance carrier covers the party; null if not recorded
 */
record PartyProfile(
        DatedEntry since,
        String name,
        PartyKind kind,
        @Nullable Boolean insured) {

    static PartyProfile of(PartyJoined joined, DatedEntry since) {
        return new PartyProfile(since, joined.name(), joined.kind(), joined.insured());
    }

    PartyProfile amended(PartyAmended by, DatedEntry entry) {
        return changed(by.name(), by.kind(), by.insured(), entry);
    }

    PartyProfile succeeded(PartySubstituted by, DatedEntry entry) {
        return changed(by.successor(), by.kind(), by.insured(), entry);
    }

    private PartyProfile changed(
            @Nullable String newName, @Nullable PartyKind newKind, @Nullable Boolean newInsured, DatedEntry entry) {
        return new PartyProfile(
                entry,
                newName == null ? name : newName,
                newKind == null ? kind : newKind,
                newInsured == null ? insured : newInsured);
    }
}
