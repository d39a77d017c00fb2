package org.goodfaith.orders;

import java.util.List;

/** Checks a list of readings. */
final class Readings {

    private static final int READINGS_MAX = 5;

    private Readings() {}

    static List<Reading> checked(List<Reading> readings) {
        if (readings.isEmpty() || readings.size() > READINGS_MAX) {
            throw new IllegalArgumentException("a term must have from 1 to " + READINGS_MAX + " readings");
        }
        if (readings.stream().map(Reading::id).distinct().count() != readings.size()) {
            throw new IllegalArgumentException("two readings have the same id");
        }
        if (readings.stream().filter(Reading::byDefault).count() != 1) {
            throw new IllegalArgumentException("exactly one reading must be marked byDefault");
        }
        return List.copyOf(readings);
    }
}
