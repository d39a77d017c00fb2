package org.goodfaith.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests that a failing item affects no other item, on a real PostgreSQL. */
class ItemIsolationTest {

    private EmbeddedPostgres postgres;
    private JdbcClient sql;
    private TransactionTemplate transaction;

    @BeforeEach
    void begin() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        DataSource database = postgres.getPostgresDatabase();
        sql = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        sql.sql("CREATE TABLE stored (number int CHECK (number NOT IN (7, 13)))")
                .update();
    }

    @AfterEach
    void end() throws IOException {
        postgres.close();
    }

    @Test
    void storesEveryItemButThoseThatFail() {
        var failed = new ArrayList<Integer>();
        var attempts = new int[1];
        transaction.executeWithoutResult(_ -> ItemIsolation.each(
                sql,
                IntStream.range(0, 100).boxed().toList(),
                some -> {
                    attempts[0]++;
                    some.forEach(this::store);
                },
                (item, _) -> failed.add(item)));

        assertThat(failed).containsExactly(7, 13);
        assertThat(stored()).hasSize(98).doesNotContain(7, 13);
        assertThat(attempts[0]).as("a bisection, not one attempt for each item").isLessThan(30);
    }

    @Test
    void blamesNoItemForAFailureOfTheDatabase() {
        var failed = new ArrayList<Integer>();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(_ -> ItemIsolation.each(
                        sql,
                        List.of(1, 2),
                        some -> {
                            some.forEach(this::store);
                            sql.sql("DO $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'; END $$")
                                    .update();
                        },
                        (item, _) -> failed.add(item))));

        assertThat(failed).isEmpty();
        assertThat(stored()).isEmpty();
    }

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
    void tellsFailuresOfTheDatabaseFromThoseOfItems(String state, boolean ofTheDatabase) {
        var failure = new UncategorizedSQLException("storing", null, new SQLException("refused", state));
        assertThat(ItemIsolation.isDatabaseFailure(failure)).isEqualTo(ofTheDatabase);
    }

    @Test
    void blamesTheItemForAnyOtherFailure() {
        assertThat(ItemIsolation.isDatabaseFailure(new ArithmeticException())).isFalse();
        assertThat(ItemIsolation.isDatabaseFailure(new StackOverflowError())).isFalse();
    }

    private void store(int number) {
        sql.sql("INSERT INTO stored VALUES (?)").param(number).update();
    }

    private List<Integer> stored() {
        return sql.sql("SELECT number FROM stored ORDER BY number")
                .query((row, _) -> row.getInt(1))
                .list();
    }
}
