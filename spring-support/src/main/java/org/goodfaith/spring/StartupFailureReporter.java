package org.goodfaith.spring;

import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reports a failed start in one sentence with the remedy, instead of a stack trace. Runs before Spring Boot's own
 * reporter, which still reports every failure that is not listed here.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = sentence(failure);
        sentence.ifPresent(text -> System.err.printf("%nGoodfaith cannot start. %s%n", text));
        return sentence.isPresent();
    }

    /** Returns the sentence for the first known cause; empty if no cause is known. */
    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(StartupFailureReporter::known)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case CannotStart e -> e.getMessage();
                    case PortInUseException e ->
                        "Port " + e.getPort() + " is in use by another program: stop it, or choose another port with"
                                + " --server.port=<port>.";
                    case BindException e -> unreadable(e);
                    case MarkedYAMLException e ->
                        "A settings file is not valid YAML: "
                                + oneLine(String.valueOf(e.getProblem()))
                                + (e.getProblemMark() == null
                                        ? ""
                                        : " at line " + (e.getProblemMark().getLine() + 1) + ", column "
                                                + (e.getProblemMark().getColumn() + 1))
                                + ". Correct the file.";
                    case SQLException e -> refused(e);
                    case java.net.BindException e ->
                        "The program cannot listen at its address (" + e.getMessage()
                                + "): correct server.address and server.port.";
                    case FileNotFoundException e ->
                        "A file cannot be read: " + e.getMessage()
                                + ". Make it readable, or correct the setting that names it.";
                    default -> null;
                });
    }

    private static String unreadable(BindException e) {
        var property = e.getProperty();
        String reason = oneLine(String.valueOf(rootCause(e).getMessage()));
        return property == null
                ? "The settings under " + e.getName() + " cannot be read (" + reason + "): correct them."
                : "The setting " + property.getName() + " cannot have the value '" + property.getValue() + "' ("
                        + reason + "): correct it.";
    }

    /** Returns the sentence for an unusable database; null if the failure is another one. */
    private static @Nullable String refused(SQLException e) {
        String says = " (" + oneLine(String.valueOf(e.getMessage())) + ")";
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" ->
                "The database refused the account" + says
                        + ": correct spring.datasource.username and spring.datasource.password.";
            case "3D000" -> "The database does not exist" + says + ": create it, or correct spring.datasource.url.";
            case "42501" ->
                "The account has too few rights in the database" + says
                        + ": grant them as docs/deployment.md describes.";
            case "08000", "08001", "08003", "08004", "08006", "57P03", "53300" ->
                "The database cannot be reached" + says + ": start it, or correct spring.datasource.url.";
            default -> null;
        };
    }

    private static Throwable rootCause(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .reduce((_, last) -> last)
                .orElse(e);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
