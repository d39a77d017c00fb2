package org.goodfaith.command.cases;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/** Finds amounts of money in the free-text fields of a fact, since settlement amounts must not be recorded. */
final class FreeTexts {

    private static final Set<String> NAMES = Set.of("reason", "words", "ground");

    private static final Pattern AMOUNT = Pattern.compile(
            "[$\u20ac\u00a3]\\s?\\d|\\b(?:usd|eur|gbp)\\s?\\d|\\d\\s?(?:usd|eur|gbp|dollars?)\\b",
            Pattern.CASE_INSENSITIVE);

    private FreeTexts() {}

    /** @return the paths of the free-text fields that contain an amount of money */
    static List<String> withAmounts(Fact fact) {
        var fields = new ArrayList<String>();
        if (isAmountIn(fact.circumstances().note())) {
            fields.add("circumstances.note");
        }
        try {
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                if (NAMES.contains(component.getName())
                        && component.getType() == String.class
                        && isAmountIn((String) component.getAccessor().invoke(fact))) {
                    fields.add(component.getName());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every fact is a public record", e);
        }
        return fields;
    }

    private static boolean isAmountIn(@Nullable String text) {
        return text != null && AMOUNT.matcher(text).find();
    }
}
