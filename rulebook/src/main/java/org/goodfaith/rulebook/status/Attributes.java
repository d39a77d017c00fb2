package org.goodfaith.rulebook.status;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PerformanceRecorded;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of facts by the names that terms use. */
final class Attributes {

    static final String CHANNEL = "channel";
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
                || attribute.equals(CHANNEL)
                || ACCESSORS.get(fact.getClass()).containsKey(attribute);
    }

    /** @return the value; null if it was not recorded */
    static @Nullable Object of(Fact fact, String attribute) {
        if (attribute.equals(CHANNEL)) {
            return fact.circumstances().channel();
        }
        if (fact instanceof PerformanceRecorded performance) {
            Boolean answer = performance.answers().get(attribute);
            return answer != null ? answer : performance.counts().get(attribute);
        }
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
