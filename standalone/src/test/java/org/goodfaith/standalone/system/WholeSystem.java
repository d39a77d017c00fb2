package org.goodfaith.standalone.system;

import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Starts the whole product in this process, once for all tests that extend this class, with a clock that they step.
 *
 * <p>Each test uses its own cases.
 */
@SpringBootTest(
        classes = {WholeSystem.SteppedTime.class, Goodfaith.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "goodfaith.password=" + ProductApi.PASSWORD,
            // A signature closes the record, and a later test sets the clock back.
            "goodfaith.ledger.every=1000d"
        })
@ContextConfiguration(initializers = WholeSystem.OnDataOfItsOwn.class)
abstract class WholeSystem {

    @Autowired
    protected SteppedClock clock;

    @Autowired
    protected JdbcClient sql;

    protected ProductApi api = new ProductApi("");

    @BeforeEach
    void reach(@LocalServerPort int port) {
        api = new ProductApi("http://127.0.0.1:" + port);
        // Axon's clock is static and may be that of another context.
        GenericEventMessage.clock = clock;
    }

    /** Rebuilds the read model of cases and makes the result live. */
    protected void rebuild() {
        String rebuild = "/operations/rebuilds/cases";
        api.post(rebuild, "{}").is(202);
        await().until(() -> api.get(rebuild).is(200).at("/stage"), "BUILT"::equals);
        api.post(rebuild + "/switch", "{}").is(200);
        await().until(() -> api.get(rebuild).is(200).at("/stage"), "SWITCHED"::equals);
    }

    /** Returns the number of entries of a record. */
    protected long entries(String recordId) {
        return sql.sql("SELECT count(*) FROM domain_event WHERE aggregate_identifier = ?")
                .param(recordId)
                .query(Long.class)
                .single();
    }

    /** Replaces the system clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SteppedTime {

        @Bean
        SteppedClock clock() {
            return new SteppedClock();
        }
    }

    /** Keeps the data in a directory that is deleted after the database has stopped. */
    static final class OnDataOfItsOwn implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            var data = new TemporaryData();
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context, "goodfaith.data-dir=" + data.directory, DatabaseForTests.programsSetting());
            // Spring destroys the first bean last.
            context.registerBean("temporaryData", TemporaryData.class, () -> data);
        }
    }

    /** A temporary directory. */
    static final class TemporaryData implements AutoCloseable {

        private final Path directory;

        TemporaryData() {
            try {
                directory = Files.createTempDirectory("goodfaith");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            List<Path> all;
            try (Stream<Path> found = Files.walk(directory)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        }
    }
}
