package org.goodfaith.command;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as an application of its own, and as the part that {@code standalone} composes. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandSide {

    /** Starts the command side alone; see {@code command-side.yml} for what can be set. */
    public static void main(String[] args) {
        var application = new SpringApplication(CommandSide.class);
        application.setDefaultProperties(Map.of("spring.config.name", "command-side"));
        application.run(args);
    }
}
