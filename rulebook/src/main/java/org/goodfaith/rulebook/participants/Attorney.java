package org.goodfaith.rulebook.participants;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An attorney of record.
 *
 * @param parties the parties represented, in the order of the appearances; never empty
 * @param leadTrialCounsel true if the attorney is lead trial counsel; null if that was not recorded
 */
public record Attorney(
        CounselId id,
        String name,
        List<PartyId> parties,
        @Nullable Boolean leadTrialCounsel) {

    public Attorney {
        parties = List.copyOf(parties);
    }

    static Attorney of(CounselAppeared f) {
        return new Attorney(f.counsel(), f.name(), f.parties(), f.leadTrialCounsel());
    }

    Attorney appearingAgain(CounselAppeared f) {
        return new Attorney(
                id,
                f.name(),
                Stream.concat(parties.stream(), f.parties().stream()).distinct().toList(),
                f.leadTrialCounsel() == null ? leadTrialCounsel : f.leadTrialCounsel());
    }

    /** @return null if nobody is represented any more */
    @Nullable
    Attorney withdrawnFor(List<PartyId> left) {
        List<PartyId> kept =
                parties.stream().filter(party -> !left.contains(party)).toList();
        return kept.isEmpty() ? null : new Attorney(id, name, kept, leadTrialCounsel);
    }
}
