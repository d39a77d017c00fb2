package org.goodfaith.query.recording;

import org.jspecify.annotations.Nullable;

/**
 * Something to choose.
 *
 * @param value as it is recorded
 * @param label as people read it
 * @param hint what it is; absent if the label says it all
 */
public record FormOption(String value, String label, @Nullable String hint) {

    static FormOption of(String value, String label) {
        return new FormOption(value, label, null);
    }
}
