package org.goodfaith.query.notices;

import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the command port and the sweep. The sweep runs periodically if {@code goodfaith.notices.every} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideSettings.class)
class NoticeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CommandPort commandPort(CommandSideSettings commandSide, CommandGateway gateway) {
        return commandSide.url() == null ? new BusCommandPort(gateway) : new HttpCommandPort(commandSide.client());
    }

    /** @param every the delay between two sweeps */
    @ConfigurationProperties("goodfaith.notices")
    record Schedule(Duration every) {}

    /** The schedule; without it the sweep runs only when called. A node with a copy of the record does not sweep. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("goodfaith.notices.every")
    @ConditionalOnProperty(name = "goodfaith.copy.bootstrap-servers", havingValue = "none", matchIfMissing = true)
    @EnableConfigurationProperties(Schedule.class)
    static class Scheduled {

        @Bean
        PeriodicWorker noticeRounds(NoticeSweep sweep, Schedule schedule) {
            return new PeriodicWorker("notice-sweep", schedule.every(), () -> {
                var _ = sweep.sweep();
            });
        }
    }
}
