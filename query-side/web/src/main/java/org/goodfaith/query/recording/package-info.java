/**
 * The forms in which people record what happened, enter orders and strike entries.
 *
 * <p>A form is made from the definition of what it records, and becomes the same JSON as the command side's HTTP API
 * takes. It goes there through one port, {@link org.goodfaith.query.recording.RecordingApi}, first as a dry run, so that a
 * form can do exactly what the API can and is refused in the same words. Nothing is decided here. Start with
 * {@code FactForm} for the model, which is pure, and with {@code RecordingFlow} for the way from a form to its receipt.
 */
@NullMarked
package org.goodfaith.query.recording;

import org.jspecify.annotations.NullMarked;
