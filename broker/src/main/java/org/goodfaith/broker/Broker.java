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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker that is its own controller (KRaft), in a process of its own, with its data in a directory that
 * outlives it: it can be stopped, killed and started again at the same address.
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

    /** @param directory an empty one; it keeps the topics */
    public static Broker in(Path directory) {
        try (var forClients = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var forItself = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var broker = new Broker(directory, forClients.getLocalPort());
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
                            broker.port, forItself.getLocalPort(), directory.resolve("topics")));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it serves. */
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
            var served = new CompletableFuture<Void>();
            var said = new ConcurrentLinkedDeque<String>();
            Thread.ofPlatform().daemon().name("output of the broker").start(() -> listen(started, said, served));
            try {
                served.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                kill();
                throw new IllegalStateException("the broker does not start:\n" + String.join("\n", said), e);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }

    private static void listen(Process process, ConcurrentLinkedDeque<String> said, CompletableFuture<Void> served) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (said.size() > LINES_KEPT) {
                    said.removeFirst();
                }
                if (line.equals(BrokerProcess.READY)) {
                    served.complete(null);
                }
            }
        } catch (IOException e) {
            served.completeExceptionally(e);
        }
        served.completeExceptionally(new IllegalStateException("it ended"));
    }

    /** @return its address, the same after every start */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Asks it to stop, and waits until it has. */
    public void stop() {
        end(Process::destroy);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
    }

    private void end(java.util.function.Consumer<Process> ending) {
        Process ended = process;
        process = null;
        if (ended == null) {
            return;
        }
        ending.accept(ended);
        try {
            if (!ended.waitFor(WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
                ended.destroyForcibly();
                throw new IllegalStateException("the broker does not stop");
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
