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

/**
 * Computes who may see each entry. An entry about another entry or about an obligation is visible only to those who may
 * see its subject.
 */
public final class EntryVisibility {

    private EntryVisibility() {}

    /** @return the visibility of each entry, in the order of the entries */
    public static List<Visibility> of(CaseRecord record) {
        var visibilities = new ArrayList<Visibility>();
        Map<String, Visibility> termVisibilities = new HashMap<>();
        for (Entry entry : record.entries()) {
            Fact fact = entry.fact();
            if (fact instanceof OrderEntered order) {
                order.terms().forEach(term -> termVisibilities.put(orderAndTerm(order, term), term.visibility()));
            }
            Stream<Visibility> entries = subjects(fact)
                    .map(other ->
                            other < visibilities.size() ? visibilities.get(other.intValue()) : Visibility.CHAMBERS);
            Stream<Visibility> obligations =
                    obligations(fact).map(id -> termVisibilities.getOrDefault(orderAndTerm(id), Visibility.CHAMBERS));
            visibilities.add(Stream.concat(entries, obligations).reduce(fact.visibility(), EntryVisibility::narrower));
        }
        return List.copyOf(visibilities);
    }

    /** @return whether the fact's visibility depends on no other entry and no obligation */
    public static boolean isIndependent(Fact fact) {
        return subjects(fact).findAny().isEmpty() && obligations(fact).findAny().isEmpty();
    }

    private static Stream<Long> subjects(Fact fact) {
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

    private static Stream<ObligationId> obligations(Fact fact) {
        return switch (fact) {
            case OverdueNoticeIssued f -> Stream.of(f.obligation());
            case OverdueNoticeWithdrawn f -> Stream.of(f.obligation());
            default -> Stream.empty();
        };
    }

    private static String orderAndTerm(OrderEntered order, Term term) {
        return order.order() + "/" + term.id();
    }

    /** @return the first two parts of the id, which name the order and the term */
    private static String orderAndTerm(ObligationId id) {
        String[] parts = id.value().split("/", 3);
        return parts[0] + "/" + parts[1];
    }

    /** The values are declared from the widest to the narrowest. */
    private static Visibility narrower(Visibility a, Visibility b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
