package org.goodfaith.query.casestatus;

import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.StreamableMessageSource;
import org.goodfaith.query.periodic.PeriodicWorker;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the read model's processor runs, and when pending cases are taken in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseStatusConfiguration.Processing.class)
class CaseStatusConfiguration {

    /**
     * @param batch events taken in by one transaction
     * @param segments into how many parts the cases are dealt out, each worked on by one node; fixed at the first start
     * @param pendingEvery how often it is looked whether cases are pending
     */
    @ConfigurationProperties("goodfaith.query.cases")
    record Processing(
            @DefaultValue("1000") int batch,
            @DefaultValue("2") int segments,
            @DefaultValue("1s") Duration pendingEvery) {}

    @Bean
    ConfigurerModule caseProcessor(Processing processing, SegmentBalancer share) {
        return configurer -> configurer.eventProcessing(events -> events.registerPooledStreamingEventProcessor(
                        CaseStatusProjection.GROUP,
                        org.axonframework.config.Configuration::eventStore,
                        (configuration, processor) -> processor
                                .batchSize(processing.batch())
                                .initialSegmentCount(processing.segments())
                                .maxSegmentProvider(share)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .transactionManager(configuration.getComponent(TransactionManager.class)))
                .registerSequencingPolicy(CaseStatusProjection.GROUP, _ -> SequentialPerAggregatePolicy.instance())
                .registerErrorHandler(CaseStatusProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE)
                .registerListenerInvocationErrorHandler(CaseStatusProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE));
    }

    /** Takes in what is pending. */
    @Bean
    PeriodicWorker pendingCasesWorker(CaseStatusUpdater cases, Processing processing) {
        return new PeriodicWorker("cases-pending", processing.pendingEvery(), cases::round);
    }
}
