package org.goodfaith.command.template;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Reports invalid order templates. The application does not start with an invalid template. */
public final class InvalidTemplateException extends IllegalStateException {

    private final transient List<TemplateFault> faults;

    InvalidTemplateException(List<TemplateFault> faults) {
        super(faults.stream()
                .map(TemplateFault::toString)
                .collect(joining("\n  ", "order templates are invalid:\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    public List<TemplateFault> faults() {
        return faults;
    }

    /**
     * One error.
     *
     * @param file the name of the template's file
     * @param line the line of the error, from 1
     * @param path the place of the error in the template, as a JSON pointer
     * @param reason what is wrong
     */
    public record TemplateFault(String file, int line, String path, String reason) {

        @Override
        public String toString() {
            return file + ":" + line + " " + (path.isEmpty() ? "/" : path) + ": " + reason;
        }
    }
}
