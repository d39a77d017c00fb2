package org.goodfaith.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All types of facts of a case, by name. */
public final class FactTypes {

    private static final SortedMap<String, Class<? extends Fact>> BY_NAME = byName();

    private FactTypes() {}

    /** Returns all types of facts, sorted by name. */
    public static SortedMap<String, Class<? extends Fact>> all() {
        return BY_NAME;
    }

    public static Optional<Class<? extends Fact>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns a copy of a fact with other circumstances. */
    static Fact with(Fact fact, Circumstances circumstances) {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        try {
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals("circumstances")
                        ? circumstances
                        : components[i].getAccessor().invoke(fact);
            }
            return fact.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every fact is a public record", e);
        }
    }

    private static SortedMap<String, Class<? extends Fact>> byName() {
        var byName = new TreeMap<String, Class<? extends Fact>>();
        leaves(Fact.class).forEach(type -> byName.put(type.getSimpleName(), type.asSubclass(Fact.class)));
        return Collections.unmodifiableSortedMap(byName);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FactTypes::leaves)
                : Stream.of(type);
    }
}
