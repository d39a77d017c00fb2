/**
 * The facts of a case and of a court's calendar, and the identifiers they use.
 *
 * <p>The names and components of these records are the stored format. A new component needs a new revision with an
 * upcaster. Components are never renamed or removed. This package may depend on the JDK, JSpecify and Jackson's
 * annotations only; {@code ArchitectureTest} enforces this. Start with {@link org.goodfaith.events.Fact}.
 */
@NullMarked
package org.goodfaith.events;

import org.jspecify.annotations.NullMarked;
