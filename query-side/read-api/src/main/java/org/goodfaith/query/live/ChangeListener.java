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
 * Hears, on one connection of its own, of what any node has taken in. If the connection is lost it makes another, and
 * as nobody tells what was said meanwhile, every page is then told to read itself again.
 */
@Component
class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

    /** What the connection is called in the database. */
    static final String NAME = "goodfaith listening";

    /** How soon it is noticed that the node stops; what is heard is heard at once. */
    private static final Duration WAIT = Duration.ofMillis(500);

    /** How long nothing may be heard before the connection is tried. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 5;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

    private final DataSource database;
    private final LiveStreams streams;
    private volatile @Nullable Thread listener;

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

    private void listen() {
        while (isRunning()) {
            try (Connection connection = database.getConnection()) {
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                if (isRunning()) {
                    log.warn("Pages are not kept current until the database can be listened to again", e);
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
                    throw new SQLException("the connection is dead");
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
