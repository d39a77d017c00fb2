/**
 * Fictional cases, shipped as data under {@code samples/} and loaded into an empty store on request; the format is
 * described in {@code docs/samples.md}.
 *
 * <p>They are told to the ordinary command bus, step by step, at the time each step says. May depend on the commands,
 * the order templates, the reads and the clock. Start with {@code SampleLoader}.
 */
@NullMarked
package org.goodfaith.standalone.samples;

import org.jspecify.annotations.NullMarked;
