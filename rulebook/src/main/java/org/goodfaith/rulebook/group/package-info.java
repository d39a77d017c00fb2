/**
 * Derives the groups of consolidated and related cases that a case belongs to. Each case keeps its own entries and
 * obligations; a group only names the others.
 */
@NullMarked
package org.goodfaith.rulebook.group;

import org.jspecify.annotations.NullMarked;
