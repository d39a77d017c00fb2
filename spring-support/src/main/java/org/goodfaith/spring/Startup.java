package org.goodfaith.spring;

import org.springframework.boot.SpringApplication;

/** Runs a program and exits with code 1 if it cannot start, even if threads are running. */
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
