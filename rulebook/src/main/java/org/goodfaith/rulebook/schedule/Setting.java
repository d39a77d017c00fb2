package org.goodfaith.rulebook.schedule;

import org.goodfaith.events.CourtTime;

/** A date that an event was set for, by an order or by being held. */
public record Setting(CourtTime at, Source by) {}
