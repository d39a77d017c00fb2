/**
 * Dry runs: evaluates what a command would record and change, without recording anything.
 *
 * <p>Depends on the rulebook, the event store, and {@code .cases}, {@code .calendar} and {@code .dispatch} of the
 * command side. Start with {@code DryRun}.
 */
@NullMarked
package org.goodfaith.command.dryrun;

import org.jspecify.annotations.NullMarked;
