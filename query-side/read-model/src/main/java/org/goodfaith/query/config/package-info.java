/**
 * Spring configuration of the query side: tracking tokens, schema, and defaults for running as a separate application.
 *
 * <p>Contains no rule of law.
 */
@NullMarked
package org.goodfaith.query.config;

import org.jspecify.annotations.NullMarked;
