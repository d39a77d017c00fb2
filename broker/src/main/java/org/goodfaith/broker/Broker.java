package org.goodfaith.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Kafka broker with a combined controller (KRaft) in a separate process. The data directory survives the
 * process, so a test can stop, kill and restart the broker at the same address.
 */
public final class Broker implements AutoCloseable {

    private static final long WAIT_MAX_SECONDS = 180;
    private static final int LINES_KEPT = 200;

    private final Path directory;
    private final int port;
    private @Nullable Process process;

    private Broker(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Creates a broker without starting it.
     *
     * @param directory an empty directory for settings and topics
     */
    public static Broker in(Path directory) {
        try (var clientSocket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var controllerSocket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var broker = new Broker(directory, clientSocket.getLocalPort());
            Files.writeString(broker.settings(), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    controller.listener.names=CONTROLLER
                    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                    log.dirs=%3$s
                    auto.create.topics.enable=false
                    offsets.topic.num.partitions=1
                    offsets.topic.replication.factor=1
                    transaction.state.log.num.partitions=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    group.initial.rebalance.delay.ms=0
                    broker.session.timeout.ms=2000
                    broker.heartbeat.interval.ms=200
                    """.formatted(
                            broker.port, controllerSocket.getLocalPort(), directory.resolve("topics")));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the broker and waits until it accepts requests. */
    public Broker start() {
        try {
            Process started = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.configurationFile=org/goodfaith/broker/broker-logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BrokerProcess.class.getName(),
                            settings().toString()))
                    .redirectErrorStream(true)
                    .start();
            process = started;
            var ready = new CompletableFuture<Void>();
            var output = new ConcurrentLinkedDeque<String>();
            Thread.ofPlatform().daemon().name("output of the broker").start(() -> listen(started, output, ready));
            try {
                ready.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                kill();
                throw new IllegalStateException("the broker did not start:\n" + String.join("\n", output), e);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new IllegalStateException("interrupted while the broker was starting", e);
        }
    }

    private static void listen(Process process, ConcurrentLinkedDeque<String> output, CompletableFuture<Void> ready) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (output.size() > LINES_KEPT) {
                    output.removeFirst();
                }
                if (line.equals(BrokerProcess.READY)) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("the broker process ended"));
    }

    /** Returns the bootstrap address, which is the same after every start. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker gracefully and waits until the process ends. */
    public void stop() {
        end(Process::destroy);
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
    }

    private void end(Consumer<Process> signal) {
        Process ended = process;
        process = null;
        if (ended == null) {
            return;
        }
        signal.accept(ended);
        try {
            if (!ended.waitFor(WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
                ended.destroyForcibly();
                throw new IllegalStateException("the broker did not stop");
            }
        } catch (InterruptedException e) {
            ended.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path settings() {
        return directory.resolve("broker.properties");
    }
}
