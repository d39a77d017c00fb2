package org.goodfaith.query.recording;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.goodfaith.query.page.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;

/**
 * Labels, hints and choices of facts in forms, from {@code messages.properties}.
 *
 * <p>The keys are {@code fact.DemandServed} for a fact, {@code fact.DemandServed.inWriting} for an attribute and
 * {@code choice.Channel.FILED} for a constant. The suffix {@code .hint} adds an explanation, {@code .blank} the meaning
 * of an attribute that is left blank.
 */
final class FactLabels {

    private static final String HINT = ".hint";

    private FactLabels() {}

    /** Returns the label of a fact, such as "Demand served". */
    static String of(String fact) {
        return Messages.get(key(fact));
    }

    /** Returns the sentences that explain a fact. */
    static String purpose(String fact) {
        return Messages.get(key(fact) + HINT);
    }

    /** A group of facts on the page, and the position of a fact in it. */
    record Place(String group, int position) {}

    /** Returns the place of a fact on the page; empty if the fact has a page of its own. */
    static Optional<Place> place(String fact) {
        return find(key(fact) + ".group").map(place -> {
            int space = place.indexOf(' ');
            return new Place(place.substring(0, space), Integer.parseInt(place, space + 1, place.length(), 10));
        });
    }

    static String of(RecordComponent attribute) {
        return Messages.get(key(attribute));
    }

    static @Nullable String hint(RecordComponent attribute) {
        return find(key(attribute) + HINT).orElse(null);
    }

    /** Returns the meaning of an attribute that is left blank, such as "Not recorded". */
    static String blank(RecordComponent attribute) {
        return find(key(attribute) + ".blank").orElseGet(() -> Messages.get("recording.form.notRecorded"));
    }

    static String of(Enum<?> constant) {
        return Messages.get(key(constant));
    }

    /** Returns the constants of an enum as options of a form, in order of declaration. */
    static List<FormOption> options(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .map(constant -> FormOption.of(constant.name(), of(constant)))
                .toList();
    }

    static String key(String fact) {
        return "fact." + fact;
    }

    static String key(RecordComponent attribute) {
        return key(attribute.getDeclaringRecord().getSimpleName()) + "." + attribute.getName();
    }

    static String key(Enum<?> constant) {
        return "choice." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    /** Returns the text of a key; empty if the bundle lacks it. */
    static Optional<String> find(String key) {
        try {
            return Optional.of(Messages.get(key));
        } catch (NoSuchMessageException _) {
            return Optional.empty();
        }
    }
}
