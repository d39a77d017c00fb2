/**
 * The path of a command to its aggregate, whichever way it came in: metadata, retries, idempotency and metrics.
 *
 * <p>Depends on {@code org.goodfaith.cases}, Axon and the database, and on {@code .cases} and {@code .problem} of the
 * command side.
 */
@NullMarked
package org.goodfaith.command.dispatch;

import org.jspecify.annotations.NullMarked;
