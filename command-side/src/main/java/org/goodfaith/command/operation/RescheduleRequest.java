package org.goodfaith.command.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The request body for rescheduling an event.
 *
 * @param circumstances the date of the court's act, its channel and its evidence
 * @param to the new day, or day and time, in the court's zone
 * @param mode by video or in person; null if unchanged
 * @param reason the reason, in one or two sentences
 */
@Schema(name = "Rescheduling")
public record RescheduleRequest(
        Circumstances circumstances, CourtTime to, @Nullable EventMode mode, String reason) {

    /** @throws IllegalArgumentException if a component is malformed */
    public RescheduleRequest {
        Texts.requireNote("reason", reason);
    }

    public EventRescheduled fact(EventKey event) {
        return new EventRescheduled(circumstances, event, to, mode, reason);
    }
}
