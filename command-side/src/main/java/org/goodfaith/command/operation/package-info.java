/**
 * The operations of the API and their request bodies, independent of HTTP: the Kafka and file intakes use them as well.
 *
 * <p>Depends on {@code .dispatch}, {@code .dryrun}, {@code .json}, {@code .problem}, {@code .template} and
 * {@code .cases} of the command side. Start with {@code Submissions}.
 */
@NullMarked
package org.goodfaith.command.operation;

import org.jspecify.annotations.NullMarked;
