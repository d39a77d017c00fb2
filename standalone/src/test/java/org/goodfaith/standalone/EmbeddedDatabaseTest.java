package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.goodfaith.spring.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that the embedded database keeps acknowledged transactions and restarts after a killed process. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedDatabaseTest {

    private static final int ACKNOWLEDGED_BEFORE_KILL = 50;

    @TempDir
    private Path data;

    @Test
    void isDurable() throws SQLException {
        try (var database = DatabaseForTests.start(data)) {
            assertThat(shown(database, "fsync")).isEqualTo("on");
            assertThat(shown(database, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(database, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void rejectsConnectionsWithoutThePassword() {
        try (var database = DatabaseForTests.start(data)) {
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
        try (var _ = EmbeddedDatabase.startIn(fresh, null, Clock.systemUTC())) {
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
        try (var _ = DatabaseForTests.start(data)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DatabaseForTests.start(data))
                    .withMessageContaining(data.toString());
        }
    }

    @Test
    void keepsEverythingAcrossAKillAndStopsTheOrphanedServer() throws IOException, InterruptedException, SQLException {
        int acknowledged = killAWriter();
        ProcessHandle orphan = serverProcess();
        assertThat(orphan.isAlive()).as("the server outlived its process").isTrue();

        try (var database = DatabaseForTests.start(data)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Integer.parseInt(queried(database, "SELECT count(*) FROM written")))
                    .isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void stopsAnOrphanedServerWhosePidFileWasCut() throws IOException, InterruptedException, SQLException {
        int acknowledged = killAWriter();
        ProcessHandle orphan = serverProcess();
        Files.writeString(data.resolve("postgresql/postmaster.pid"), "");

        try (var database = DatabaseForTests.start(data)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Integer.parseInt(queried(database, "SELECT count(*) FROM written")))
                    .isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void startsWhenThePidFileIsIncompleteOrNamesAnotherProgram() throws IOException, SQLException {
        DatabaseForTests.start(data).close();
        Path database = data.resolve("postgresql");
        long another = ProcessHandle.current().pid();
        for (String content : List.of(
                "",
                "\n",
                "no number",
                another + "\n" + database,
                another + "\n" + database + "\n1000000000\n5432\n\n127.0.0.1\n0 0\nready   \n")) {
            Files.writeString(database.resolve("postmaster.pid"), content);
            try (var restarted = DatabaseForTests.start(data)) {
                assertThat(queried(restarted, "SELECT 1")).as(content).isEqualTo("1");
            }
        }
    }

    @Test
    void repairsAFirstStartThatWasKilledWhileItCreatedTheDatabase()
            throws IOException, InterruptedException, SQLException {
        Process first = writer();
        await().until(() ->
                !leftovers().isEmpty() && Files.exists(leftovers().getFirst().resolve("PG_VERSION")));
        first.destroyForcibly();
        first.waitFor();
        assertThat(data.resolve("postgresql")).doesNotExist();

        try (var database = DatabaseForTests.start(data)) {
            assertThat(queried(database, "SELECT 1")).isEqualTo("1");
        }
        DatabaseForTests.start(data).close();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void neverTouchesADatabaseThatIsNoLeftover() throws IOException {
        Path restored = Files.createDirectories(data.resolve("postgresql"));
        Files.writeString(restored.resolve("PG_VERSION"), "18");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DatabaseForTests.start(data))
                .withMessageContaining("restore the data directory from a backup");
        assertThat(restored.resolve("PG_VERSION")).exists();
    }

    @Test
    void saysWhichPasswordIsWrongOrMissing() throws IOException {
        DatabaseForTests.start(data).close();
        Path password = data.resolve("postgresql-password");
        Files.writeString(password, "guessed");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DatabaseForTests.start(data))
                .withMessageContainingAll(password.toString(), "restore it from the backup");
        Files.delete(password);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DatabaseForTests.start(data))
                .withMessageContainingAll("restore " + password);
    }

    /** Even if the server cannot start for a while. */
    @Test
    void restartsAKilledServerAtTheSamePort() throws IOException, SQLException {
        try (var database = DatabaseForTests.start(data);
                Connection connection = connectTo(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written (number integer)");
            statement.execute("INSERT INTO written VALUES (1)");
            String url = database.jdbcUrl();
            Path needed = data.resolve("postgresql/global/pg_control");
            Path away = data.resolve("pg_control");
            ProcessHandle killed = serverProcess();
            Files.move(needed, away);
            killed.destroyForcibly();
            await().until(() -> !database.isRunning() && database.lastOutage().isPresent());
            Files.move(away, needed);

            await().until(() -> database.restarts() == 1);
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(serverProcess()).isNotEqualTo(killed);
            assertThat(queried(database, "SELECT count(*) FROM written")).isEqualTo("1");
            var outage = database.lastOutage().orElseThrow();
            assertThat(outage.cause()).contains("killed");
            assertThat(outage.until()).isAfterOrEqualTo(outage.since());
        }
    }

    @Test
    void startsAndRecoversWhenAFullDiskHasRoomAgain() throws IOException, InterruptedException, SQLException {
        try (var disk = SmallDisk.mount(250)) {
            assumeTrue(disk.isMounted(), "only root can mount the small disk of this test");
            Path onDisk = disk.path().resolve("data");
            disk.fillUpTo(20_000_000);
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DatabaseForTests.start(onDisk))
                    .withMessageContainingAll("cannot be created", "has at least 300 MB free");
            disk.free();
            try (var database = DatabaseForTests.start(onDisk)) {
                int acknowledged = 0;
                disk.fillUpTo(8_000_000);
                try (Connection connection = connectTo(database);
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE written (number integer, filler text STORAGE EXTERNAL)");
                    while (true) {
                        statement.execute("INSERT INTO written VALUES (1, repeat('x', 100000))");
                        acknowledged++;
                    }
                } catch (SQLException e) {
                    assertThat(e.getSQLState())
                            .as("after %d rows", acknowledged)
                            .matches("53100|08.*|57P.*");
                }
                disk.free();

                int expected = acknowledged;
                await().ignoreExceptions().untilAsserted(() -> {
                    assertThat(queried(
                                    database,
                                    "WITH more AS (INSERT INTO written VALUES (2, '') RETURNING number)"
                                            + " SELECT number FROM more"))
                            .isEqualTo("2");
                    assertThat(Integer.parseInt(queried(database, "SELECT count(*) FROM written WHERE number = 1")))
                            .isBetween(expected, expected + 1);
                });
            }
        }
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgresql.creating"))
                    .toList();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20));
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills a process that inserts rows, and returns the number of acknowledged rows. */
    private int killAWriter() throws IOException, InterruptedException {
        Process writer = writer();
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
        return acknowledged;
    }

    private ProcessHandle serverProcess() throws IOException {
        return OrphanedServer.process(data.resolve("postgresql")).orElseThrow();
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
            try (var database = DatabaseForTests.start(Path.of(args[0]));
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
