package org.goodfaith.query.casestatus;

import java.util.List;
import java.util.Optional;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** A case at one viewpoint. Valid only inside the read that provides it. */
public interface CaseAtViewpoint {

    Court court();

    ResolvedViewpoint seen();

    /** @return the last visible entry; absent if there is none yet */
    @Nullable
    Long throughEntry();

    /** @return the case summary; empty if the case was not on record or not yet opened */
    Optional<CaseFile> file();

    /** @return every obligation, in the order of the orders and their terms */
    List<Obligation> obligations();

    /**
     * @param obligation one of {@link #obligations()}
     * @return its next change if nothing more is recorded; empty if time alone changes nothing
     */
    Optional<ObligationView.NextView> nextChange(Obligation obligation);

    /** @return the audit trail in valid time */
    List<TrailLine> trail();

    /**
     * @return the trail of what the record showed at the time (as of equals known at); only obligations for which the
     *     two trails differ
     */
    List<TrailLine.StatusLine> shownThen();

    List<Indicator> indicators();

    /** @return every entry, struck ones included, in the order of recording */
    List<EntryLine> entries();

    /** @return every entry recorded by now, even if this viewpoint does not see it, in the order of recording */
    List<EntryLine> onRecord();

    /** @throws ReadProblemException if the case is visible and {@code party} is given but not in it */
    default void requireParty(@Nullable PartyId party) {
        if (party != null && file().isPresent() && file().get().party(party).isEmpty()) {
            throw ReadProblemException.notFound("party", "The case has no party " + party + ".");
        }
    }

    default ViewpointView viewpoint() {
        return ViewpointView.of(seen(), court().zone(), throughEntry());
    }
}
