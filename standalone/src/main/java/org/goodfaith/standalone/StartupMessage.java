package org.goodfaith.standalone;

import org.goodfaith.standalone.samples.LoadedSamples;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints the address and the sign-in once Goodfaith is ready. */
@Component
class StartupMessage {

    private final Environment environment;
    private final LocalAccount account;
    private final ObjectProvider<LoadedSamples> samples;

    StartupMessage(Environment environment, LocalAccount account, ObjectProvider<LoadedSamples> samples) {
        this.environment = environment;
        this.account = account;
        this.samples = samples;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String address = environment.getProperty("server.address", "127.0.0.1");
        System.out.printf(
                "%nGoodfaith is ready at http://%s:%s/%n", address, environment.getProperty("local.server.port"));
        String password = account.generated()
                ? account.password() + " (set GOODFAITH_PASSWORD to choose your own)"
                : "that you set";
        System.out.printf("Sign in as %s with the password %s.%n", account.user(), password);
        samples.ifAvailable(loaded -> System.out.println(loaded.outcome()));
        System.out.println();
    }
}
