package org.goodfaith.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodfaith.spring.CannotStart;

/** One run of the database server on a cluster, from its start to its end. */
final class PostgresServer {

    /** Recovery after a crash may take minutes. */
    private static final String START_SECONDS_MAX = "600";

    private static final String STOP_SECONDS_MAX = "20";
    private static final long LOG_BYTES_MAX = 1_000_000;
    private static final int LAST_LINES = 10;
    private static final Pattern FAILURE =
            Pattern.compile("(?:PANIC|FATAL):\\s++(?!the database system is|terminating connection)(.*)");

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("timezone", "UTC"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            // Queries of killed clients end, so that a regular shutdown does not wait for them.
            Map.entry("client_connection_check_interval", "1s"),
            // Clients report errors in statements. The log is about the server itself, so it stays small.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_checkpoints", "off")));

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path logFile;
    private final long logStart;
    private final ProcessHandle process;

    private PostgresServer(
            PostgresPrograms programs, Path cluster, Path logFile, long logStart, ProcessHandle process) {
        this.programs = programs;
        this.cluster = cluster;
        this.logFile = logFile;
        this.logStart = logStart;
        this.process = process;
    }

    /** Thrown if the server does not start. */
    static final class NotStarted extends Exception {

        private final String reason;

        NotStarted(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** Returns the server's own explanation. */
        String reason() {
            return reason;
        }
    }

    /** Starts the server and waits until it answers. */
    static PostgresServer start(PostgresPrograms programs, Path cluster, Path logFile, int port)
            throws IOException, NotStarted {
        OrphanedServer.end(cluster);
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES_MAX) {
            Files.move(
                    logFile, logFile.resolveSibling(logFile.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long logStart = Files.exists(logFile) ? Files.size(logFile) : 0;
        String options = "-p " + port
                + SETTINGS.entrySet().stream()
                        .map(setting -> " -c " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining());
        var start = programs.run(
                "pg_ctl",
                List.of(
                        "-D",
                        cluster.toString(),
                        "-l",
                        logFile.toString(),
                        "-w",
                        "-t",
                        START_SECONDS_MAX,
                        "-o",
                        options,
                        "start"));
        Optional<ProcessHandle> process = start.succeeded() ? OrphanedServer.process(cluster) : Optional.empty();
        if (process.isEmpty()) {
            throw new NotStarted(failure(logFile, logStart).orElse(start.output()));
        }
        return new PostgresServer(programs, cluster, logFile, logStart, process.get());
    }

    boolean isRunning() {
        return OrphanedServer.isRunning(process);
    }

    /** Returns why the server ended, in its own words. */
    String lastWords() {
        return failure(logFile, logStart).orElse("the server process was killed");
    }

    /** Stops the server. If it does not stop in time, it recovers at its next start. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (isRunning()) {
                var _ = programs.run(
                        "pg_ctl", List.of("-D", cluster.toString(), "-m", mode, "-w", "-t", STOP_SECONDS_MAX, "stop"));
            }
        }
        if (isRunning()) {
            var _ = process.destroyForcibly();
        }
    }

    /** Looks at the last lines only, because the earlier ones are about single connections. */
    private static Optional<String> failure(Path logFile, long from) {
        try {
            byte[] bytes = Files.exists(logFile) ? Files.readAllBytes(logFile) : new byte[0];
            int start = (int) Math.min(from, bytes.length);
            List<String> lines = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                    .map(FAILURE::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .reduce((_, last) -> last);
        } catch (IOException e) {
            return Optional.of("its log cannot be read: " + CannotStart.reason(e));
        }
    }
}
