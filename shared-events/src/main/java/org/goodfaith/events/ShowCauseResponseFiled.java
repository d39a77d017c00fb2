package org.goodfaith.events;

/**
 * A party responded to an order to show cause. The response itself is not stored.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param order the order to show cause
 */
public record ShowCauseResponseFiled(Circumstances circumstances, Actors actors, OrderId order) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
