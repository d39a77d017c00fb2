package org.goodfaith.events.form;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A change of a fact's stored form.
 *
 * @param fact the fact's name, such as {@code DemandServed}
 * @param from the revision it reads; it gives the next one
 * @param step what becomes of the members. It is given a map it may change, with lists and maps within, and must depend
 *     on nothing else: the same stored fact is read the same way for ever
 */
public record Upcast(String fact, int from, UnaryOperator<Map<String, Object>> step) {}
