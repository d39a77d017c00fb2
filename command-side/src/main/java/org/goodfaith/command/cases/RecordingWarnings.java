package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.StatementSubmitted;

/** Finds oddities in facts that may be recorded but that a person should check. */
final class RecordingWarnings {

    private RecordingWarnings() {}

    /** @return the warnings for facts that are about to be appended in this order; each warning once */
    static List<RecordingWarning> about(List<Fact> facts, CaseState before) {
        var warnings = new LinkedHashSet<RecordingWarning>();
        CaseState state = before;
        for (Fact fact : facts) {
            warnings.addAll(about(fact, state.effective()));
            state = state.with(List.of(fact));
        }
        return List.copyOf(warnings);
    }

    private static List<RecordingWarning> about(Fact fact, EffectiveEntries entries) {
        var warnings = new ArrayList<RecordingWarning>(LikelyDuplicates.of(fact, entries));
        if (fact instanceof Offer offer && offer.actors().to().isEmpty()) {
            warnings.add(new RecordingWarning.OfferWithoutRecipient(offer.offer()));
        }
        if (fact instanceof OfferAccepted accepted) {
            acceptedAfterWithdrawal(accepted, entries).ifPresent(warnings::add);
        }
        if (fact instanceof StatementSubmitted statement) {
            unknownSections(statement, entries).ifPresent(warnings::add);
        }
        warnings.addAll(Appearances.warnings(fact, entries));
        warnings.addAll(PartyNames.warnings(fact, entries));
        FreeTexts.withAmounts(fact).forEach(field -> warnings.add(new RecordingWarning.AmountInText(field)));
        return warnings;
    }

    private static Optional<RecordingWarning> acceptedAfterWithdrawal(
            OfferAccepted accepted, EffectiveEntries entries) {
        return entries.ofType(OfferWithdrawn.class)
                .filter(entry -> ((OfferWithdrawn) entry.fact()).offer().equals(accepted.answers()))
                .filter(entry ->
                        !EffectiveEntries.isBefore(accepted.circumstances().occurredAt(), entry.occurredAt()))
                .findFirst()
                .map(entry -> new RecordingWarning.AcceptedAfterWithdrawal(accepted.answers(), entry.occurredAt()));
    }

    /** Warns only if an order in force lists the sections of a statement. */
    private static Optional<RecordingWarning> unknownSections(StatementSubmitted statement, EffectiveEntries entries) {
        if (statement.sections() == null) {
            return Optional.empty();
        }
        List<String> required = entries.requiredSections();
        List<String> unknown = statement.sections().stream()
                .filter(section -> !required.contains(section))
                .toList();
        return required.isEmpty() || unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordingWarning.UnknownSections(unknown, required));
    }
}
