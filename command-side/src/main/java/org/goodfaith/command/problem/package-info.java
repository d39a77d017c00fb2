/**
 * Problem responses (RFC 9457): the one place that turns refusals, malformed requests and failures into HTTP.
 *
 * <p>Depends on {@code org.goodfaith.cases} and {@code .events}, Axon's exceptions and Spring Web, and on no other
 * package of the command side. {@code docs/errors.md} lists every problem type.
 */
@NullMarked
package org.goodfaith.command.problem;

import org.jspecify.annotations.NullMarked;
