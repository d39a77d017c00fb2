package org.goodfaith.events.form;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A conversion of a fact's stored form from one revision to the next.
 *
 * @param fact the fact's name, such as {@code DemandServed}
 * @param from the revision it reads; the result has the next revision
 * @param step converts the members of the fact. It may modify the given map and the lists and maps in it. It must be a
 *     pure function of its argument, because the same stored fact must always read the same
 */
public record Upcast(String fact, int from, UnaryOperator<Map<String, Object>> step) {}
