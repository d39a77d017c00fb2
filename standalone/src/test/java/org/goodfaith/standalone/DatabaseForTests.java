package org.goodfaith.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The embedded database alone, for tests that query it or start their own processes on it. */
public final class DatabaseForTests implements AutoCloseable {

    public static final String COMMAND_ROLE = "goodfaith_command";
    public static final String QUERY_ROLE = "goodfaith_query";
    private static final String SERVER_FILE = "postgresql/postmaster.pid";
    private static final int PORT_LINE = 3;

    /** Unpacking takes seconds, so all databases of the build use the same programs. */
    static final Path PROGRAMS = Path.of("target/postgresql-programs").toAbsolutePath();

    private final EmbeddedDatabase database;
    private final Path dataDir;

    private DatabaseForTests(EmbeddedDatabase database, Path dataDir) {
        this.database = database;
        this.dataDir = dataDir;
    }

    /** Starts the database on the data directory of an installation, or on a new one. */
    public static DatabaseForTests startIn(Path dataDir) {
        return new DatabaseForTests(start(dataDir), dataDir);
    }

    static EmbeddedDatabase start(Path dataDir) {
        return EmbeddedDatabase.startIn(dataDir, PROGRAMS, Clock.systemUTC());
    }

    /** Returns the setting with which a product uses the programs of this build. */
    public static String programsSetting() {
        return "goodfaith.programs-dir=" + PROGRAMS;
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

    /** Connects to the embedded database of a running product. */
    public static Connection connectTo(Path dataDir) throws SQLException, IOException {
        String port = serverFile(dataDir).get(PORT_LINE).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/goodfaith",
                "goodfaith",
                Files.readString(dataDir.resolve("postgresql-password")));
    }

    /** Returns the embedded database server of a running or killed product; empty if it has ended. */
    public static Optional<ProcessHandle> serverOf(Path dataDir) throws IOException {
        return Files.exists(dataDir.resolve(SERVER_FILE))
                ? ProcessHandle.of(Long.parseLong(serverFile(dataDir).getFirst().strip()))
                        // The file of a server that has ended may name a process of somebody else.
                        .filter(process -> process.info().command().orElse("").contains("postgres"))
                : Optional.empty();
    }

    private static List<String> serverFile(Path dataDir) throws IOException {
        return Files.readAllLines(dataDir.resolve(SERVER_FILE));
    }

    @Override
    public void close() {
        database.close();
    }
}
