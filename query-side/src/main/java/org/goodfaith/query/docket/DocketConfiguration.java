package org.goodfaith.query.docket;

import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.messaging.StreamableMessageSource;
import org.goodfaith.query.rounds.Rounds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
    ConfigurerModule docketProcessor(Processing processing, FairShare share) {
        return configurer -> configurer.eventProcessing(events -> events.registerPooledStreamingEventProcessor(
                        DocketProjection.GROUP,
                        org.axonframework.config.Configuration::eventStore,
                        (configuration, processor) -> processor
                                .batchSize(processing.batch())
                                .initialSegmentCount(processing.segments())
                                .maxSegmentProvider(share)
                                .initialToken(StreamableMessageSource::createTailToken)
                                .transactionManager(configuration.getComponent(TransactionManager.class)))
                .registerSequencingPolicy(DocketProjection.GROUP, _ -> SequentialPerAggregatePolicy.instance())
                .registerErrorHandler(DocketProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE)
                .registerListenerInvocationErrorHandler(DocketProjection.GROUP, _ -> PropagatingErrorHandler.INSTANCE));
    }

    /** Takes in what is pending. */
    @Bean
    Rounds docketRounds(Docket docket, Processing processing) {
        return new Rounds("docket-pending", processing.pendingEvery(), docket::round);
    }
}
