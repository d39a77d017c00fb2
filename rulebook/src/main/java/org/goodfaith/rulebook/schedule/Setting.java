package org.goodfaith.rulebook.schedule;

import org.goodfaith.events.CourtTime;

/** A date that an occasion was set for, by an order, a minute entry or by being held. */
public record Setting(CourtTime at, Source by) {}
