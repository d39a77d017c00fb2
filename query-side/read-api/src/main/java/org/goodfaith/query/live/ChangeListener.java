package org.goodfaith.query.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.goodfaith.query.casestatus.CaseChangeNotifier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on a dedicated connection for changes made by any node. After a lost connection it reconnects and asks every
 * page to refresh, because notifications may have been missed.
 */
@Component
class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

    /** The application name of the connection in the database. */
    static final String NAME = "goodfaith listening";

    /** The interval at which a stop of the node is noticed. Notifications arrive at once. */
    private static final Duration WAIT = Duration.ofMillis(500);

    /** The longest silence before the connection is tested. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 5;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

    private final DataSource database;
    private final LiveStreams streams;
    private volatile @Nullable Thread listener;
    private boolean paused;

    ChangeListener(DataSource database, LiveStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    @Override
    public void start() {
        var thread = Thread.ofPlatform().daemon().name("listening").unstarted(this::listen);
        listener = thread;
        thread.start();
    }

    /** Logs an outage once, not each attempt. */
    private void listen() {
        while (isRunning()) {
            try (Connection connection = database.getConnection()) {
                if (paused) {
                    paused = false;
                    log.info("Live updates continue");
                }
                hear(connection);
            } catch (SQLException | RuntimeException | Error e) {
                if (isRunning()) {
                    if (!paused) {
                        paused = true;
                        log.warn(
                                "Live updates are paused until the connection to the database is restored: {}",
                                e.getMessage());
                    }
                    LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
                }
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        connection.setClientInfo("ApplicationName", NAME);
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CaseChangeNotifier.CHANNEL);
        }
        streams.changed(Set.of());
        var notifying = connection.unwrap(PGConnection.class);
        long heardAt = System.nanoTime();
        while (isRunning()) {
            PGNotification[] told = notifying.getNotifications(Math.toIntExact(WAIT.toMillis()));
            if (told != null && told.length > 0) {
                for (PGNotification one : told) {
                    streams.changed(CaseChangeNotifier.cases(one.getParameter()));
                }
                heardAt = System.nanoTime();
            } else if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
                if (!connection.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("The connection is closed");
                }
                heardAt = System.nanoTime();
            }
        }
    }

    @Override
    public void stop() {
        var thread = listener;
        listener = null;
        if (thread != null) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }
}
