package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each start that cannot succeed ends with one sentence that says what to do, and with an exit code. */
@Execution(ExecutionMode.CONCURRENT)
class StartupFailureTest {

    @TempDir
    private Path data;

    @Test
    void saysThatTheDataDirectoryCannotBeUsed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        saysOnly(
                Server.failToStart(Goodfaith.class, "--goodfaith.data-dir=" + file.resolve("data")),
                "The data directory " + file.resolve("data") + " cannot be used",
                "--goodfaith.data-dir=<directory>");
    }

    /** The product's own database is the external one here, so that it does not have to be created twice. */
    @Test
    void saysThatTheDatabaseRefusesTheAccountOrTheKeyOrThePortCannotBeUsed() throws IOException {
        Path garbage = Files.writeString(data.resolve("key"), "garbage\n");
        try (var database = DatabaseForTests.startIn(data.resolve("database"));
                var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            saysOnly(
                    Server.failToStart(
                            Goodfaith.class,
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=goodfaith",
                            "--spring.datasource.password=guessed"),
                    "The database refused the account",
                    "spring.datasource.password");
            saysOnly(
                    Server.failToStart(
                            Goodfaith.class,
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password(),
                            "--goodfaith.ledger.key=" + garbage,
                            "--goodfaith.ledger.checkpoints=" + data.resolve("checkpoints")),
                    "The ledger's signing key " + garbage + " cannot be used",
                    "restore the file from a backup");
            saysOnly(
                    Server.failToStart(
                            Goodfaith.class,
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password(),
                            "--goodfaith.ledger.key=" + data.resolve("new-key"),
                            "--goodfaith.ledger.checkpoints=" + data.resolve("checkpoints"),
                            "--server.port=" + port.getLocalPort()),
                    "Port " + port.getLocalPort() + " is in use by another program");
        }
    }

    private static void saysOnly(Server.Failed failed, String... expected) {
        String reported = failed.output().substring(Math.max(0, failed.output().indexOf("Goodfaith cannot start.")));
        assertThat(failed.exitCode()).as(failed.output()).isEqualTo(1);
        assertThat(reported.strip())
                .as(failed.output())
                .startsWith("Goodfaith cannot start. ")
                .contains(expected);
        assertThat(reported.strip().lines()).as(failed.output()).hasSize(1);
        assertThat(failed.output()).doesNotContain("\tat ", "Exception", " ERROR ", " WARN ");
    }
}
