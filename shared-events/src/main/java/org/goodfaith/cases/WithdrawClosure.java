package org.goodfaith.cases;

import org.goodfaith.events.CourtId;

/**
 * Asks that a closure be read as never proclaimed from now on.
 *
 * @param court the court
 * @param closure the short name of the closure
 * @param reason why, in one or two sentences
 */
public record WithdrawClosure(CourtId court, String closure, String reason) implements CalendarCommand {}
