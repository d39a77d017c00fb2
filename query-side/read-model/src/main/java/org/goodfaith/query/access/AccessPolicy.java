package org.goodfaith.query.access;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.goodfaith.events.Visibility;
import org.springframework.stereotype.Component;

/**
 * Lets out what whoever asks may see. Every list, count and line that leaves the query side passes through here,
 * whether as JSON or as a page.
 *
 * <p>There are no roles yet: the one local account sees every class. A role narrows {@link #classes()} and
 * {@link #admits}, and nothing else has to change.
 */
@Component
public class AccessPolicy {

    /** @return the classes whoever asks may see in any case; queries over many cases select by them */
    public List<Visibility> classes() {
        return Arrays.asList(Visibility.values());
    }

    /** @return the classes whoever asks may not see in any case, which are those of few cases */
    public List<Visibility> hidden() {
        List<Visibility> seen = classes();
        return Arrays.stream(Visibility.values())
                .filter(visibility -> !seen.contains(visibility))
                .toList();
    }

    /** @return whether whoever asks may see something meant for {@code audience} */
    public boolean admits(Audience audience) {
        return classes().contains(audience.visibility());
    }

    /** @return what whoever asks may see of {@code things}, in the same order */
    public <T> List<T> visible(List<T> things, Function<T, Audience> audience) {
        return things.stream().filter(thing -> admits(audience.apply(thing))).toList();
    }
}
