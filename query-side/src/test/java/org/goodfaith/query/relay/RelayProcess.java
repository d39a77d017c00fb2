package org.goodfaith.query.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.relay.RelayConfiguration.Settings;
import org.goodfaith.query.relay.RelayConfiguration.TopicCreation;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs only the relay, in a process that a test can kill. */
final class RelayProcess {

    private RelayProcess() {}

    /** @param arguments the addresses of the database and of the broker */
    public static void main(String[] arguments) throws InterruptedException {
        var pool = new HikariConfig();
        pool.setJdbcUrl(arguments[0]);
        var database = new HikariDataSource(pool);
        var sql = JdbcClient.create(database);
        var settings = new Settings(
                arguments[1],
                "https://goodfaith.example",
                "facts.public",
                "facts.internal",
                "statuses.public",
                "statuses.internal",
                Duration.ofMillis(50),
                Map.of(),
                new TopicCreation(true, 3, (short) 1, 1));
        new RelayConfiguration()
                .factRelays(settings, database, sql, StoredForms.KNOWN, new RecordedTime(sql, Clock.systemUTC()))
                .start();
        // The worker's threads are daemons and do not keep the process alive.
        Thread.currentThread().join();
    }
}
