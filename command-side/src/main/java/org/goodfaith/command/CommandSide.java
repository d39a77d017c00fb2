package org.goodfaith.command;

import java.util.Map;
import org.goodfaith.spring.Startup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side, as a separate application and as a part of {@code standalone}. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandSide {

    /** Starts the command side as a separate application; {@code command-side.yml} lists its settings. */
    public static void main(String[] args) {
        var application = new SpringApplication(CommandSide.class);
        application.setDefaultProperties(Map.of("spring.config.name", "command-side"));
        Startup.run(application, args);
    }
}
