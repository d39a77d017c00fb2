package org.goodfaith.standalone.system;

import java.nio.file.Path;
import org.goodfaith.query.QuerySide;
import org.goodfaith.spring.Startup;
import org.goodfaith.standalone.Goodfaith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The product with a {@link MovableClock}. */
final class GoodfaithWithMovableClock {

    private GoodfaithWithMovableClock() {}

    public static void main(String[] args) {
        var application = new SpringApplication(Goodfaith.class);
        application.setDefaultProperties(QuerySide.DEFAULTS);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "clock",
                        MovableClock.class,
                        () -> new MovableClock(
                                Path.of(context.getEnvironment().getRequiredProperty(MovableClock.DIRECTORY)))));
        Startup.run(application, args);
    }
}
