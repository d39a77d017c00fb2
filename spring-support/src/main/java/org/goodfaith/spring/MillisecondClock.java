package org.goodfaith.spring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Provides the system clock in UTC, unless the application defines a clock. */
@AutoConfiguration
class MillisecondClock {

    /** Ticks in milliseconds, so that every store returns an instant unchanged. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
