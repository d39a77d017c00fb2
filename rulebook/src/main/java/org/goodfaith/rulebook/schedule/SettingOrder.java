package org.goodfaith.rulebook.schedule;

import org.goodfaith.events.OrderId;

/** An order that set an occasion, or that took over an occasion that a minute entry had set for the same time. */
public record SettingOrder(OrderId order, Source by) {}
