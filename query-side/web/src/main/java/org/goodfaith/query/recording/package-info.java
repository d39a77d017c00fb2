/**
 * The forms for recording facts, entering orders and striking entries.
 *
 * <p>Each form is built from the definition of the fact, and becomes the JSON body of an API operation. It is sent
 * through one port, {@link org.goodfaith.query.recording.RecordingApi}, first as a dry run. Forms therefore allow what
 * the API allows, and show the API's errors. No rule is checked here. Start with {@code FactForm}, which builds the
 * form, and {@code RecordingFlow}, which takes it from the first page to the receipt.
 */
@NullMarked
package org.goodfaith.query.recording;

import org.jspecify.annotations.NullMarked;
