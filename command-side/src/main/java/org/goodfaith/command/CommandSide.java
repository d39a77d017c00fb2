package org.goodfaith.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as an application of its own, and as the part that {@code standalone} composes. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandSide {

    /** Starts the command side alone. */
    public static void main(String[] args) {
        SpringApplication.run(CommandSide.class, args);
    }
}
