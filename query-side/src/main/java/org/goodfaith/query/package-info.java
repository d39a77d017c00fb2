/**
 * The query side: the read model and everything that shows it.
 *
 * <p>May depend on the shared events, the rulebook, Axon and Spring; never on the command side. Start with
 * {@link QuerySide}.
 */
@NullMarked
package org.goodfaith.query;

import org.jspecify.annotations.NullMarked;
