package org.goodfaith.query.casestatus;

import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.StreamableMessageSource;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the read model's event processor and the worker for pending cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseStatusConfiguration.Processing.class)
class CaseStatusConfiguration {

    /**
     * @param batch the number of events per transaction
     * @param segments the number of segments of the processor, fixed at the first start; each is processed by one node
     * @param pendingEvery the interval at which pending cases are processed
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
                .registerListenerInvocationErrorHandler(
                        CaseStatusProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE));
    }

    /** Processes pending cases. */
    @Bean
    PeriodicWorker pendingCasesWorker(CaseStatusUpdater cases, Processing processing) {
        return new PeriodicWorker("cases-pending", processing.pendingEvery(), cases::round);
    }
}
