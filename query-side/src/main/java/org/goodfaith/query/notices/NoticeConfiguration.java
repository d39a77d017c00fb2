package org.goodfaith.query.notices;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Where commands go, and how often the sweep runs: only where {@code goodfaith.notices.every} says so. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeConfiguration.CommandSide.class)
class NoticeConfiguration {

    /**
     * @param url where the command side runs; absent if it runs in this process
     * @param user the account the query side has there
     * @param password its password
     */
    @ConfigurationProperties("goodfaith.query.command-side")
    record CommandSide(
            @Nullable URI url,
            @Nullable String user,
            @Nullable String password) {}

    @Bean
    @ConditionalOnMissingBean
    CommandPort commandPort(CommandSide commandSide, CommandGateway gateway) {
        if (commandSide.url() == null) {
            return new BusCommandPort(gateway);
        }
        var client = RestClient.builder().baseUrl(commandSide.url());
        String user = commandSide.user();
        String password = commandSide.password();
        if (user != null && password != null) {
            client.defaultHeaders(headers -> headers.setBasicAuth(user, password));
        }
        return new HttpCommandPort(client.build());
    }

    /** @param every how long after one sweep the next begins */
    @ConfigurationProperties("goodfaith.notices")
    record Schedule(Duration every) {}

    /** The schedule; without it the sweep runs only when it is called. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("goodfaith.notices.every")
    @EnableConfigurationProperties(Schedule.class)
    static class Scheduled {

        @Bean
        SweepSchedule sweepSchedule(NoticeSweep sweep, Schedule schedule) {
            return new SweepSchedule(sweep, schedule.every());
        }
    }

    /** Sweeps again and again while the application runs. */
    static final class SweepSchedule implements SmartLifecycle {

        private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

        private final NoticeSweep sweep;
        private final Duration every;
        private volatile @Nullable ScheduledExecutorService worker;

        SweepSchedule(NoticeSweep sweep, Duration every) {
            this.sweep = sweep;
            this.every = every;
        }

        @Override
        public void start() {
            var executor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("notice-sweep").factory());
            var _ = executor.scheduleWithFixedDelay(
                    this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
            worker = executor;
        }

        /** A failure must not end the schedule; the next round tries again. */
        private void round() {
            try {
                var swept = sweep.sweep();
                if (swept.issued() + swept.withdrawn() > 0) {
                    log.info("Overdue notices: {} issued, {} withdrawn", swept.issued(), swept.withdrawn());
                }
            } catch (RuntimeException e) {
                log.warn("The sweep for overdue notices failed; trying again", e);
            }
        }

        @Override
        public void stop() {
            var executor = worker;
            worker = null;
            if (executor != null) {
                executor.close();
            }
        }

        @Override
        public boolean isRunning() {
            return worker != null;
        }
    }
}
