package org.goodfaith.query.recording;

import org.jspecify.annotations.Nullable;

/**
 * An option of a choice.
 *
 * @param value the recorded value
 * @param label the text on the page
 * @param hint an explanation; null if the label is enough
 */
public record FormOption(
        String value, String label, @Nullable String hint) {

    static FormOption of(String value, String label) {
        return new FormOption(value, label, null);
    }
}
