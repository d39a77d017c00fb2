package org.goodfaith.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/** Configures live updates of pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveConfiguration.Settings.class)
class LiveConfiguration {

    /**
     * @param streamsMax the maximum number of open streams per node; further pages are told to retry later
     * @param pace the minimum interval between two events on a stream
     * @param heartbeat the interval of writes to idle streams, which detects closed connections
     * @param lifetime the lifetime of a stream; reconnecting checks the sign-in again
     */
    @ConfigurationProperties("goodfaith.query.live")
    record Settings(
            @DefaultValue("1000") int streamsMax,
            @DefaultValue("1s") Duration pace,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("30m") Duration lifetime) {}
}
