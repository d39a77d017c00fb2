package org.goodfaith.command.template;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A template cannot be used. The product does not start with it: an order form is law as data, and half a form is none.
 */
public final class BrokenTemplate extends IllegalStateException {

    private final transient List<Fault> faults;

    BrokenTemplate(List<Fault> faults) {
        super(faults.stream()
                .map(Fault::toString)
                .collect(joining("\n  ", "an order template cannot be used:\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One thing that is wrong.
     *
     * @param file the template's file
     * @param line the line it is on, from 1
     * @param path where in the file, as a JSON pointer
     * @param reason what is wrong
     */
    public record Fault(String file, int line, String path, String reason) {

        @Override
        public String toString() {
            return file + ":" + line + " " + (path.isEmpty() ? "/" : path) + ": " + reason;
        }
    }
}
