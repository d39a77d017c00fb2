package org.goodfaith.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class SqlFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "40001, true", // serialization failure
        "40P01, true", // deadlock
        "42P01, true", // undefined table
        "53100, true", // disk full
        "57P01, true", // shutdown
        ", true", // the driver or the pool
        "21000, false", // two rows with the same key
        "22021, false", // a character PostgreSQL cannot store
        "23514, false", // check constraint
        "54000, false" // a word or an index row that is too long
    })
    void separatesFailuresOfTheDatabaseFromRefusalsOfData(String state, boolean ofTheDatabase) {
        var failure = new UncategorizedSQLException("storing", null, new SQLException("refused", state));

        assertThat(SqlFailures.isDatabaseFailure(failure)).isEqualTo(ofTheDatabase);
        assertThat(SqlFailures.states(failure)).containsExactly(state == null ? "" : state);
    }

    @Test
    void aTransactionThatCannotBeginIsAFailureOfTheDatabase() {
        var failure = new IllegalStateException(new CannotCreateTransactionException("no connection"));

        assertThat(SqlFailures.isDatabaseFailure(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "53300, true", // too many connections
        "53200, true", // out of memory
        "57P01, true", // shutdown
        "57P02, true", // crash of another backend
        "57014, true", // canceled
        "40P01, true", // deadlock
        "55P03, true", // a lock that is not available
        "42P01, false", // undefined table
        "22021, false" // a character PostgreSQL cannot store
    })
    void aReaderTriesAgainUnlessAStatementIsWrong(String state, boolean tryAgain) {
        var failure = new UncategorizedSQLException("reading", null, new SQLException("refused", state));

        assertThat(SqlFailures.isOutage(failure)).isEqualTo(tryAgain);
    }

    @Test
    void aDiskWithoutItsReserveIsAFailureOfTheDatabase() {
        assertThat(SqlFailures.isDatabaseFailure(new IllegalStateException(new DiskFullException())))
                .isTrue();
    }

    @Test
    void anyOtherFailureIsNone() {
        assertThat(SqlFailures.isDatabaseFailure(new ArithmeticException())).isFalse();
        assertThat(SqlFailures.isDatabaseFailure(new StackOverflowError())).isFalse();
    }
}
