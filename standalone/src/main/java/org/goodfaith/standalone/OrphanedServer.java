package org.goodfaith.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the database server and {@code postmaster.pid} file that a killed Goodfaith leaves behind.
 *
 * <p>Call it only while holding the {@link DataDirectory}: then no running Goodfaith uses that server.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);

    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    private OrphanedServer() {}

    /**
     * Stops the server that still runs on {@code database}, if any.
     *
     * <p>The new server decides whether to take over the file. The file is removed only if its process id now belongs
     * to another program, as after a container restart, because the new server would not start.
     */
    static void end(Path database) {
        Path pidFile = database.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            var process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
            if (process.isEmpty()) {
                return;
            }
            if (startedAround(
                    process.get(),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())))) {
                log.info(
                        "Stopping the database server left by an earlier run (process {})",
                        process.get().pid());
                stop(process.get());
            } else {
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot determine whether a database server still runs on " + database, e);
        }
    }

    private static boolean startedAround(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(at -> Duration.between(at, start).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }

    /**
     * Its clients are gone, so a regular shutdown waits for nobody. A server that does not stop recovers from its
     * write-ahead log.
     */
    private static void stop(ProcessHandle server) {
        server.destroy();
        CompletableFuture<ProcessHandle> exit = server.onExit();
        try {
            exit.get(STOP_WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
            exit.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping the earlier database server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot monitor the earlier database server", e);
        }
    }
}
