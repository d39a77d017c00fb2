package org.goodfaith.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.goodfaith.command.http.CommandApi;
import org.goodfaith.command.http.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A retry gets its first receipt for the whole retention. After that, its key is removed. */
@ServerTest
class IdempotencyCleanupTest {

    private static final Duration RETENTION = Duration.ofDays(400);

    @Autowired
    private CommandApi api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void keepsAKeyForTheWholeRetention() {
        String caseId = api.openCase("24-cv-00671");
        String path = "/api/v1/cases/" + caseId + "/facts/CommunicationAnswered";
        String body = """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}
                """;
        var first = api.post(path, body, "Idempotency-Key", "retention");

        cleanUpAt(clock.instant().plus(RETENTION));
        var retry = api.post(path, body, "Idempotency-Key", "retention");

        assertThat(first.status()).isEqualTo(201);
        assertThat(retry.body()).isEqualTo(first.body());
        assertThat(api.factsOf(caseId)).hasSize(4);

        cleanUpAt(clock.instant().plus(RETENTION).plusMillis(1));
        assertThat(keysOf(caseId)).isZero();
    }

    @Test
    void removesMoreThanOneBatch() {
        jdbc.sql("""
                INSERT INTO idempotency
                SELECT 'intake', 'cand-24-cv-00672', 'key-' || n, 'digest', '{}',
                       timestamptz '2020-01-01 00:00:00Z' + n * interval '1 minute'
                  FROM generate_series(1, :rows) AS n
                """).param("rows", 2 * IdempotencyCleanup.BATCH_ROWS + 1).update();

        cleanUpAt(Instant.parse("2020-01-01T00:10:00Z").plus(RETENTION));
        assertThat(keysOf("cand-24-cv-00672"))
                .as("the keys of the tenth minute and later")
                .isEqualTo(2 * IdempotencyCleanup.BATCH_ROWS + 1 - 9);

        cleanUpAt(clock.instant());
        assertThat(keysOf("cand-24-cv-00672")).isZero();
    }

    @Test
    void needsARetention() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyCleanup.Settings(Duration.ofHours(1), Duration.ofHours(1)))
                .withMessageContaining("goodfaith.command.idempotency.retention");
    }

    private void cleanUpAt(Instant now) {
        new IdempotencyCleanup(
                        jdbc,
                        Clock.fixed(now, ZoneOffset.UTC),
                        new IdempotencyCleanup.Settings(RETENTION, Duration.ofHours(1)))
                .removeExpired();
    }

    private long keysOf(String recordId) {
        return jdbc.sql("SELECT count(*) FROM idempotency WHERE record_id = ?")
                .param(recordId)
                .query(Long.class)
                .single();
    }
}
