package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.List;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Names;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.Service;

/** Points out names of parties that two parties of a case share, or that name nobody. */
final class PartyNames {

    private PartyNames() {}

    static List<RecordingWarning> warnings(Fact fact, EffectiveEntries entries) {
        return switch (fact) {
            case PartyJoined joined -> {
                var warnings = new ArrayList<>(sameName(joined.party(), joined.name(), entries));
                if (joined.service() == null && joined.serviceOrUsual() == Service.NOT_NAMED) {
                    warnings.add(new RecordingWarning.NotNamed(joined.party(), joined.name()));
                }
                yield warnings;
            }
            case PartyAmended amended ->
                amended.name() == null ? List.of() : sameName(amended.party(), amended.name(), entries);
            case PartySubstituted substituted -> sameName(substituted.party(), substituted.successor(), entries);
            default -> List.of();
        };
    }

    private static List<RecordingWarning> sameName(PartyId party, String name, EffectiveEntries entries) {
        return entries.participants().parties().values().stream()
                .filter(other -> !other.id().equals(party))
                .filter(other -> Names.folded(other.name()).equals(Names.folded(name)))
                .<RecordingWarning>map(other -> new RecordingWarning.SameName(other.id(), other.name()))
                .toList();
    }
}
