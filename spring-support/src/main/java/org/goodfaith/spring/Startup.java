package org.goodfaith.spring;

import org.springframework.boot.SpringApplication;

/** Runs a program so that it ends with exit code 1 if it cannot start, whatever is running by then. */
public final class Startup {

    private static final int FAILED = 1;

    private Startup() {}

    /** Starts the application. Spring Boot has reported a failure by the time it arrives here. */
    public static void run(SpringApplication application, String... arguments) {
        try {
            application.run(arguments);
        } catch (RuntimeException | Error e) {
            System.exit(FAILED);
        }
    }
}
