package org.goodfaith.command.config;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, which only edges read. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Ticks in milliseconds, so that a moment reads back as it was written wherever it is stored. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    /** Axon stamps each event with the time of a static clock; it becomes ours before the first event. */
    @Bean
    InitializingBean stampEventsWith(Clock clock) {
        return () -> GenericEventMessage.clock = clock;
    }
}
