package org.goodfaith.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The embedded database alone, for tests that query it or start their own processes on it. */
public final class DatabaseForTests implements AutoCloseable {

    public static final String COMMAND_ROLE = "goodfaith_command";
    public static final String QUERY_ROLE = "goodfaith_query";

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
        return connectAs(user());
    }

    /** The superuser and the roles of both sides have the password of the owner. */
    public Connection connectAs(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, password());
    }

    /** Creates the roles of both sides as the deployment does. */
    public DatabaseForTests withRolesOfBothSides() {
        try (Connection connection = connectAs("postgres");
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("../deployment/postgres/1-roles.sql")));
            for (String role : List.of(COMMAND_ROLE, QUERY_ROLE)) {
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + password() + "'");
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The roles of both sides cannot be created", e);
        }
        return this;
    }

    @Override
    public void close() {
        database.close();
    }
}
