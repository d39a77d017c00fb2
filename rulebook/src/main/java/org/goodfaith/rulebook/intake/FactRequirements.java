package org.goodfaith.rulebook.intake;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.RecurrenceFact;

/** The attributes of each fact that a requirement can check, derived from the components of its record. */
final class FactRequirements {

    /** The kind of an attribute, which decides the requirements that can check it. */
    sealed interface Attribute {

        /** True, false or not recorded. */
        record YesNo() implements Attribute {}

        record Count() implements Attribute {}

        /** One of the constants of an enum. */
        record Value(List<String> constants) implements Attribute {
            public Value {
                constants = List.copyOf(constants);
            }
        }

        /** A list of short names. */
        record Names() implements Attribute {}

        /** Any attribute a term names: a yes-or-no answer or a count. */
        record Anything() implements Attribute {}
    }

    private static final String CHANNEL = "channel";
    private static final String PAGES = "pages";

    private FactRequirements() {}

    static Optional<Attribute> attribute(Class<? extends Fact> fact, String name) {
        if (name.equals(CHANNEL)) {
            return Optional.of(value(Channel.class));
        }
        if (fact == PerformanceRecorded.class || fact == NonpartyActRecorded.class) {
            return Optional.of(new Attribute.Anything());
        }
        return Optional.ofNullable(attributes(fact).get(name))
                .or(() -> name.equals(PAGES) ? Optional.of(new Attribute.Count()) : Optional.empty());
    }

    /**
     * Returns the attributes of a fact, sorted by name, without {@code channel} and the {@code pages} of its document.
     */
    static SortedMap<String, Attribute> attributes(Class<? extends Fact> fact) {
        var attributes = new TreeMap<String, Attribute>();
        for (RecordComponent component : fact.getRecordComponents()) {
            if (namesAnObligation(fact, component)) {
                continue;
            }
            attribute(component).ifPresent(attribute -> attributes.put(component.getName(), attribute));
        }
        return Collections.unmodifiableSortedMap(attributes);
    }

    /** A period does not describe the act. It names the obligation that the act is about. */
    private static boolean namesAnObligation(Class<? extends Fact> fact, RecordComponent component) {
        return RecurrenceFact.class.isAssignableFrom(fact)
                && component.getName().equals("period");
    }

    static boolean isAboutAnEvent(Class<? extends Fact> fact) {
        return Arrays.stream(fact.getRecordComponents()).anyMatch(component -> component.getType() == EventKey.class);
    }

    static boolean namesAttendees(Class<? extends Fact> fact) {
        return Arrays.stream(fact.getRecordComponents())
                .anyMatch(component ->
                        listed(component).filter(Attendee.class::equals).isPresent());
    }

    static Optional<Class<? extends Fact>> find(String fact) {
        return FactTypes.find(fact);
    }

    private static Optional<Attribute> attribute(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Boolean.class || type == boolean.class) {
            return Optional.of(new Attribute.YesNo());
        }
        if (type == Integer.class || type == int.class) {
            return Optional.of(new Attribute.Count());
        }
        if (type.isEnum()) {
            return Optional.of(value(type));
        }
        return listed(component).filter(String.class::equals).map(_ -> new Attribute.Names());
    }

    private static Attribute value(Class<?> type) {
        return new Attribute.Value(
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }

    private static Optional<Class<?>> listed(RecordComponent component) {
        return component.getType() == List.class
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> item
                ? Optional.of(item)
                : Optional.empty();
    }
}
