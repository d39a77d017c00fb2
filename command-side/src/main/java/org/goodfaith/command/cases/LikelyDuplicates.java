package org.goodfaith.command.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CourtAct;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.jspecify.annotations.Nullable;

/** Finds facts that probably record the same act twice: same kind, same subject, same party, same day. */
final class LikelyDuplicates {

    private LikelyDuplicates() {}

    /** The features that two records of one act share. */
    private record Fingerprint(
            String factName, List<Object> subject, @Nullable PartyId party, LocalDate on) {}

    static List<RecordingWarning> of(Fact fact, EffectiveEntries entries) {
        var warnings = new ArrayList<RecordingWarning>();
        for (Fingerprint fingerprint : fingerprints(fact)) {
            earlier(fingerprint, entries)
                    .ifPresent(entry -> warnings.add(new RecordingWarning.LikelyDuplicate(
                            entry.sequence(),
                            fingerprint.factName(),
                            fingerprint.party(),
                            fact.circumstances().occurredAt())));
        }
        return warnings;
    }

    private static Optional<CaseEntry> earlier(Fingerprint fingerprint, EffectiveEntries entries) {
        return entries.entries().stream()
                .filter(entry -> entry.fact().factName().equals(fingerprint.factName())
                        && entry.occurredAt().on().equals(fingerprint.on()))
                .filter(entry -> fingerprints(entry.fact()).contains(fingerprint))
                .findFirst();
    }

    /** Returns one fingerprint for each party; none for facts whose repetition is refused. */
    private static List<Fingerprint> fingerprints(Fact fact) {
        return switch (fact) {
            case CaseOpened _,
                    CounselAppeared _,
                    EventScheduled _,
                    OrderEntered _,
                    PartyDismissed _,
                    PartyJoined _,
                    EntryStricken _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _ -> List.of();
            case PartyAct act ->
                act.actors().onBehalfOf().stream()
                        .map(party -> fingerprint(fact, party))
                        .toList();
            case CourtAct _ -> {
                var parties = References.in(fact).parties();
                yield parties.isEmpty()
                        ? List.of(fingerprint(fact, null))
                        : parties.stream()
                                .map(party -> fingerprint(fact, party.value()))
                                .toList();
            }
        };
    }

    private static Fingerprint fingerprint(Fact fact, @Nullable PartyId party) {
        References references = References.in(fact);
        var subject = new ArrayList<Object>();
        Stream.of(
                        references.orders(),
                        references.terms(),
                        references.events(),
                        references.entries(),
                        references.counsel())
                .flatMap(List::stream)
                .forEach(reference -> subject.add(reference.value()));
        if (fact instanceof OfferAnswer answer) {
            subject.add(answer.answers());
        }
        if (fact instanceof OfferWithdrawn withdrawn) {
            subject.add(withdrawn.offer());
        }
        return new Fingerprint(
                fact.factName(),
                subject,
                party,
                fact.circumstances().occurredAt().on());
    }
}
