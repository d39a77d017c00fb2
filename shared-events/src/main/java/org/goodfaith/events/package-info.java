/**
 * What is on record: every fact of a case and of a court's calendar, and the identifiers they use.
 *
 * <p>The names and components of these records are the stored format. Adding a component is a new revision with an
 * upcaster; renaming or removing one is not done. May depend on the JDK, JSpecify and Jackson's annotations only;
 * {@code ArchitectureTest} holds it to that. Start with {@link org.goodfaith.events.Fact}.
 */
@NullMarked
package org.goodfaith.events;

import org.jspecify.annotations.NullMarked;
