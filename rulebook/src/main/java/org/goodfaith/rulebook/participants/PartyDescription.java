package org.goodfaith.rulebook.participants;

import java.util.List;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * The name and description of a party, or of the successor in its place, from one entry on.
 *
 * @param since the entry that states it
 * @param substituted true if the entry put a successor in the place of the party
 * @param insured true if an insurance carrier covers the party; null if not recorded
 */
public record PartyDescription(
        Source since,
        boolean substituted,
        String name,
        List<PartyRole> roles,
        PartyKind kind,
        @Nullable Boolean insured) {

    public PartyDescription {
        roles = List.copyOf(roles);
    }

    static PartyDescription of(PartyJoined joined, Source since) {
        return new PartyDescription(since, false, joined.name(), joined.roles(), joined.kind(), joined.insured());
    }

    PartyDescription amended(PartyAmended f, Source by) {
        return changed(by, false, f.name(), f.roles(), f.kind(), f.insured());
    }

    PartyDescription succeeded(PartySubstituted f, Source by) {
        return changed(by, true, f.successor(), List.of(), f.kind(), f.insured());
    }

    private PartyDescription changed(
            Source by,
            boolean substitution,
            @Nullable String newName,
            List<PartyRole> newRoles,
            @Nullable PartyKind newKind,
            @Nullable Boolean newInsured) {
        return new PartyDescription(
                by,
                substitution,
                newName == null ? name : newName,
                newRoles.isEmpty() ? roles : newRoles,
                newKind == null ? kind : newKind,
                newInsured == null ? insured : newInsured);
    }
}
