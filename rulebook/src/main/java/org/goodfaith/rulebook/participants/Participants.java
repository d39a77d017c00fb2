package org.goodfaith.rulebook.participants;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.rulebook.schedule.Source;

/**
 * The parties of a case, which of them settled, and their counsel, as of one moment.
 *
 * @param parties every party that has joined, in the order of joining, dismissed ones included
 * @param settlements the entry of the settlement in effect, by party
 * @param counsel every attorney who represents a party
 */
public record Participants(
        SequencedMap<PartyId, Party> parties,
        Map<PartyId, Source> settlements,
        SequencedMap<CounselId, Attorney> counsel) {

    public Participants {
        parties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parties));
        settlements = Map.copyOf(settlements);
        counsel = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counsel));
    }

    public Optional<Source> settlement(PartyId party) {
        return Optional.ofNullable(settlements.get(party));
    }

    /** @return the attorneys who represent a party */
    public List<CounselId> counselOf(PartyId party) {
        return counsel.values().stream()
                .filter(attorney -> attorney.parties().contains(party))
                .map(Attorney::id)
                .toList();
    }

    /** @return the parties that an attorney represents */
    public List<PartyId> clientsOf(CounselId attorney) {
        return Optional.ofNullable(counsel.get(attorney)).map(Attorney::parties).orElse(List.of());
    }

    /** Derives the participants from the effective facts of a case, in the order of valid time. */
    public static final class Builder {

        private final SequencedMap<PartyId, Party> parties = new LinkedHashMap<>();
        private final Map<PartyId, Source> settlements = new HashMap<>();
        private final SequencedMap<CounselId, Attorney> counsel = new LinkedHashMap<>();

        /** @param entry the number of the fact's entry */
        public void add(long entry, Fact fact) {
            switch (fact) {
                case PartyJoined f -> parties.put(f.party(), Party.of(f, Source.of(entry, f)));
                case PartyServed f ->
                    parties.computeIfPresent(f.party(), (_, party) -> party.served(Source.of(entry, f)));
                case PartyAmended f ->
                    parties.computeIfPresent(f.party(), (_, party) -> party.amended(f, Source.of(entry, f)));
                case PartySubstituted f ->
                    parties.computeIfPresent(f.party(), (_, party) -> party.succeeded(f, Source.of(entry, f)));
                case PartyDismissed f ->
                    parties.computeIfPresent(f.party(), (_, party) -> party.dismissed(Source.of(entry, f)));
                case SettlementReached f ->
                    f.parties().forEach(party -> settlements.putIfAbsent(party, Source.of(entry, f)));
                case SettlementFailed f -> f.parties().forEach(settlements::remove);
                case CounselAppeared f ->
                    counsel.compute(
                            f.counsel(),
                            (_, attorney) -> attorney == null ? Attorney.of(f) : attorney.appearingAgain(f));
                case CounselWithdrew f ->
                    counsel.computeIfPresent(f.counsel(), (_, attorney) -> attorney.withdrawnFor(f.parties()));
                default -> {
                    // No other fact changes who takes part.
                }
            }
        }

        public Participants build() {
            return new Participants(parties, settlements, counsel);
        }
    }
}
