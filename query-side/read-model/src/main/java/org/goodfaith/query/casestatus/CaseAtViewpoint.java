package org.goodfaith.query.casestatus;

import java.util.List;
import java.util.Optional;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** What one case shows from one viewpoint. Only to be used while it is being read. */
public interface CaseAtViewpoint {

    Court court();

    ResolvedViewpoint seen();

    /** @return the last entry that is seen; absent if there is none yet */
    @Nullable
    Long throughEntry();

    /** @return the cover; empty if nothing was on record yet, or the case had not begun */
    Optional<CaseFile> file();

    /** @return every obligation, in the order of the orders and their terms */
    List<ObligationAtViewpoint> obligations();

    /** @return the audit trail, along world time */
    List<TrailLine> trail();

    /**
     * @return the other reading of the trail: what the record showed at the time, about that time; only obligations
     *     whose two readings differ
     */
    List<TrailLine.StatusLine> shownThen();

    List<Indicator> indicators();

    /** @return every entry, struck ones included, in the order of recording */
    List<EntryLine> entries();

    /**
     * @return every entry that is on record by now, whether this viewpoint sees it or not, in the order of recording
     */
    List<EntryLine> onRecord();

    /** @throws ReadProblemException if the case is seen and {@code party}, where one is named, is not in it */
    default void requireParty(@Nullable PartyId party) {
        if (party != null && file().isPresent() && file().get().party(party).isEmpty()) {
            throw ReadProblemException.notFound("party", "The case has no party " + party + ".");
        }
    }

    default ViewpointView viewpoint() {
        return ViewpointView.of(seen(), court().zone(), throughEntry());
    }
}
