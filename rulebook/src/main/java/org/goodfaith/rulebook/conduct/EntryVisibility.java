package org.goodfaith.rulebook.conduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;

/** Who may see each entry: an entry about another, or about an obligation, is seen by nobody who may not see that. */
public final class EntryVisibility {

    private EntryVisibility() {}

    /** @return one class for each entry, in their order */
    public static List<Visibility> of(CaseRecord record) {
        var visibilities = new ArrayList<Visibility>();
        Map<String, Visibility> terms = new HashMap<>();
        for (Entry entry : record.entries()) {
            Fact fact = entry.fact();
            if (fact instanceof OrderEntered order) {
                order.terms().forEach(term -> terms.put(prefix(order, term), term.visibility()));
            }
            Stream<Visibility> entries = about(fact)
                    .map(other ->
                            other < visibilities.size() ? visibilities.get(other.intValue()) : Visibility.CHAMBERS);
            Stream<Visibility> obligations =
                    obligation(fact).map(id -> terms.getOrDefault(prefix(id), Visibility.CHAMBERS));
            visibilities.add(Stream.concat(entries, obligations).reduce(fact.visibility(), EntryVisibility::narrower));
        }
        return List.copyOf(visibilities);
    }

    /** @return whether who may see this fact depends on nothing but itself */
    public static boolean isIndependent(Fact fact) {
        return about(fact).findAny().isEmpty() && obligation(fact).findAny().isEmpty();
    }

    private static Stream<Long> about(Fact fact) {
        Stream<Long> named =
                switch (fact) {
                    case EntryStricken f -> Stream.of(f.entry());
                    case EntryDisputed f -> Stream.of(f.entry());
                    case DisclosureRecorded f -> Stream.of(f.entry());
                    default -> Stream.empty();
                };
        return Stream.concat(
                        named,
                        Stream.of(
                                fact.circumstances().cures(),
                                fact.circumstances().replaces()))
                .filter(Objects::nonNull);
    }

    private static Stream<ObligationId> obligation(Fact fact) {
        return switch (fact) {
            case OverdueNoticeIssued f -> Stream.of(f.obligation());
            case OverdueNoticeWithdrawn f -> Stream.of(f.obligation());
            default -> Stream.empty();
        };
    }

    private static String prefix(OrderEntered order, Term term) {
        return order.order() + "/" + term.id();
    }

    /** An obligation's id begins with its order and its term. */
    private static String prefix(ObligationId id) {
        String[] parts = id.value().split("/", 3);
        return parts[0] + "/" + parts[1];
    }

    /** The classes are declared from the widest to the narrowest. */
    private static Visibility narrower(Visibility a, Visibility b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
