/**
 * What is done again and again while the application runs.
 *
 * <p>May depend on Spring's lifecycle. Start with {@link org.goodfaith.query.rounds.Rounds}.
 */
@NullMarked
package org.goodfaith.query.rounds;

import org.jspecify.annotations.NullMarked;
