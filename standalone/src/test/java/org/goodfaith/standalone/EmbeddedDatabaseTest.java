package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the embedded database keeps acknowledged transactions and restarts after a killed process. */
class EmbeddedDatabaseTest {

    private static final int ACKNOWLEDGED_BEFORE_KILL = 50;

    @TempDir
    private Path data;

    @Test
    void isDurable() throws SQLException {
        try (var database = EmbeddedDatabase.startIn(data)) {
            assertThat(shown(database, "fsync")).isEqualTo("on");
            assertThat(shown(database, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(database, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void rejectsConnectionsWithoutThePassword() {
        try (var database = EmbeddedDatabase.startIn(data)) {
            for (String user : new String[] {"goodfaith", "postgres"}) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "guessed"))
                        .withMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isClosedToOtherUsersOfTheMachine() throws IOException {
        Path fresh = data.resolve("fresh");
        try (var _ = EmbeddedDatabase.startIn(fresh)) {
            for (Path closed : List.of(fresh, fresh.resolve("postgresql"), fresh.resolve("postgresql-programs"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                        .isEqualTo("rwx------");
            }
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(fresh.resolve("postgresql-password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void allowsOneProcessAtATime() {
        try (var _ = EmbeddedDatabase.startIn(data)) {
            assertThatExceptionOfType(DataDirectory.InUse.class)
                    .isThrownBy(() -> EmbeddedDatabase.startIn(data))
                    .withMessageContaining(data.toString());
        }
    }

    @Test
    void keepsEverythingAcrossAKillAndStopsTheOrphanedServer() throws IOException, InterruptedException, SQLException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (BufferedReader out = writer.inputReader()) {
            while (acknowledged < ACKNOWLEDGED_BEFORE_KILL) {
                String line = out.readLine();
                assertThat(line).as("a line of the writer").isNotNull();
                if (line.startsWith(Writer.ACKNOWLEDGED)) {
                    acknowledged = Integer.parseInt(line.substring(Writer.ACKNOWLEDGED.length()));
                }
            }
            writer.destroyForcibly();
        }
        writer.waitFor();
        ProcessHandle orphan = ProcessHandle.of(serverProcess()).orElseThrow();
        assertThat(orphan.isAlive()).as("the server outlived its process").isTrue();

        try (var database = EmbeddedDatabase.startIn(data)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Integer.parseInt(queried(database, "SELECT count(*) FROM written")))
                    .isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void startsWhenThePidFileNamesAnotherProgram() throws IOException, SQLException {
        EmbeddedDatabase.startIn(data).close();
        Path database = data.resolve("postgresql");
        Files.writeString(
                database.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + database + "\n1000000000\n5432\n\n127.0.0.1\n0 0\nready   \n");

        try (var restarted = EmbeddedDatabase.startIn(data)) {
            assertThat(queried(restarted, "SELECT 1")).isEqualTo("1");
        }
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static String shown(EmbeddedDatabase database, String setting) throws SQLException {
        return queried(database, "SHOW " + setting);
    }

    private static String queried(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connectTo(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connectTo(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** The process that the test kills. It inserts rows and prints the number of each acknowledged row. */
    static final class Writer {

        static final String ACKNOWLEDGED = "acknowledged ";

        private Writer() {}

        public static void main(String[] args) throws SQLException {
            try (var database = EmbeddedDatabase.startIn(Path.of(args[0]));
                    Connection connection = connectTo(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE written (number integer)");
                for (int number = 1; ; number++) {
                    statement.execute("INSERT INTO written VALUES (" + number + ")");
                    System.out.println(ACKNOWLEDGED + number);
                }
            }
        }
    }
}
