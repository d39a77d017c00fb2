package org.goodfaith.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/** How pages are kept current. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveConfiguration.Settings.class)
class LiveConfiguration {

    /**
     * @param streamsMax how many pages one node keeps current; more are told to try later
     * @param pace at most how often a page is told
     * @param heartbeat how often a stream on which nothing happens is written to, which finds out who has left
     * @param lifetime after how long a stream is ended, so that whoever still looks signs in anew
     */
    @ConfigurationProperties("goodfaith.query.live")
    record Settings(
            @DefaultValue("1000") int streamsMax,
            @DefaultValue("1s") Duration pace,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("30m") Duration lifetime) {}
}
