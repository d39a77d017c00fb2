package org.goodfaith.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.Waiting.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Tests a page that opens a stream and does not read it, over a real socket. */
@SpringBootTest(
        classes = QuerySide.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.security.user.name=goodfaith",
            "spring.security.user.password=" + SlowReaderTest.PASSWORD,
            "spring.config.name=query-side",
            "server.port=0",
            "server.tomcat.connection-timeout=3s",
            "goodfaith.query.live.pace=0ms",
            "goodfaith.query.live.heartbeat=100ms"
        })
@Import({QueryDatabase.class, SlowReaderTest.SmallBuffers.class})
@DirtiesContext
class SlowReaderTest {

    static final String PASSWORD = "open sesame";

    private static final int BUFFER_BYTES = 4096;

    /** A write that several thread dumps in a row show is blocked. */
    private static final int LOOKS = 3;

    @Autowired
    private LiveStreams streams;

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    @Test
    void blocksOneThreadAndIsDisconnected() throws IOException {
        try (Socket reading = stream();
                Socket _ = stream()) {
            var events = reading.getInputStream();
            await().until(() -> streams.count() == 2);
            // The page that reads gets every event while the other one takes none.
            int blocked = 0;
            while (blocked < LOOKS) {
                streams.changed(Set.of());
                assertThat(events.read()).as("an event").isPositive();
                events.skipNBytes(events.available());
                blocked = writing() > 0 ? blocked + 1 : 0;
            }
            int most = 0;
            for (int i = 0; i < 20 && streams.count() == 2; i++) {
                streams.changed(Set.of());
                assertThat(events.read()).as("an event").isPositive();
                events.skipNBytes(events.available());
                most = Math.max(most, writing());
            }
            assertThat(most).as("threads that write to the slow page").isLessThanOrEqualTo(2);

            await().until(() -> {
                streams.changed(Set.of());
                events.skipNBytes(events.available());
                return streams.count() == 1;
            });
        }
    }

    private Socket stream() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String account = Base64.getEncoder().encodeToString(("goodfaith:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write(("GET /live?after=" + streams.position()
                                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + account
                                + "\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Returns the number of threads that write to a stream. The thread dump includes virtual threads. */
    private int writing() throws IOException {
        Path dump = directory.resolve("threads");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return Math.toIntExact(Arrays.stream(Files.readString(dump).split("\n(?=#)"))
                .filter(thread -> thread.contains("SseEmitter.send"))
                .count());
    }

    /** Fills the buffers of a connection with few events. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SmallBuffers {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
            return tomcat -> tomcat.addConnectorCustomizers(
                    connector -> connector.setProperty("socket.txBufSize", Integer.toString(BUFFER_BYTES)));
        }
    }
}
