package org.goodfaith.standalone;

import java.net.InetAddress;
import java.net.URI;
import org.goodfaith.query.commandside.CommandSideLocation;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The pages' forms record through the process's own API, with the local account: what can be recorded in a form and by
 * a program, and how it is refused, is then the same by construction.
 */
@Configuration(proxyBeanMethods = false)
class LoopbackConfiguration {

    @Bean
    CommandSideLocation loopback(
            LocalAccount account, Environment environment, @Value("${server.address:127.0.0.1}") InetAddress address) {
        String host = address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress().getHostAddress()
                : address.getHostAddress();
        return () -> new CommandSideSettings(
                URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                        + environment.getRequiredProperty("local.server.port")),
                account.user(),
                account.password());
    }
}
