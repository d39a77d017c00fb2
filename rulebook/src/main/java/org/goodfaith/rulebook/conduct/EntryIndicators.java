package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.Fact;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.MeetAndConferHeld;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.UsDates;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.time.DueMoment;
import org.goodfaith.rulebook.time.ExtensionRequestRule;

/**
 * Finds the indicators that follow from single entries: court findings, extensions, disclosures and unanswered offers.
 */
final class EntryIndicators {

    private static final EnumSet<Channel> FILINGS = EnumSet.of(Channel.FILED, Channel.FILED_ON_PAPER, Channel.LODGED);

    private final ConductReport report;
    private final List<Indicator> indicators = new ArrayList<>();

    private EntryIndicators(ConductReport report) {
        this.report = report;
    }

    static List<Indicator> of(ConductReport report) {
        var found = new EntryIndicators(report);
        report.effectiveEntries().forEach(found::add);
        return found.indicators;
    }

    private void add(Entry entry) {
        switch (entry.fact()) {
            case CourtFindingMade f -> addCourtFinding(entry, "finding", f.words(), f.parties(), f.counsel());
            case SanctionImposed f -> addCourtFinding(entry, "sanction", f.words(), f.parties(), f.counsel());
            case OrderToShowCauseIssued f ->
                addCourtFinding(entry, "order to show cause", f.words(), f.parties(), f.counsel());
            case ExtensionRequested f -> addExtension(entry, f);
            case DisclosureRecorded f ->
                f.actors()
                        .onBehalfOf()
                        .forEach(party -> add(
                                Kind.DISCLOSURE,
                                party,
                                "the document of entry " + f.entry() + " was disclosed to " + f.reached(),
                                entry));
            case VDRPContacted f -> {
                if (report.effectiveEntries().stream()
                        .takeWhile(earlier -> !earlier.equals(entry))
                        .noneMatch(e -> isInformalExchange(e.fact()))) {
                    f.actors()
                            .onBehalfOf()
                            .forEach(party -> add(
                                    Kind.VDRP_WITHOUT_INFORMAL_EXCHANGE,
                                    party,
                                    "the VDRP administrator was contacted on "
                                            + UsDates.day(f.circumstances()
                                                    .occurredAt()
                                                    .on())
                                            + "; no earlier informal exchange is recorded",
                                    entry));
                }
            }
            case Offer offer -> addUnanswered(entry, offer);
            default -> {
                // The status of the obligation it performs shows every other fact.
            }
        }
    }

    private void addExtension(Entry entry, ExtensionRequested request) {
        LocalDate requestedOn = request.circumstances().occurredAt().on();
        for (PartyId party : request.actors().onBehalfOf()) {
            List<Obligation> owed = owed(request, party, report.at(entry));
            String title = owed.stream()
                    .map(obligation -> obligation.term().title())
                    .findFirst()
                    .orElseGet(() -> title(request.term()));
            List<CounselId> counsel = owed.stream()
                            .anyMatch(obligation -> obligation.term().owedBy().actor() == Obligor.Actor.COUNSEL)
                    ? report.participants(report.at(entry)).counselOf(party)
                    : List.of();
            add(Kind.EXTENSION_SOUGHT, party, counsel, title + ": an extension was requested", entry);
            lastDueDay(owed)
                    .flatMap(due -> ExtensionRequestRule.of(report.court()).whyLate(requestedOn, due, isFiling(owed)))
                    .ifPresent(why -> add(
                            Kind.LATE_REQUEST,
                            party,
                            counsel,
                            title + ": an extension was requested on " + UsDates.day(requestedOn) + ", " + why,
                            entry));
        }
    }

    /** @return the term's title; its short name if no party ever owed it */
    private String title(TermRef term) {
        return report.timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .map(StatusInterval::obligation)
                .filter(obligation -> isOf(obligation, term))
                .map(obligation -> obligation.term().title())
                .findFirst()
                .orElse(term.term().value());
    }

    /**
     * @return the party's obligation at the time of the request: the one that the request names or, if the party owed
     *     several under the term, the earliest that was open; empty if it owed none
     */
    private List<Obligation> owed(ExtensionRequested request, PartyId party, Instant moment) {
        List<Obligation> before = owed(request.term(), party, moment.minusNanos(1));
        List<Obligation> owed = before.isEmpty() ? owed(request.term(), party, moment) : before;
        List<Obligation> named =
                owed.stream().filter(obligation -> isNamed(obligation, request)).toList();
        List<Obligation> open = named.stream().filter(EntryIndicators::isOpen).toList();
        return open.stream()
                .filter(obligation -> obligation.endedOn() == null)
                .findFirst()
                .or(() -> open.stream().findFirst())
                .or(() -> named.reversed().stream().findFirst())
                .stream()
                .toList();
    }

    private List<Obligation> owed(TermRef term, PartyId party, Instant moment) {
        return report.timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(interval -> interval.covers(moment))
                .map(StatusInterval::obligation)
                .filter(obligation ->
                        isOf(obligation, term) && obligation.obligors().contains(party))
                .toList();
    }

