package org.goodfaith.query.history;

import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.jspecify.annotations.Nullable;

/** Which reading of a trail is wanted. */
public enum TrailReading {
    AS_KNOWN,
    SHOWN_AT_THE_TIME;

    /**
     * @param party only this party's lane and what is about the whole case; null for every lane
     * @throws ReadProblemException if the case has no such party
     */
    public List<TrailLine> of(CaseAtViewpoint shown, @Nullable PartyId party) {
        shown.requireParty(party);
        List<TrailLine> lines = this == AS_KNOWN ? shown.trail() : List.copyOf(shown.shownThen());
        return lines.stream()
                .filter(line -> party == null
                        || line.parties().isEmpty()
                        || line.parties().contains(party))
                .toList();
    }
}
