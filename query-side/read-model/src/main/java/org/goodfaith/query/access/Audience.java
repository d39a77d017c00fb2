package org.goodfaith.query.access;

import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;

/**
 * Whom something may be shown to.
 *
 * @param visibility its class
 * @param side the parties that acted or owe, who are part of every class
 */
public record Audience(Visibility visibility, List<PartyId> side) {

    public Audience {
        side = List.copyOf(side);
    }
}
