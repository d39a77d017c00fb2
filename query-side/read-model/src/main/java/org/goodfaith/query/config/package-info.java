/**
 * Wiring of the query side: the positions of its processors, their dead letters, its schema.
 *
 * <p>No rule of law is applied here.
 */
@NullMarked
package org.goodfaith.query.config;

import org.jspecify.annotations.NullMarked;
