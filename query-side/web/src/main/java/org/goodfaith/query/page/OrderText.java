package org.goodfaith.query.page;

import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Term;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.CaseView;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.rulebook.status.TermInWords;
import org.jspecify.annotations.Nullable;

/** An order's text by clause, each with the obligations it creates. */
public record OrderText(CaseView.OrderView order, List<Clause> clauses) {

    /**
     * One term of an order with its quotation.
     *
     * @param rules its trigger, due rule and end in plain words
     * @param otherwise the order's words on what happens otherwise; null if it has none
     */
    public record Clause(
            String term,
            String title,
            Modality modality,
            ObligationView.CitationView citation,
            List<String> rules,
            @Nullable String otherwise,
            List<ObligationView> obligations) {}

    /** Returns the orders of a case in order of entry, with their terms in the order of the text. */
    static List<OrderText> of(CaseAtViewpoint shown, List<ObligationView> obligations) {
        return shown.file()
                .map(file -> file.orders().stream()
                        .map(order -> of(order, obligations))
                        .toList())
                .orElse(List.of());
    }

    private static OrderText of(CaseFile.OrderOnFile order, List<ObligationView> obligations) {
        return new OrderText(
                CaseView.OrderView.of(order),
                order.terms().stream()
                        .map(term -> clause(order, term, obligations))
                        .toList());
    }

    private static Clause clause(CaseFile.OrderOnFile order, Term term, List<ObligationView> obligations) {
        return new Clause(
                term.id().value(),
                term.title(),
                term.modality(),
                ObligationView.CitationView.of(term.citation()),
                TermInWords.of(term, order.terms()),
                term.otherwise(),
                obligations.stream()
                        .filter(o -> o.order().equals(order.order().value())
                                && o.term().equals(term.id().value()))
                        .toList());
    }
}
