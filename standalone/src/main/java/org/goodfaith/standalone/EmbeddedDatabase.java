package org.goodfaith.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A real PostgreSQL that starts and stops with this process and keeps every acknowledged commit, even if the process is
 * killed.
 *
 * <p>It listens on the loopback address at a free port and requires a password. The password is in the data directory,
 * so anyone who can read the data can connect.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_WAIT_MAX = Duration.ofMinutes(2);
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "goodfaith";

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on {@code dataDir} and creates the database at the first start.
     *
     * @throws DataDirectory.InUse if another process uses that directory
     */
    static EmbeddedDatabase startIn(Path dataDir) {
        DataDirectory directory = DataDirectory.take(dataDir);
        try {
            Path database = directory.resolve("postgresql");
            OrphanedServer.end(database);
            Path passwordFile = directory.resolve("postgresql-password");
            boolean secured = Files.exists(passwordFile);
            String password = secured ? Files.readString(passwordFile) : newPassword();
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(database)
                    .setCleanDataDirectory(false)
                    // The library makes its working directory world-writable; the parent directory is private.
                    .setOverrideWorkingDirectory(directory
                            .folder("postgresql-programs")
                            .resolve("unpacked")
                            .toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WAIT_MAX)
                    .setConnectConfig("password", password)
                    // The library, made for tests, turns these two off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    // Queries of killed clients end, so that a regular shutdown does not wait for them.
                    .setServerConfig("client_connection_check_interval", "1s")
                    .setDataDirectoryCustomizer(secured ? data -> {} : EmbeddedDatabase::trustLocalConnections)
                    .start();
            var embedded = new EmbeddedDatabase(directory, server, password);
            if (!secured) {
                embedded.secure(database, passwordFile);
            }
            return embedded;
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException("The embedded database cannot be started in " + dataDir, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The JDBC URL for the owner of the tables; use it with {@link #user()} and {@link #password()}. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + OWNER;
    }

    /** The owner of the tables, which is not a superuser. */
    String user() {
        return OWNER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be stopped", e);
        } finally {
            directory.close();
        }
    }

    /** Used until {@link #secure} has finished. If that is interrupted, the next start repeats it. */
    private static void trustLocalConnections(File data) {
        writeAccessRules(data.toPath(), "trust");
    }

    /** Creates the owner and its database, and requires the password for every connection. */
    private void secure(Path database, Path passwordFile) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
            statement.execute("DROP DATABASE IF EXISTS " + OWNER);
            statement.execute("DROP ROLE IF EXISTS " + OWNER);
            statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + OWNER + " OWNER " + OWNER);
            writeAccessRules(database, "scram-sha-256");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The embedded database cannot be set up", e);
        }
        Path draft = passwordFile.resolveSibling(passwordFile.getFileName() + ".draft");
        Files.writeString(draft, password);
        readableByOwnerOnly(draft);
        Files.move(draft, passwordFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeAccessRules(Path database, String method) {
        try {
            Files.write(
                    database.resolve("pg_hba.conf"),
                    ("host all all 127.0.0.1/32 " + method + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database's access rules cannot be written", e);
        }
    }

    private static void readableByOwnerOnly(Path path) {
        File file = path.toFile();
        boolean closedToOthers = file.setReadable(false, false) && file.setReadable(true, true);
        if (!closedToOthers && File.separatorChar == '/') {
            throw new IllegalStateException(path + " stays readable to others");
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
