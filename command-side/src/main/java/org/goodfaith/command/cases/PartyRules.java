package org.goodfaith.command.cases;

import java.util.List;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.rulebook.participants.Participants;

/** The rules for parties and their counsel. */
final class PartyRules {

    private PartyRules() {}

    static void partyMustNotHaveJoined(PartyJoined joined, EffectiveEntries entries) {
        if (entries.joinedAt(joined.party()).isPresent()) {
            throw new Refused(new Refusal.PartyAlreadyJoined(joined.party()));
        }
    }

    static void partyMustNotHaveBeenDismissed(PartyDismissed dismissed, EffectiveEntries entries) {
        entries.dismissedAt(dismissed.party()).ifPresent(dismissedAt -> {
            throw new Refused(new Refusal.PartyAlreadyDismissed(dismissed.party(), dismissedAt));
        });
    }

    static void partyMustNotHaveBeenDismissed(PartySubstituted substituted, EffectiveEntries entries) {
        entries.dismissedAt(substituted.party())
                .filter(dismissedAt ->
                        !EffectiveEntries.isBefore(substituted.circumstances().occurredAt(), dismissedAt))
                .ifPresent(dismissedAt -> {
                    throw new Refused(new Refusal.PartyAlreadyDismissed(substituted.party(), dismissedAt));
                });
    }

    static void atLeastOnePartyMustBeNamed(Fact fact, List<PartyId> parties) {
        if (parties.isEmpty()) {
            throw new Refused(new Refusal.NoPartyNamed(fact.factName(), "parties"));
        }
    }

    static void counselMustNotAlreadyAppear(CounselAppeared appeared, EffectiveEntries entries) {
        List<PartyId> clients = clientsOf(appeared.counsel(), appeared, entries);
        for (PartyId party : appeared.parties()) {
            if (clients.contains(party)) {
                throw new Refused(new Refusal.CounselAlreadyAppeared(appeared.counsel(), party, "counsel"));
            }
        }
    }

    static void counselMustAppearForTheParties(CounselWithdrew withdrew, EffectiveEntries entries) {
        List<PartyId> clients = clientsOf(withdrew.counsel(), withdrew, entries);
        for (PartyId party : withdrew.parties()) {
            if (!clients.contains(party)) {
                throw new Refused(new Refusal.NotCounselFor(withdrew.counsel(), party, "parties"));
            }
        }
    }

    private static List<PartyId> clientsOf(CounselId counsel, Fact asOf, EffectiveEntries entries) {
        return entries.participants(asOf.circumstances().occurredAt()).clientsOf(counsel);
    }

    static void partiesMustHaveSettled(SettlementFailed failed, EffectiveEntries entries) {
        Participants then = entries.participants(failed.circumstances().occurredAt());
        for (PartyId party : failed.parties()) {
            if (then.settlement(party).isEmpty()) {
                throw new Refused(new Refusal.PartyNotSettled(party, "parties"));
            }
        }
    }
}
