package org.goodfaith.command.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.CourtClock;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How a command reaches its record, and what happens around it. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** For {@code @Aggregate(commandTargetResolver = "recordOfCommand")}: commands carry no Axon annotation. */
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
    CommandGateway commandGateway(CommandBus commandBus, MeterRegistry meters) {
        return new MeteredCommandGateway(
                DefaultCommandGateway.builder().commandBus(commandBus).retryScheduler(new StaleStateRetry()), meters);
    }

    /** Refusals outermost, so that those of a remembered key are carried like any other. */
    @Autowired
    void intercept(CommandBus commandBus, JdbcClient jdbc, Clock clock) {
        commandBus.registerHandlerInterceptor(new RefusalInterceptor());
        commandBus.registerHandlerInterceptor(
                new IdempotencyInterceptor(jdbc, JsonMapper.builder().build(), clock));
    }

    /** What an event takes over from the command that caused it. Static, because the command bus is built from it. */
    @Bean
    static CorrelationDataProvider origin() {
        return new SimpleCorrelationDataProvider(Origin.ACTOR, Origin.ROLE, Origin.SOURCE, Origin.IDEMPOTENCY_KEY);
    }

    /** Which command caused an event. Static for the same reason. */
    @Bean
    static CorrelationDataProvider causingCommand() {
        return new MessageOriginProvider();
    }
}
