package org.goodfaith.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.CourtClock;
import org.goodfaith.command.cases.OpenedCases;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Configures the command gateway, its interceptors and the metadata of events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyCleanup.Settings.class)
class CommandConfiguration {

    /**
     * Used by {@code @Aggregate(commandTargetResolver = "recordOfCommand")}, since commands have no Axon annotations.
     */
    @Bean
    CommandTargetResolver recordOfCommand() {
        return message ->
                new VersionedAggregateIdentifier((Object) ((RecordCommand) message.getPayload()).recordId(), null);
    }

    @Bean
    CourtClock courtClock(Clock clock) {
        return court -> CourtTime.of(
                clock.instant(),
                Courts.find(court)
                        .orElseThrow(() -> new Refused(new Refusal.UnknownCourt(court)))
                        .zone());
    }

    @Bean
    OpenedCases openedCases(EventStore events) {
        return caseId -> events.lastSequenceNumberFor(caseId.value()).isPresent();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, MeterRegistry meters) {
        return new MeteredCommandGateway(
                DefaultCommandGateway.builder().commandBus(commandBus).retryScheduler(new StaleStateRetry()), meters);
    }

    /**
     * Registers refusals first, so that a refused idempotency key is carried like any other refusal, and the writer
     * lock last, so that the answer to a retry needs none.
     */
    @Autowired
    void intercept(CommandBus commandBus, JdbcClient jdbc, Clock clock) {
        commandBus.registerHandlerInterceptor(new RefusalInterceptor());
        commandBus.registerHandlerInterceptor(
                new IdempotencyInterceptor(jdbc, JsonMapper.builder().build(), clock));
        commandBus.registerHandlerInterceptor(new WriterLockInterceptor(jdbc, clock));
    }

    @Bean
    PeriodicWorker idempotencyCleanup(JdbcClient jdbc, Clock clock, IdempotencyCleanup.Settings settings) {
        return new PeriodicWorker(
                "idempotency-cleanup", settings.every(), new IdempotencyCleanup(jdbc, clock, settings)::removeExpired);
    }

    /** Copies the origin of a command to its events. Static, because the command bus depends on it. */
    @Bean
    static CorrelationDataProvider origin() {
        return new SimpleCorrelationDataProvider(Origin.ACTOR, Origin.ROLE, Origin.SOURCE, Origin.IDEMPOTENCY_KEY);
    }

    /** Adds the id of the causing command to its events. Static, because the command bus depends on it. */
    @Bean
    static CorrelationDataProvider causingCommand() {
        return new MessageOriginProvider();
    }
}
