package org.goodfaith.command.config;

import java.time.Clock;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Timestamps events with the application's clock. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Axon reads the time of an event from a static field. This bean sets the field before the first event. */
    @Bean
    InitializingBean eventTimestamps(Clock clock) {
        return () -> GenericEventMessage.clock = clock;
    }
}
