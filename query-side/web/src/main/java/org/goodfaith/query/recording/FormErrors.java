package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why the API did not take a form, in its own sentences, each beside the question it is about. */
public record FormErrors(List<Fault> all) {

    static final FormErrors NONE = new FormErrors(List.of());

    /**
     * One thing that is wrong.
     *
     * @param path the question it is about; absent if it is about the whole
     * @param id what that question's field is called in the page; absent likewise
     * @param label what that question is called; absent likewise
     */
    public record Fault(
            @Nullable String path,
            @Nullable String id,
            @Nullable String label,
            String says) {

        static Fault at(FormField question, String says) {
            return new Fault(question.path(), question.id(), question.label(), says);
        }

        /** @return what is wrong and with which question, as it is said away from the field */
        public String summary() {
            return label == null || says.contains(quoted(label)) ? says : label + ": " + says;
        }
    }

    public FormErrors {
        all = List.copyOf(all);
    }

    /** @param problem as RFC 9457 has it, with {@code field} and, where there are several, {@code faults} */
    static FormErrors of(JsonNode problem, RequestForm form, FormValues answers) {
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
        return new FormErrors(faults);
    }

    /** @param questions in which somebody who acts is named as addressed */
    static FormErrors towardThemselves(List<FormField> questions) {
        return new FormErrors(questions.stream()
                .map(question ->
                        Fault.at(question, "Whoever acted cannot be the one it was toward: untick one of them."))
                .toList());
    }

    /** The API names what it comes upon first; these are whatever else is missing, so that nobody has to ask twice. */
    FormErrors and(List<FormField> unanswered) {
        var faults = new ArrayList<>(all);
        unanswered.stream()
                .filter(question -> at(question.path()) == null)
                .map(question -> Fault.at(question, quoted(question.label()) + " is required."))
                .forEach(faults::add);
        return new FormErrors(faults);
    }

    /** A path means nothing to people, so where the sentence names one, the question's label stands instead. */
    private static Fault fault(String field, String detail, RequestForm form, FormValues answers) {
        String says = detail.isBlank() ? "It could not be recorded" : detail;
        Optional<FormField> question = field.isEmpty() ? Optional.empty() : form.at(field, answers);
        return question.map(q -> Fault.at(q, sentence(labeled(begun(says, field, q.label()), form, answers))))
                .orElseGet(() -> new Fault(null, null, null, sentence(labeled(says, form, answers))));
    }

    private static String begun(String says, String field, String label) {
        return Stream.of(field, field.substring(field.lastIndexOf('.') + 1))
                .filter(name -> says.startsWith(name + " "))
                .findFirst()
                .map(name -> quoted(label) + says.substring(name.length()))
                .orElse(says.startsWith("is ") || says.startsWith("must ") ? quoted(label) + " " + says : says);
    }

    /** Only names that are no words of their own are taken for names. */
    private static String labeled(String says, RequestForm form, FormValues answers) {
        String labeled = says;
        for (FormField question : form.questions(answers)) {
            String name = question.path().substring(question.path().lastIndexOf('.') + 1);
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                labeled = labeled.replaceAll(
                        "\\b" + Pattern.quote(name) + "\\b", Matcher.quoteReplacement(quoted(question.label())));
            }
        }
        return labeled;
    }

    private static String quoted(String label) {
        return "\u201C" + label + "\u201D";
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
