package org.goodfaith.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.goodfaith.query.operations.StorageState.Outage;
import org.goodfaith.spring.CannotStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that starts and stops with this process and keeps every acknowledged commit, even if the process is
 * killed.
 *
 * <p>It listens on the loopback address at a free port and requires a password. The password is in the data directory,
 * so anyone who can read the data can connect.
 *
 * <p>A supervisor restarts the server at the same port if it ends for any reason, and keeps trying: a full disk may get
 * room, and connections that a killed server left behind need a moment to end.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String OWNER = "goodfaith";
    private static final String WRONG_PASSWORD = "28P01";
    private static final int FIRST_STARTS_MAX = 3;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration RETRY_MIN = Duration.ofMillis(500);
    private static final Duration RETRY_MAX = Duration.ofSeconds(5);

    private final DataDirectory data;
    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final int port;
    private final Clock clock;
    private final Thread supervisor;

    private volatile PostgresServer server;
    private volatile boolean closed;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile @Nullable Outage lastOutage;

    private EmbeddedDatabase(
            DataDirectory data,
            PostgresPrograms programs,
            PostgresCluster cluster,
            PostgresServer server,
            int port,
            Clock clock) {
        this.data = data;
        this.programs = programs;
        this.cluster = cluster;
        this.server = server;
        this.port = port;
        this.clock = clock;
        this.supervisor =
                Thread.ofPlatform().daemon().name("database supervisor").unstarted(this::supervise);
    }

    /**
     * Starts the server on {@code dataDir} and creates the database at the first start.
     *
     * @param programsDir the directory for the unpacked programs; by default in {@code dataDir}
     * @throws CannotStart if another process uses that directory, or if the directory cannot be used
     */
    static EmbeddedDatabase startIn(Path dataDir, @Nullable Path programsDir, Clock clock) {
        DataDirectory data = DataDirectory.take(dataDir);
        EmbeddedDatabase database = null;
        try {
            PostgresPrograms programs = PostgresPrograms.in(
                    programsDir == null ? data.folder("postgresql-programs") : Files.createDirectories(programsDir));
            PostgresCluster cluster = PostgresCluster.in(data, programs);
            database = firstStart(data, programs, cluster, clock);
            database.provideOwner();
            database.supervisor.start();
            return database;
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory " + data + " cannot be used (" + CannotStart.reason(e)
                            + "): make it writable and make sure that the disk has room, or choose another one with"
                            + " --goodfaith.data-dir=<directory>.",
                    e);
        } finally {
            if (database == null || !database.supervisor.isAlive()) {
                abandon(data, database);
            }
        }
    }

    /** Tries other ports and waits for the connections of a killed server to end. */
    private static EmbeddedDatabase firstStart(
            DataDirectory data, PostgresPrograms programs, PostgresCluster cluster, Clock clock) throws IOException {
        String reason = "";
        for (int attempt = 0; attempt < FIRST_STARTS_MAX; attempt++) {
            int port = freePort();
            try {
                return new EmbeddedDatabase(
                        data,
                        programs,
                        cluster,
                        PostgresServer.start(programs, cluster.directory(), logFile(data), port),
                        port,
                        clock);
            } catch (PostgresServer.NotStarted e) {
                reason = e.reason();
                LockSupport.parkNanos(RETRY_MIN.toNanos());
            }
        }
        throw new CannotStart("The database in " + cluster + " does not start (" + reason + "): remove the cause; "
                + logFile(data) + " has the details.");
    }

    private static Path logFile(DataDirectory data) {
        return data.resolve("postgresql.log");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void abandon(DataDirectory data, @Nullable EmbeddedDatabase database) {
        if (database == null) {
            data.close();
        } else {
            database.close();
        }
    }

    /** The JDBC URL for the owner of the tables; use it with {@link #user()} and {@link #password()}. */
    String jdbcUrl() {
        return url(OWNER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The owner of the tables, which is not a superuser. */
    String user() {
        return OWNER;
    }

    String password() {
        return cluster.password();
    }

    boolean isRunning() {
        return server.isRunning();
    }

    /** Returns how often the server had to be restarted since this process started. */
    int restarts() {
        return restarts.get();
    }

    Optional<Outage> lastOutage() {
        return Optional.ofNullable(lastOutage);
    }

    @Override
    public void close() {
        closed = true;
        supervisor.interrupt();
        try {
            supervisor.join();
            server.stop();
            OrphanedServer.end(cluster.directory());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be stopped", e);
        } finally {
            data.close();
        }
    }

    /** Creates the owner and its database unless they exist. If that is interrupted, the next start continues it. */
    private void provideOwner() {
        try (Connection connection =
                        DriverManager.getConnection(url("postgres"), PostgresCluster.SUPERUSER, password());
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "SELECT FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password() + "'");
            }
            if (isMissing(statement, "SELECT FROM pg_database WHERE datname = '" + OWNER + "'")) {
                statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER);
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    WRONG_PASSWORD.equals(e.getSQLState())
                            ? "The file " + data.resolve("postgresql-password")
                                    + " does not contain the password of the"
                                    + " database: restore it from the backup of the data directory."
                            : "The database in " + cluster + " cannot be used (" + e.getMessage()
                                    + "): remove the cause; " + logFile(data) + " has the details.",
                    e);
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    private void supervise() {
        while (!closed) {
            if (server.isRunning()) {
                LockSupport.parkNanos(LOOK.toNanos());
            } else {
                restart(server.lastWords());
            }
        }
    }

    /** Tries until the server runs. Logs only the reasons that are new. */
    private void restart(String cause) {
        var outage = new Outage(clock.instant(), null, cause);
        lastOutage = outage;
        log.error("The embedded database ended unexpectedly ({}). Requests fail until it is restarted.", cause);
        String said = "";
        Duration pause = RETRY_MIN;
        while (!closed) {
            String reason;
            try {
                server = PostgresServer.start(programs, cluster.directory(), logFile(data), port);
                var _ = restarts.incrementAndGet();
                Instant now = clock.instant();
                lastOutage = new Outage(outage.since(), now, cause);
                log.warn(
                        "The embedded database was restarted at port {} after {} ms",
                        port,
                        Duration.between(outage.since(), now).toMillis());
                return;
            } catch (PostgresServer.NotStarted e) {
                reason = e.reason();
            } catch (IOException | RuntimeException e) {
                reason = e.toString();
            }
            if (!closed && !reason.equals(said)) {
                log.error("The embedded database cannot be restarted yet ({}). Retrying.", reason);
                said = reason;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(RETRY_MAX) < 0 ? pause.multipliedBy(2) : RETRY_MAX;
        }
    }
}
