package org.goodfaith.query.casestatus;

import java.util.List;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;

/** Whose act a fact is. */
final class PartyLane {

    private PartyLane() {}

    /** @return the parties that acted, who are part of every class of visibility */
    static List<PartyId> side(Fact fact) {
        return fact instanceof PartyAct act ? act.actors().onBehalfOf() : List.of();
    }
}
