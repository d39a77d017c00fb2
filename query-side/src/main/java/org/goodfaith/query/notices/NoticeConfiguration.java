package org.goodfaith.query.notices;

import java.net.URI;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.goodfaith.query.rounds.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Where commands go, and how often the sweep runs: only where {@code goodfaith.notices.every} says so. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeConfiguration.CommandSide.class)
class NoticeConfiguration {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

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
        // Named, because otherwise whatever client lies on the class path is taken.
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(ANSWER_WAIT_MAX);
        var client = RestClient.builder().requestFactory(requests).baseUrl(commandSide.url());
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
        Rounds noticeRounds(NoticeSweep sweep, Schedule schedule) {
            return new Rounds("notice-sweep", schedule.every(), () -> {
                var _ = sweep.sweep();
            });
        }
    }
}
