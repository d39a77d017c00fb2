package org.goodfaith.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The embedded database alone, for tests that query it or start their own processes on it. */
public final class DatabaseForTests implements AutoCloseable {

    private final EmbeddedDatabase database;
    private final Path dataDir;

    private DatabaseForTests(EmbeddedDatabase database, Path dataDir) {
        this.database = database;
        this.dataDir = dataDir;
    }

    /** Starts the database on the data directory of an installation, or on a new one. */
    public static DatabaseForTests startIn(Path dataDir) {
        return new DatabaseForTests(EmbeddedDatabase.startIn(dataDir), dataDir);
    }

    /** Returns the directory in which processes keep the ledger's key and checkpoints. */
    public Path besides() {
        return dataDir.resolve("besides");
    }

    public String url() {
        return database.jdbcUrl();
    }

    public String user() {
        return database.user();
    }

    public String password() {
        return database.password();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    @Override
    public void close() {
        database.close();
    }
}
