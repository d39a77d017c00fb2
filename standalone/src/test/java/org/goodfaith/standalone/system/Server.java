package org.goodfaith.standalone.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.goodfaith.standalone.DatabaseForTests;

/**
 * Runs one application in its own process, on a free port, with the classes of this build. Each side runs without the
 * classes of the other.
 */
public final class Server implements AutoCloseable {

    private static final Duration START_WAIT_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_WAIT_MAX = Duration.ofMinutes(1);
    private static final Pattern LISTENING = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String STARTED = "Started ";

    /** Modules that are not on the classpath of an application. */
    private static final Map<Class<?>, List<String>> OTHERS = Map.of(
            CommandSide.class, List.of("query-side", "standalone"),
            QuerySide.class, List.of("command-side", "standalone"));

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Server(Process process) {
        this.process = process;
    }

    /**
     * Starts an application and waits until it serves requests.
     *
     * @param arguments such as {@code --goodfaith.data-dir=…}
     */
    public static Server start(Class<?> application, String... arguments) {
        return start(application, Map.of("GOODFAITH_PASSWORD", ProductApi.PASSWORD, "SERVER_PORT", "0"), arguments);
    }

    /** @param settings the environment variables */
    static Server start(Class<?> application, Map<String, String> settings, String... arguments) {
        try {
            var server = new Server(run(application, settings, arguments));
            server.listen();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of an application that did not start. */
    record Failed(int exitCode, String output) {}

    /** Starts an application that cannot start, and waits for its end. */
    static Failed failToStart(Class<?> application, String... arguments) {
        try {
            Process process = run(application, Map.of("SERVER_PORT", "0"), arguments);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Failed(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it started", e);
        }
    }

    private static Process run(Class<?> application, Map<String, String> settings, String... arguments)
            throws IOException {
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + DatabaseForTests.programsSetting(),
                "-cp",
                classesOf(application),
                application.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        return builder.start();
    }

    ProductApi api() {
        return new ProductApi("http://127.0.0.1:" + port.join());
    }

    public String address() {
        return "http://127.0.0.1:" + port.join();
    }

    /** Returns the output until now. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Waits for the text in the output and returns the output. */
    public String outputWith(String expected) {
        long deadline = System.nanoTime() + START_WAIT_MAX.toNanos();
        synchronized (output) {
            try {
                while (output.stream().noneMatch(line -> line.contains(expected)) && System.nanoTime() < deadline) {
                    output.wait(START_WAIT_MAX.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return output();
        }
    }

    /** Kills the process as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Stops the process and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::readOutput);
        try {
            port.get(START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not start:\n" + output(), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it started", e);
        }
    }

    private void readOutput() {
        int listening = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                    output.notifyAll();
                }
                Matcher found = LISTENING.matcher(line);
                if (found.find()) {
                    listening = Integer.parseInt(found.group(1));
                } else if (listening != 0 && line.contains(STARTED)) {
                    port.complete(listening);
                }
            }
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IllegalStateException("it ended"));
    }

    private static boolean isOwn(String path, Class<?> application) {
        return application
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .equals(path + "/");
    }

    private static String classesOf(Class<?> application) {
        List<String> others = OTHERS.getOrDefault(application, List.of());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.endsWith("test-classes") || isOwn(path, application))
                .filter(path -> others.stream().noneMatch(module -> path.contains("/" + module + "/target/")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
