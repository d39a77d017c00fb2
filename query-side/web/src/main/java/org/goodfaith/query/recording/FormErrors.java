package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.query.page.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reasons for which the API rejected a form, each with the field it belongs to. */
public record FormErrors(List<FormError> all) {

    static final FormErrors NONE = new FormErrors(List.of());

    private static final String DETAIL = "detail";
    private static final String FIELD = "field";
    private static final String FAULTS = "faults";

    /**
     * One error.
     *
     * @param path the path of its field; null if it concerns the whole form
     * @param id the HTML id of that field; null likewise
     * @param label the label of that field; null likewise
     */
    public record FormError(
            @Nullable String path,
            @Nullable String id,
            @Nullable String label,
            String message) {

        static FormError at(FormField field, String message) {
            return new FormError(field.path(), field.id(), field.label(), message);
        }

        /** Returns the message with the label of its field, for the summary at the top of the page. */
        public String summary() {
            return label == null || message.contains(quoted(label))
                    ? message
                    : Messages.get("recording.errors.labeled", label, message);
        }
    }

    public FormErrors {
        all = List.copyOf(all);
    }

    /** @param problem an RFC 9457 problem with {@code field}, or with {@code faults} if there are several */
    static FormErrors of(JsonNode problem, RequestForm form, FormValues values) {
        if (problem.path(FAULTS).isEmpty()) {
            return new FormErrors(List.of(error(problem, form, values)));
        }
        return new FormErrors(problem.path(FAULTS)
                .valueStream()
                .map(fault -> error(fault, form, values))
                .toList());
    }

    /** @param fields the fields that name a party on both sides of an act */
    static FormErrors bothSides(List<FormField> fields) {
        return new FormErrors(fields.stream()
                .map(field -> FormError.at(field, Messages.get("recording.errors.bothSides")))
                .toList());
    }

    /** Adds the required fields left blank. The API reports only the first of them. */
    FormErrors withRequired(List<FormField> blank) {
        var errors = new ArrayList<>(all);
        blank.stream()
                .filter(field -> at(field.path()) == null)
                .map(field -> FormError.at(field, Messages.get("recording.errors.required", quoted(field.label()))))
                .forEach(errors::add);
        return new FormErrors(errors);
    }

    /** Replaces the paths in an API message with the labels of their fields. */
    private static FormError error(JsonNode problem, RequestForm form, FormValues values) {
        String path = problem.path(FIELD).asString("");
        String detail = problem.path(DETAIL).asString("");
        String message = detail.isBlank() ? Messages.get("recording.errors.unknown") : detail;
        Optional<FormField> field = path.isEmpty() ? Optional.empty() : form.at(path, values);
        return field.map(
                        f -> FormError.at(f, sentence(withLabels(withSubject(message, path, f.label()), form, values))))
                .orElseGet(() -> new FormError(null, null, null, sentence(withLabels(message, form, values))));
    }

    private static String withSubject(String message, String path, String label) {
        return Stream.of(path, path.substring(path.lastIndexOf('.') + 1))
                .filter(name -> message.startsWith(name + " "))
                .findFirst()
                .map(name -> quoted(label) + message.substring(name.length()))
                .orElse(
                        message.startsWith("is ") || message.startsWith("must ")
                                ? quoted(label) + " " + message
                                : message);
    }

    /** Replaces only names with a capital letter inside, because a lowercase name can be an ordinary word. */
    private static String withLabels(String message, RequestForm form, FormValues values) {
        String labeled = message;
        for (FormField field : form.fields(values)) {
            String name = field.path().substring(field.path().lastIndexOf('.') + 1);
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                labeled = labeled.replaceAll(
                        "\\b" + Pattern.quote(name) + "\\b", Matcher.quoteReplacement(quoted(field.label())));
            }
        }
        return labeled;
    }

    private static String quoted(String label) {
        return Messages.get("recording.errors.quoted", label);
    }

    private static String sentence(String message) {
        String capitalized = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        return capitalized.endsWith(".") ? capitalized : capitalized + ".";
    }

    /** @return the message for a field; null if it has no error */
    public @Nullable String at(String path) {
        return all.stream()
                .filter(error -> path.equals(error.path()))
                .map(FormError::message)
                .findFirst()
                .orElse(null);
    }
}
