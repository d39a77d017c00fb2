package org.goodfaith.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Provides a real PostgreSQL with the command side's event table, a clock that tests set, and a recorder of facts. */
@TestConfiguration(proxyBeanMethods = false)
public class QueryDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        DataSource database = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(database)
                .locations("filesystem:../command-side/src/main/resources/db/migration/command")
                .table("schema_history_command")
                .load()
                .migrate();
        return database;
    }

    @Bean
    SetClock clock() {
        return new SetClock();
    }

    @Bean
    Recorder recorder(EventStore store, TransactionManager transactions, SetClock clock) {
        return new Recorder(store, transactions, clock);
    }

    /** A clock that only moves when a test sets it. */
    public static final class SetClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-20T16:00:00Z"));

        public void set(Instant moment) {
            now.set(moment);
        }

        public void set(String moment) {
            set(Instant.parse(moment));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
