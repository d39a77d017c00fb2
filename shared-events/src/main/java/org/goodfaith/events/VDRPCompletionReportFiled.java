package org.goodfaith.events;

/**
 * The parties filed the VDRP Completion Report.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record VDRPCompletionReportFiled(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
