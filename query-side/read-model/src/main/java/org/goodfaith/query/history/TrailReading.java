package org.goodfaith.query.history;

import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.jspecify.annotations.Nullable;

/** The requested kind of trail. */
public enum TrailReading {
    AS_KNOWN,
    SHOWN_AT_THE_TIME;

    /**
     * @param party include only this party's lane and lines about the whole case; null for every lane
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
