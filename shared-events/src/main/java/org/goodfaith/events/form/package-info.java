/**
 * The stored forms that facts have had, and how an older one is read.
 *
 * <p>May depend on the JDK and JSpecify. Start with {@link org.goodfaith.events.form.StoredForms}.
 */
@NullMarked
package org.goodfaith.events.form;

import org.jspecify.annotations.NullMarked;
