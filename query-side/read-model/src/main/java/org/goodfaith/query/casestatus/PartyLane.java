package org.goodfaith.query.casestatus;

import java.util.List;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;

/** Determines the parties whose act a fact is. */
final class PartyLane {

    private PartyLane() {}

    /** @return the parties that acted, who may see it whatever its visibility class */
    static List<PartyId> side(Fact fact) {
        return fact instanceof PartyAct act ? act.actors().onBehalfOf() : List.of();
    }
}
