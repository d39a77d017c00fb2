/**
 * Where each obligation of a case stands at a viewpoint, and why.
 *
 * <p>Everything here is a pure function of the facts, the court calendars and the viewpoint: no clock, no I/O, no
 * framework. May depend on {@code rulebook.time} and the shared events.
 */
@NullMarked
package org.goodfaith.rulebook.standing;

import org.jspecify.annotations.NullMarked;
