/**
 * The revisions of stored facts and the conversion of older ones.
 *
 * <p>This package may depend on the JDK and JSpecify. Start with {@link org.goodfaith.events.form.StoredForms}.
 */
@NullMarked
package org.goodfaith.events.form;

import org.jspecify.annotations.NullMarked;
