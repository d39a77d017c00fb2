/**
 * Fictional cases, shipped as data under {@code samples/} and loaded into an empty store on request; the format is
 * described in {@code docs/samples.md}.
 *
 * <p>The loader sends them to the command bus step by step, each at its own time. May depend on the commands, the order
 * templates, the reads and the clock. Start with {@code SampleLoader}.
 */
@NullMarked
package org.goodfaith.standalone.samples;

import org.jspecify.annotations.NullMarked;
