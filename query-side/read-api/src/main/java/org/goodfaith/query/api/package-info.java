/**
 * HTTP reads of the read model, and the rendering of their problems.
 *
 * <p>Controllers ask the read model's readers and never the database.
 */
@NullMarked
package org.goodfaith.query.api;

import org.jspecify.annotations.NullMarked;
