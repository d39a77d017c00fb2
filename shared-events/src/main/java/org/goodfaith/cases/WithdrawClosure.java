package org.goodfaith.cases;

import org.goodfaith.events.CourtId;

/**
 * Withdraws a closure. From the time this is recorded, the closure is treated as never proclaimed.
 *
 * @param court the court
 * @param closure the short name of the closure
 * @param reason the reason, in one or two sentences
 */
public record WithdrawClosure(CourtId court, String closure, String reason) implements CalendarCommand {}
