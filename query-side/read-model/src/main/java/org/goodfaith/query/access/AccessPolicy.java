package org.goodfaith.query.access;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.goodfaith.events.Visibility;
import org.springframework.stereotype.Component;

/**
 * Filters results by what the caller is allowed to see. Every list, count and line that leaves the query side passes
 * through here.
 *
 * <p>There are no roles yet: the local account sees every visibility class. A role narrows {@link #classes()} and
 * {@link #admits}; nothing else has to change.
 */
@Component
public class AccessPolicy {

    /** @return the visibility classes that the caller may see in every case; queries over many cases filter by them */
    public List<Visibility> classes() {
        return Arrays.asList(Visibility.values());
    }

    /** @return the visibility classes that the caller may not see in every case */
    public List<Visibility> hidden() {
        List<Visibility> seen = classes();
        return Arrays.stream(Visibility.values())
                .filter(visibility -> !seen.contains(visibility))
                .toList();
    }

    /** @return true if the caller may see something addressed to {@code audience} */
    public boolean admits(Audience audience) {
        return classes().contains(audience.visibility());
    }

    /** @return the elements of {@code things} that the caller may see, in the same order */
    public <T> List<T> visible(List<T> things, Function<T, Audience> audience) {
        return things.stream().filter(thing -> admits(audience.apply(thing))).toList();
    }
}
