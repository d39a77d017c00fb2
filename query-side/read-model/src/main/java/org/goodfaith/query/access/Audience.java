package org.goodfaith.query.access;

import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;

/**
 * The readers something is meant for.
 *
 * @param visibility its visibility class
 * @param side the parties that acted or owe, who belong to every audience
 */
public record Audience(Visibility visibility, List<PartyId> side) {

    public Audience {
        side = List.copyOf(side);
    }
}
