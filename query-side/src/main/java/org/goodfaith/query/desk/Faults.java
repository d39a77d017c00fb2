package org.goodfaith.query.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why the API did not take a form, in its own sentences, each beside the question it is about. */
public record Faults(List<Fault> all) {

    static final Faults NONE = new Faults(List.of());

    /**
     * One thing that is wrong.
     *
     * @param path the question it is about; absent if it is about the whole
     * @param id what that question's field is called in the page; absent likewise
     */
    public record Fault(@Nullable String path, @Nullable String id, String says) {}

    public Faults {
        all = List.copyOf(all);
    }

    /** @param problem as RFC 9457 has it, with {@code field} and, where there are several, {@code faults} */
    static Faults of(JsonNode problem, Form form, Answers answers) {
        var faults = new ArrayList<Fault>();
        if (problem.path("faults").isEmpty()) {
            faults.add(fault(
                    problem.path("field").asString(""), problem.path("detail").asString(""), form, answers));
        } else {
            problem.path("faults")
                    .forEach(fault -> faults.add(fault(
                            fault.path("field").asString(""),
                            fault.path("detail").asString(""),
                            form,
                            answers)));
        }
        return new Faults(faults);
    }

    /** The API names what it comes upon first; these are whatever else is missing, so that nobody has to ask twice. */
    Faults and(List<Question> unanswered) {
        var faults = new ArrayList<>(all);
        unanswered.stream()
                .filter(question -> at(question.path()) == null)
                .map(question ->
                        new Fault(question.path(), question.id(), "\u201C" + question.label() + "\u201D is required."))
                .forEach(faults::add);
        return new Faults(faults);
    }

    /** A path means nothing to people, so where the sentence names it, the question's label stands instead. */
    private static Fault fault(String field, String detail, Form form, Answers answers) {
        String says = detail.isBlank() ? "It could not be recorded." : detail;
        Optional<Question> question = field.isEmpty() ? Optional.empty() : form.at(field, answers);
        return question.map(q -> new Fault(q.path(), q.id(), sentence(labelled(says, field, q.label()))))
                .orElseGet(() -> new Fault(null, null, sentence(says)));
    }

    private static String labelled(String says, String field, String label) {
        return Stream.of(field, field.substring(field.lastIndexOf('.') + 1))
                .filter(name -> says.startsWith(name + " "))
                .findFirst()
                .map(name -> "\u201C" + label + "\u201D" + says.substring(name.length()))
                .orElseGet(() -> Character.isLowerCase(says.charAt(0)) ? "\u201C" + label + "\u201D " + says : says);
    }

    private static String sentence(String says) {
        String begun = says.substring(0, 1).toUpperCase(Locale.ROOT) + says.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    /** @return what is wrong with a question; null if nothing is */
    public @Nullable String at(String path) {
        return all.stream()
                .filter(fault -> path.equals(fault.path()))
                .map(Fault::says)
                .findFirst()
                .orElse(null);
    }
}
