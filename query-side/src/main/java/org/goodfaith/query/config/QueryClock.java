package org.goodfaith.query.config;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, which only edges read; the command side's where the two run in one process. */
@Configuration(proxyBeanMethods = false)
class QueryClock {

    /** Ticks in milliseconds, as the command side's does. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
