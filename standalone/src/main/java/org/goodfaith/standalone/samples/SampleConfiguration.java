package org.goodfaith.standalone.samples;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.goodfaith.cases.Receipt;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the sample cases at start-up if the profile {@code samples} is active. */
@Configuration(proxyBeanMethods = false)
@Profile("samples")
class SampleConfiguration {

    @Bean
    LoadingClock clock() {
        return new LoadingClock(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)));
    }

    @Bean
    Loading sampleLoading(
            ResourcePatternResolver resources,
            CommandGateway commands,
            TemplateCatalog templates,
            LoadingClock clock,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            CaseReader cases)
            throws IOException {
        Resource[] files = resources.getResources("classpath:/samples/*.yml");
        return new Loading(
                new SampleLoader(
                        Arrays.stream(files)
                                .sorted(Comparator.comparing(Resource::getFilename))
                                .toList(),
                        commands,
                        templates,
                        clock,
                        sql,
                        new TransactionTemplate(transactions)),
                cases);
    }

    /** Runs after the command bus is ready and before anything else reads the clock or the record. */
    static final class Loading implements SmartLifecycle, LoadedSamples {

        private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

        private final SampleLoader loader;
        private final CaseReader cases;
        private volatile boolean running;
        private volatile List<Receipt> loaded = List.of();

        Loading(SampleLoader loader, CaseReader cases) {
            this.loader = loader;
            this.cases = cases;
        }

        @Override
        public void start() {
            loaded = loader.loadIntoEmptyStore();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return PHASE;
        }

        @Override
        public String outcome() {
            if (loaded.isEmpty()) {
                return "The sample cases were not loaded, because the record is not empty. Nothing was changed.";
            }
            return loaded.size() + " sample cases were loaded. They are fictional and marked as such everywhere"
                    + (loaded.stream().allMatch(this::isShown) ? "." : ". They appear in a moment.");
        }

        private boolean isShown(Receipt last) {
            try {
                return cases.read(
                        CaseId.of(last.recordId()),
                        new ViewpointQuery(null, null, last.token().toString()),
                        shown -> shown.file().isPresent());
            } catch (ReadProblemException e) {
                return false;
            }
        }
    }
}
