package org.goodfaith.command.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.goodfaith.command.CommandSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests the event store on a real PostgreSQL, through Axon and with plain SQL. */
@SpringBootTest(classes = CommandSide.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(EventStoreTest.Database.class)
class EventStoreTest {

    private static final Instant NOON = Instant.parse("2026-02-09T12:00:00Z");
    private static final String AGGREGATE_TYPE = "Note";

    private static Instant now = NOON;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionManager transactions;

    private final String stream = UUID.randomUUID().toString();

    @Test
    void readsAppendedEvents() {
        append(0, "first");
        append(1, "second");

        assertThat(payloads()).containsExactly(new Noted("first"), new Noted("second"));
        assertThat(jdbc.sql("SELECT convert_from(payload, 'UTF8') FROM domain_event WHERE aggregate_identifier = ?")
                        .param(stream)
                        .query(String.class)
                        .list())
                .containsExactly("{\"text\":\"first\"}", "{\"text\":\"second\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE domain_event SET payload = ''",
                "UPDATE domain_event SET payload = '' WHERE false",
                "DELETE FROM domain_event",
                "TRUNCATE domain_event"
            })
    void rejectsUpdatesAndDeletesInTheDatabase(String statement) {
        append(0, "stays");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .havingRootCause()
                .withMessageContaining("append-only");
        assertThat(payloads()).containsExactly(new Noted("stays"));
    }

    @Test
    void reportsAConcurrencyConflict() {
        append(0, "opened");
        append(1, "winner");

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> append(1, "loser"));
        assertThat(payloads()).containsExactly(new Noted("opened"), new Noted("winner"));
    }

    @Test
    void rejectsASecondStreamWithTheSameIdentifier() {
        append(0, "opened");

        assertThatExceptionOfType(AggregateStreamCreationException.class).isThrownBy(() -> append(0, "opened again"));
    }

    @Test
    void rejectsAGapInAStream() {
        append(0, "opened");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> append(2, "too early"))
                .havingRootCause()
                .withMessageContaining("no predecessor");
    }

    @Test
    void recordedAtNeverDecreasesWithinAStream() {
        append(0, "at noon");
        now = NOON.minusSeconds(60);
        append(1, "after the clock was set back");
        now = NOON.plusMillis(1);
        append(2, "later");

        assertThat(store.readEvents(stream).asStream().map(DomainEventMessage::getTimestamp))
                .containsExactly(NOON, NOON, NOON.plusMillis(1));
        now = NOON;
    }

    @Test
    void rollsBackRowsWrittenInTheTransactionOfAnEvent() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(event(0, "opened"));
        work.attachTransaction(transactions);
        store.publish(event(0, "opened"));
        jdbc.sql("INSERT INTO idempotency VALUES ('clerk', ?, 'key', '', '{}', now())")
                .param(stream)
                .update();
        work.rollback();

        assertThat(payloads()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM idempotency WHERE record_id = ?")
                        .param(stream)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void append(long sequence, String text) {
        store.publish(event(sequence, text));
    }

    private DomainEventMessage<Noted> event(long sequence, String text) {
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, stream, sequence, new Noted(text));
    }

    private List<Noted> payloads() {
        return store.readEvents(stream)
                .asStream()
                .map(event -> (Noted) event.getPayload())
                .toList();
    }

    record Noted(String text) {}

    @Configuration(proxyBeanMethods = false)
    static class Database {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }

        @Bean
        Clock clock() {
            InstantSource stepped = () -> now;
            return stepped.withZone(ZoneOffset.UTC);
        }
    }
}
