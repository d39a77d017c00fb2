/**
 * The command side accepts or rejects the facts that clerks, counsel and intakes submit, and appends them to the event
 * store.
 *
 * <p>Depends on the shared events, the rulebook, Axon and Spring; never on the query side. Start with
 * {@link CommandSide}.
 */
@NullMarked
package org.goodfaith.command;

import org.jspecify.annotations.NullMarked;
