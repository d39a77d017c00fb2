/**
 * The people of a case: its parties with their names and service, and the attorneys who represent them.
 *
 * <p>This is the only place that answers "who is in the case?" and "who represents this party?".
 * {@code Evaluation.participants} derives {@link org.goodfaith.rulebook.participants.Participants}. The evaluation, the
 * indicators, the pages and the exports all read it.
 */
@NullMarked
package org.goodfaith.rulebook.participants;

import org.jspecify.annotations.NullMarked;
