package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DaysTest {

    @Test
    void areNamedWithTheirWeekday() throws IllegalAccessException {
        var name = DateTimeFormatter.ofPattern("EEE_uuuu_MM_dd", Locale.US);
        for (Field day : Days.class.getDeclaredFields()) {
            if (day.getType() == LocalDate.class) {
                assertThat(name.format((LocalDate) day.get(null)).toUpperCase(Locale.ROOT))
                        .isEqualTo(day.getName());
            }
        }
    }
}
