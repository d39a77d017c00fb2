/**
 * What whoever runs the product looks at: how far the processors have come, and what they could not take in.
 *
 * <p>Shows nothing of what is on record but the ids of records. May depend on {@code cases}, {@code edge} and Axon's
 * processors. Start with {@link org.goodfaith.query.operations.OperationsController}.
 */
@NullMarked
package org.goodfaith.query.operations;

import org.jspecify.annotations.NullMarked;
