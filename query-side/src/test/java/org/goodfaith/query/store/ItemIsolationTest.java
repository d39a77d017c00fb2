package org.goodfaith.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
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
    void anItemThatExhaustsTheMemoryFailsAlone() {
        var failed = new ArrayList<Integer>();
        transaction.executeWithoutResult(_ -> ItemIsolation.each(
                sql,
                List.of(1, 2, 3),
                some -> some.forEach(item -> {
                    store(item);
                    if (item == 2) {
                        throw new OutOfMemoryError("as for a case that is too large");
                    }
                }),
                (item, failure) -> {
                    assertThat(failure).isInstanceOf(OutOfMemoryError.class);
                    failed.add(item);
                }));

        assertThat(failed).containsExactly(2);
        assertThat(stored()).containsExactly(1, 3);
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

    private void store(int number) {
        sql.sql("INSERT INTO stored VALUES (?)").param(number).update();
    }

    private List<Integer> stored() {
        return sql.sql("SELECT number FROM stored ORDER BY number")
                .query((row, _) -> row.getInt(1))
                .list();
    }
}
