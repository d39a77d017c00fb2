package org.goodfaith.query.desk;

import org.jspecify.annotations.Nullable;

/**
 * Something to choose.
 *
 * @param value as it is recorded
 * @param label as people read it
 * @param hint what it is; absent if the label says it all
 */
public record Option(String value, String label, @Nullable String hint) {

    static Option of(String value, String label) {
        return new Option(value, label, null);
    }
}
