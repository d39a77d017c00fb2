package org.goodfaith.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the database server and the {@code postmaster.pid} file that a killed process, a killed server or a full disk
 * leaves behind.
 *
 * <p>Call it only while holding the {@link DataDirectory}: then no running Goodfaith uses that server.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);

    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);
    private static final int START_LINE = 2;

    private OrphanedServer() {}

    /** The process that wrote the file. */
    private record Owner(long pid, Instant startedAt) {

        /** Returns empty if the file is empty, cut, or not a server's. */
        static Optional<Owner> in(Path pidFile) throws IOException {
            List<String> lines = new String(Files.readAllBytes(pidFile), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::strip)
                    .toList();
            try {
                return lines.size() <= START_LINE
                        ? Optional.empty()
                        : Optional.of(new Owner(
                                Long.parseLong(lines.getFirst()),
                                Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE)))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(OrphanedServer::isRunning).filter(this::startedThen);
        }

        private boolean startedThen(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(at -> Duration.between(at, startedAt).abs().compareTo(START_TOLERANCE) <= 0)
                    .orElse(true);
        }
    }

    /**
     * Stops the server that still runs on {@code cluster}, if any. Then removes a file with which a new server would
     * not start: an incomplete one, or one whose process id now belongs to another program.
     */
    static void end(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = process(cluster);
        if (server.isPresent()) {
            log.info(
                    "Stopping the database server left by an earlier run (process {})",
                    server.get().pid());
            stop(server.get());
        }
        if (misleads(pidFile)) {
            Files.delete(pidFile);
            log.warn("Removed {}, which was incomplete or named another program", pidFile);
        }
    }

    /** A complete file of a process that is gone does not mislead: the new server takes it over. */
    private static boolean misleads(Path pidFile) throws IOException {
        return Files.exists(pidFile)
                && Owner.in(pidFile)
                        .map(owner -> ProcessHandle.of(owner.pid()).isPresent())
                        .orElse(true);
    }

    /** Returns the running server of a cluster, even if its file is incomplete. */
    static Optional<ProcessHandle> process(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<Owner> owner = Files.exists(pidFile) ? Owner.in(pidFile) : Optional.empty();
        return owner.isPresent()
                ? owner.get().process()
                : ProcessHandle.allProcesses()
                        .filter(process -> serves(process, cluster))
                        .filter(OrphanedServer::isRunning)
                        .findFirst();
    }

    /** The processes of single connections hide their arguments, so only the server itself matches. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        boolean server = process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        return server && names(process, cluster);
    }

    /** Returns whether a directory is an argument of the process. */
    static boolean names(ProcessHandle process, Path directory) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(directory.toString()))
                .isPresent();
    }

    /**
     * A process that ended stays in the process table until its parent waits for it. In a container, that may never
     * happen.
     */
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException | IndexOutOfBoundsException e) {
            return process.isAlive();
        }
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
