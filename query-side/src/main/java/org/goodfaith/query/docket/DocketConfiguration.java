package org.goodfaith.query.docket;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the docket's processor runs, and when pending cases are taken in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocketConfiguration.Processing.class)
class DocketConfiguration {

    /**
     * @param batch events taken in by one transaction
     * @param segments into how many parts the cases are dealt out, each worked on by one node; fixed at the first start
     * @param pendingEvery how often it is looked whether cases are pending
     */
    @ConfigurationProperties("goodfaith.query.docket")
    record Processing(
            @DefaultValue("1000") int batch,
            @DefaultValue("2") int segments,
            @DefaultValue("1s") Duration pendingEvery) {}

    @Bean
    ConfigurerModule docketProcessor(Processing processing) {
        return configurer -> configurer.eventProcessing(events -> events.registerPooledStreamingEventProcessor(
                        DocketProjection.GROUP,
                        org.axonframework.config.Configuration::eventStore,
                        (configuration, processor) -> processor
                                .batchSize(processing.batch())
                                .initialSegmentCount(processing.segments())
                                .initialToken(StreamableMessageSource::createTailToken)
                                .transactionManager(configuration.getComponent(TransactionManager.class)))
                .registerSequencingPolicy(DocketProjection.GROUP, _ -> SequentialPerAggregatePolicy.instance())
                .registerErrorHandler(DocketProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE)
                .registerListenerInvocationErrorHandler(DocketProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE));
    }

    @Bean
    PendingCases pendingCases(Docket docket, Processing processing) {
        return new PendingCases(docket, processing.pendingEvery());
    }

    /** Looks for pending cases while the application runs. */
    static final class PendingCases implements SmartLifecycle {

        private static final Logger log = LoggerFactory.getLogger(PendingCases.class);

        private final Docket docket;
        private final Duration every;
        private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService worker;

        PendingCases(Docket docket, Duration every) {
            this.docket = docket;
            this.every = every;
        }

        @Override
        public void start() {
            var executor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("docket-pending").factory());
            executor.execute(() -> guarded(docket::noteOutdatedRules));
            var _ = executor.scheduleWithFixedDelay(
                    () -> guarded(docket::takeInPending), 0, every.toMillis(), TimeUnit.MILLISECONDS);
            worker = executor;
        }

        /** A failure must not end the schedule; the next round tries again. */
        private static void guarded(Runnable round) {
            try {
                round.run();
            } catch (RuntimeException e) {
                log.warn("Pending cases could not be taken in; trying again", e);
            }
        }

        @Override
        public void stop() {
            var executor = worker;
            worker = null;
            if (executor != null) {
                executor.close();
            }
        }

        @Override
        public boolean isRunning() {
            return worker != null;
        }
    }
}
