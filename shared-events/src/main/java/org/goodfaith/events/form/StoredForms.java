package org.goodfaith.events.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of each fact's stored form.
 *
 * <p>A stored fact is never rewritten. When a record of {@code org.goodfaith.events} changes, an {@link Upcast}
 * converts the earlier form when it is read. Revision 1 has no upcast and is stored without a revision. The event
 * store, the projections and the offline verifier all read through {@link #KNOWN}.
 */
public final class StoredForms {

    /** All changes of form since the first release. Entries are never removed. */
    public static final StoredForms KNOWN = new StoredForms(List.of());

    private static final String PACKAGE = Fact.class.getPackageName() + ".";

    private final Map<String, SortedMap<Integer, Upcast>> byFact = new HashMap<>();

    /** @throws IllegalArgumentException if the upcasts of a fact do not form one chain from revision 1 */
    public StoredForms(List<Upcast> upcasts) {
        for (Upcast upcast : upcasts) {
            Upcast other =
                    byFact.computeIfAbsent(upcast.fact(), _ -> new TreeMap<>()).put(upcast.from(), upcast);
            if (other != null) {
                throw new IllegalArgumentException(upcast.fact() + " has two upcasts from revision " + upcast.from());
            }
        }
        byFact.forEach((fact, steps) -> {
            if (steps.firstKey() != 1 || steps.lastKey() != steps.size()) {
                throw new IllegalArgumentException(
                        fact + " lacks an upcast from one of its revisions: " + steps.keySet());
            }
        });
    }

    /** Returns the current revision of a fact, from 1. */
    public int current(String fact) {
        return steps(fact).size() + 1;
    }

    /** Returns the revision to store with a payload of this type; empty for the first revision. */
    public Optional<String> stored(String payloadType) {
        return Optional.of(current(fact(payloadType)))
                .filter(revision -> revision > 1)
                .map(String::valueOf);
    }

    /** Returns true if a payload of this type and revision must be {@linkplain #upcast upcast} before it is read. */
    public boolean differs(String payloadType, @Nullable String revision) {
        return payloadType.startsWith(PACKAGE) && !stored(payloadType).equals(Optional.ofNullable(revision));
    }

    /**
     * Converts a stored payload to the current revision.
     *
     * @param members the payload as stored; not modified
     * @throws UnknownRevisionException if this version does not know the revision
     */
    public Map<String, Object> upcast(String payloadType, @Nullable String revision, Map<String, Object> members) {
        String fact = fact(payloadType);
        Map<String, Object> form = copy(members);
        for (Upcast step : steps(fact).tailMap(known(fact, revision)).values()) {
            form = step.step().apply(form);
        }
        return form;
    }

    private int known(String fact, @Nullable String revision) {
        if (revision == null) {
            return 1;
        }
        for (int known = 2; known <= current(fact); known++) {
            if (revision.equals(String.valueOf(known))) {
                return known;
            }
        }
        throw new UnknownRevisionException(fact + " is stored in revision " + revision + ", but this version knows "
                + (current(fact) == 1 ? "the first revision only." : "revisions up to " + current(fact) + " only."));
    }

    private SortedMap<Integer, Upcast> steps(String fact) {
        return byFact.getOrDefault(fact, new TreeMap<>());
    }

    private static String fact(String payloadType) {
        return payloadType.startsWith(PACKAGE) ? payloadType.substring(PACKAGE.length()) : payloadType;
    }

    private static Map<String, Object> copy(Map<String, Object> members) {
        var copy = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> copy.put(name, copied(value)));
        return copy;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Object copied(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy((Map<String, Object>) map);
            case List<?> list -> {
                var copies = new ArrayList<>();
                list.forEach(element -> copies.add(copied(element)));
                yield copies;
            }
            default -> value;
        };
    }
}
