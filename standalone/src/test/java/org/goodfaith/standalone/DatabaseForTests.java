package org.goodfaith.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The embedded database without the product, for tests that look into it or give it to processes of their own. */
public final class DatabaseForTests implements AutoCloseable {

    private final EmbeddedDatabase database;
    private final Path dataDir;

    private DatabaseForTests(EmbeddedDatabase database, Path dataDir) {
        this.database = database;
        this.dataDir = dataDir;
    }

    /** Starts it on a data directory of the product, or a new one. */
    public static DatabaseForTests startIn(Path dataDir) {
        return new DatabaseForTests(EmbeddedDatabase.startIn(dataDir), dataDir);
    }

    /** @return where processes that work with it keep what is not in it, the ledger's key and checkpoints */
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
