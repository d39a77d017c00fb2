package org.goodfaith.rulebook.status;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.PerformanceRecorded;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of facts by the names that terms use. */
final class Attributes {

    static final String CHANNEL = "channel";
    static final String PAGES = "pages";
    static final String EVENT = "event";
    static final String ATTENDEES = "attendees";

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            var accessors = new HashMap<String, Method>();
            for (RecordComponent component : type.getRecordComponents()) {
                accessors.put(component.getName(), component.getAccessor());
            }
            return accessors;
        }
    };

    private Attributes() {}

    /** @return whether facts of this type have the attribute */
    static boolean has(Fact fact, String attribute) {
        return fact instanceof PerformanceRecorded
                || fact instanceof NonpartyActRecorded
                || attribute.equals(CHANNEL)
                || attribute.equals(PAGES)
                || ACCESSORS.get(fact.getClass()).containsKey(attribute);
    }

    /** @return the value; null if it was not recorded */
    static @Nullable Object of(Fact fact, String attribute) {
        if (attribute.equals(CHANNEL)) {
            return fact.circumstances().channel();
        }
        Object value =
                switch (fact) {
                    case PerformanceRecorded f -> ofTerm(f.answers(), f.counts(), attribute);
                    case NonpartyActRecorded f -> ofTerm(f.answers(), f.counts(), attribute);
                    default -> component(fact, attribute);
                };
        return value == null && attribute.equals(PAGES) ? fact.circumstances().pages() : value;
    }

    private static @Nullable Object ofTerm(
            Map<String, Boolean> answers, Map<String, Integer> counts, String attribute) {
        Boolean answer = answers.get(attribute);
        return answer != null ? answer : counts.get(attribute);
    }

    private static @Nullable Object component(Fact fact, String attribute) {
        Method accessor = ACCESSORS.get(fact.getClass()).get(attribute);
        if (accessor == null) {
            return null;
        }
        try {
            return accessor.invoke(fact);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + attribute + " of " + fact.factName(), e);
        }
    }
}
