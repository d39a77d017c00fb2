package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.goodfaith.spring.DiskFullException;
import org.goodfaith.spring.SqlFailures;
import org.junit.jupiter.api.Test;

/** Tests that recording stops at the reserve and continues without a restart. */
class DiskReserveTest {

    private final AtomicLong free = new AtomicLong(100);
    private final DiskReserve reserve = new DiskReserve(free::get, 100);

    @Test
    void refusesRecordingOnlyWhileLessThanTheReserveIsFree() {
        assertThatCode(reserve::require).doesNotThrowAnyException();
        free.set(99);
        assertThatExceptionOfType(DiskFullException.class)
                .isThrownBy(reserve::require)
                .withNoCause()
                .matches(SqlFailures::isDatabaseFailure);
        free.set(100);
        assertThatCode(reserve::require).doesNotThrowAnyException();
    }
}
