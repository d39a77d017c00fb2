/**
 * Tasks that run periodically while the application runs.
 *
 * <p>May depend on Spring's lifecycle. Start with {@link org.goodfaith.query.periodic.PeriodicWorker}.
 */
@NullMarked
package org.goodfaith.query.periodic;

import org.jspecify.annotations.NullMarked;
