/**
 * The facts a case's record is made of, and the identifiers they use.
 *
 * <p>What is declared here is the stored format. May depend on the JDK, JSpecify and Jackson's annotations only.
 */
@NullMarked
package org.goodfaith.events;

import org.jspecify.annotations.NullMarked;
