/**
 * Operations: processing lag, failures, rebuilds and metrics.
 *
 * <p>Shows no case content except ids. May depend on every module of the query side. Start with
 * {@link org.goodfaith.query.operations.OperationsController}.
 */
@NullMarked
package org.goodfaith.query.operations;

import org.jspecify.annotations.NullMarked;
