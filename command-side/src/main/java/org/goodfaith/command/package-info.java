/**
 * The command side: what a clerk, counsel or an intake asks to record is accepted or refused here, and appended.
 *
 * <p>May depend on the shared events, the rulebook, Axon and Spring; never on the query side. Start with
 * {@link CommandSide}.
 */
@NullMarked
package org.goodfaith.command;

import org.jspecify.annotations.NullMarked;
