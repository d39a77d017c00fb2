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
 * What a killed Goodfaith leaves behind: its database server may go on running, and its {@code postmaster.pid} stays.
 *
 * <p>Only to be called by the owner of the {@link DataDirectory}: then no living Goodfaith uses that server.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);

    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    private OrphanedServer() {}

    /**
     * Ends the server that still runs on {@code database}, if any.
     *
     * <p>The file is left to the new server, which knows whether it may take over. Only where its process number now
     * belongs to another program, as after a container's restart, is it removed, because the new server would not
     * start.
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
                        "Stopping the database server that an earlier run left behind (process {})",
                        process.get().pid());
                stop(process.get());
            } else {
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell whether a database server still runs on " + database, e);
        }
    }

    private static boolean startedAround(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(at -> Duration.between(at, start).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }

    /**
     * Its clients are dead, so an orderly stop has nobody to wait for; a server that does not stop recovers from its
     * log.
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
            throw new IllegalStateException("Interrupted while the earlier database server stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The earlier database server cannot be watched", e);
        }
    }
}