    private boolean isNamed(Obligation obligation, ExtensionRequested request) {
        Integer period = request.period();
        Long trigger = request.trigger();
        return (period == null
                        || obligation.term().every().isEmpty()
                        || obligation.id().isOfPeriod(period))
                && (trigger == null
                        || trigger.equals(obligation.trigger())
                        || (obligation.trigger() == null && isOrder(trigger, obligation)));
    }

    private boolean isOrder(long sequence, Obligation obligation) {
        return report.effectiveEntries().stream()
                .anyMatch(entry -> entry.sequence() == sequence
                        && entry.fact() instanceof OrderEntered order
                        && order.order().equals(obligation.order()));
    }

    private static boolean isOpen(Obligation obligation) {
        return switch (obligation.status()) {
            case MET, LATE, EXCUSED -> false;
            case OPEN, OVERDUE, DORMANT, DEFICIENT, UNPERFORMED, LAPSED, MOOT -> true;
        };
    }

    private static boolean isOf(Obligation obligation, TermRef term) {
        return obligation.order().equals(term.order()) && obligation.term().id().equals(term.term());
    }

    /** @return the last due day under any reading that is not ruled out */
    private static Optional<LocalDate> lastDueDay(List<Obligation> owed) {
        return owed.stream()
                .filter(obligation -> obligation.due() != null)
                .flatMap(obligation -> obligation.readings().stream())
                .filter(reading -> !reading.ruledOut())
                .map(DueReading::due)
                .filter(Objects::nonNull)
                .map(DueMoment::on)
                .max(Comparator.naturalOrder());
    }

    private static boolean isFiling(List<Obligation> owed) {
        return owed.stream().map(obligation -> obligation.term().delivery()).anyMatch(FILINGS::contains);
    }

    /**
     * A rejection leaves an offer unanswered; a counteroffer, acceptance, withdrawal, newer offer, settlement or
     * exhaustion ends the wait.
     */
    private void addUnanswered(Entry entry, Offer offer) {
        for (PartyId recipient : offer.actors().to()) {
            Optional<Instant> until = report.effectiveEntries().stream()
                    .dropWhile(later -> !later.equals(entry))
                    .skip(1)
                    .filter(later -> endsWaiting(later.fact(), offer, recipient))
                    .map(report::at)
                    .findFirst();
            indicators.add(new Indicator(
                    Kind.OFFER_UNANSWERED,
                    recipient,
                    List.of(),
                    "no counteroffer or acceptance is recorded since " + offer.offer() + " of "
                            + UsDates.day(
                                    entry.fact().circumstances().occurredAt().on()),
                    null,
                    List.of(entry.sequence()),
                    report.at(entry),
                    until.orElse(null),
                    report.visibility(entry)));
        }
    }

    private static boolean endsWaiting(Fact later, Offer offer, PartyId recipient) {
        return switch (later) {
            case CounterofferMade f -> answers(f, offer, recipient) || replaces(f, offer);
            case OfferAccepted f -> answers(f, offer, recipient);
            case OfferWithdrawn f -> f.offer().equals(offer.offer());
            case SettlementReached f -> f.parties().contains(recipient);
            case InformalEffortsExhausted _ -> true;
            case Offer newer -> replaces(newer, offer);
            default -> false;
        };
    }

    private static boolean answers(OfferAnswer answer, Offer offer, PartyId recipient) {
        return answer.answers().equals(offer.offer())
                && answer.actors().onBehalfOf().contains(recipient);
    }

    private static boolean replaces(Offer newer, Offer older) {
        return newer.actors().onBehalfOf().stream().anyMatch(older.actors().onBehalfOf()::contains)
                && newer.actors().to().stream().anyMatch(older.actors().to()::contains);
    }

    private static boolean isInformalExchange(Fact fact) {
        return fact instanceof Offer || fact instanceof OfferAnswer || fact instanceof MeetAndConferHeld;
    }

    /** A finding about an attorney is shown in the lane of each client, and names the attorney. */
    private void addCourtFinding(
            Entry entry, String what, String words, List<PartyId> parties, List<CounselId> counsel) {
        String text = "the court's " + what + ": \"" + words + "\"";
        parties.forEach(party -> add(Kind.COURT_FINDING, party, text, entry));
        Participants participants = report.participants(report.at(entry));
        counsel.forEach(attorney -> participants
                .clientsOf(attorney)
                .forEach(party -> indicators.add(new Indicator(
                        Kind.COURT_FINDING,
                        party,
                        List.of(attorney),
                        text,
                        null,
                        List.of(entry.sequence()),
                        report.at(entry),
                        null,
                        report.visibility(entry)))));
    }

    private void add(Kind kind, PartyId party, String text, Entry entry) {
        add(kind, party, List.of(), text, entry);
    }

    private void add(Kind kind, PartyId party, List<CounselId> counsel, String text, Entry entry) {
        indicators.add(new Indicator(
                kind,
                party,
                counsel,
                text,
                null,
                List.of(entry.sequence()),
                report.at(entry),
                null,
                report.visibility(entry)));
    }
}
