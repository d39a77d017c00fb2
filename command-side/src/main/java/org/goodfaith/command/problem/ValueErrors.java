package org.goodfaith.command.problem;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds the messages of our own value types. Messages of libraries are never shown, since they name classes. */
public final class ValueErrors {

    private ValueErrors() {}

    /** @return the message of the first {@link IllegalArgumentException} in the chain that our code threw */
    public static Optional<String> messageIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof IllegalArgumentException && isOurs(cause))
                .flatMap(cause -> Stream.ofNullable(cause.getMessage()))
                .findFirst();
    }

    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.goodfaith.");
    }
}
