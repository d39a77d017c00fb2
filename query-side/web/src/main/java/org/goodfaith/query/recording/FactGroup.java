package org.goodfaith.query.recording;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.query.page.Messages;

/**
 * Facts that belong together on the page, in the order in which the page shows them. The key {@code fact.<Fact>.group}
 * of {@code messages.properties} names the group of a fact and its place in the group, such as {@code offers 1}. Facts
 * with a page of their own are in no group.
 *
 * @param key the last part of the key of the group's title
 */
public record FactGroup(String key, List<Class<? extends Fact>> facts) {

    /** The groups in the order of the page. */
    static final List<FactGroup> ALL = Stream.of(
                    "offers", "conference", "vdrp", "other", "settlement", "dates", "court", "people", "case", "record")
            .map(FactGroup::named)
            .toList();

    private static FactGroup named(String key) {
        var facts = new TreeMap<Integer, Class<? extends Fact>>();
        for (Class<? extends Fact> fact : FactTypes.all().values()) {
            FactLabels.place(fact.getSimpleName())
                    .filter(place -> place.group().equals(key))
                    .ifPresent(place -> facts.put(place.position(), fact));
        }
        return new FactGroup(key, List.copyOf(facts.values()));
    }

    /** @return whether a form of this list records the fact */
    static boolean contains(Class<? extends Fact> fact) {
        return ALL.stream().anyMatch(group -> group.facts.contains(fact));
    }

    /** A group on the page. */
    public record FactGroupView(String title, List<Item> facts) {

        /**
         * A fact on the page.
         *
         * @param fact its name, such as {@code DemandServed}
         * @param purpose one or two sentences
         */
        public record Item(String fact, String title, String purpose) {

            static Item of(Class<? extends Fact> fact) {
                String name = fact.getSimpleName();
                return new Item(name, FactLabels.of(name), FactLabels.purpose(name));
            }
        }
    }

    static List<FactGroupView> views() {
        return ALL.stream()
                .map(group -> new FactGroupView(
                        Messages.get("recording.group." + group.key),
                        group.facts.stream().map(FactGroupView.Item::of).toList()))
                .toList();
    }
}
