package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtAct;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.Side;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.group.CaseGroup;
import org.goodfaith.rulebook.participants.Attorney;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.participants.PartyDescription;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.schedule.Stay;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a case: parties, orders in force, scheduled events and whose turn it is.
 *
 * <p>A pure fold of the facts visible at a viewpoint. The rulebook derives the participants, the schedule and every
 * status.
 *
 * @param closedOn the date it was closed; absent while it is open
 * @param stayedOn the day since which every order in force is stayed; absent if one is not
 * @param stays the stays in effect, including those of single orders
 * @param groups the groups of consolidated and related cases it belongs to
 * @param offers unanswered offers, each with the parties expected to answer
 * @param lastActOn the date of the last act by a party; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFile(
        CaseId caseId,
        CourtId court,
        String docketNumber,
        String caption,
        boolean sample,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate stayedOn,
        List<Judge> judges,
        List<PartyOnFile> parties,
        List<Counsel> counsel,
        List<OrderOnFile> orders,
        List<CourtEvent> events,
        List<Stay> stays,
        List<CaseGroup> groups,
        List<OpenOffer> offers,
        @Nullable LocalDate lastActOn) {

    /**
     * A party, or the successor in its place, and its current state.
     *
     * @param service whether it is served and named; absent if that was not recorded and it owes what orders impose
     * @param formerNames its names before, and those of the parties it took the place of, in order of time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartyOnFile(
            PartyId party,
            String name,
            Side side,
            List<PartyRole> roles,
            PartyKind kind,
            @Nullable Boolean insured,
            @Nullable Service service,
            List<FormerName> formerNames,
            LocalDate joinedOn,
            @Nullable LocalDate dismissedOn,
            @Nullable LocalDate settledOn) {

        private static PartyOnFile of(org.goodfaith.rulebook.participants.Party party, Participants participants) {
            PartyDescription now = party.description();
            return new PartyOnFile(
                    party.id(),
                    now.name(),
                    party.side(),
                    now.roles(),
                    now.kind(),
                    now.insured(),
                    party.service(),
                    formerNames(party.descriptions()),
                    party.joined().on(),
                    party.dismissed() == null ? null : party.dismissed().on(),
                    participants.settlement(party.id()).map(Source::on).orElse(null));
        }

        private static List<FormerName> formerNames(List<PartyDescription> descriptions) {
            return IntStream.range(1, descriptions.size())
                    .filter(i -> !descriptions
                            .get(i)
                            .name()
                            .equals(descriptions.get(i - 1).name()))
                    .mapToObj(i -> new FormerName(
                            descriptions.get(i - 1).name(),
                            descriptions.get(i).since().on(),
                            descriptions.get(i).substituted()))
                    .toList();
        }

        /** @return the party whose place it took last; empty if it took none */
        Optional<FormerName> predecessor() {
            return formerNames.stream().filter(FormerName::substituted).reduce((_, last) -> last);
        }

        /** @return its name and its former names */
        Stream<String> names() {
            return Stream.concat(Stream.of(name), formerNames.stream().map(FormerName::name));
        }
    }

    /**
     * A name that a party no longer has.
     *
     * @param until the day it ended
     * @param substituted true if it is the name of another party, whose place a successor took
     */
    public record FormerName(String name, LocalDate until, boolean substituted) {}

    /** An attorney and the parties it currently represents. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Counsel(
            CounselId counsel,
            String name,
            List<PartyId> parties,
            @Nullable Boolean leadTrialCounsel) {

        private static Counsel of(Attorney attorney) {
            return new Counsel(attorney.id(), attorney.name(), attorney.parties(), attorney.leadTrialCounsel());
        }
    }

    /** An order and whether it is still in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderOnFile(
            OrderId order,
            long entry,
            String title,
            LocalDate datedOn,
            @Nullable LocalDate filedOn,
            String judge,
            @Nullable TemplateUse template,
            @Nullable String sourceNote,
            Status status,
            List<Term> terms) {

        private OrderOnFile now(Status became) {
            return new OrderOnFile(order, entry, title, datedOn, filedOn, judge, template, sourceNote, became, terms);
        }
    }

    /** The state of an order. */
    public enum Status {
        IN_FORCE,
        SUPERSEDED,
        VACATED
    }

    /**
     * An unanswered offer.
     *
     * @param rejectedOn the date of a bare rejection, which does not answer the offer; absent if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpenOffer(
            OfferId offer,
            long entry,
            List<PartyId> madeBy,
            PartyId awaits,
            LocalDate madeOn,
            @Nullable LocalDate rejectedOn,
            Visibility visibility) {}

    /** @return the same summary with only these events and offers */
    CaseFile showing(List<CourtEvent> shownEvents, List<OpenOffer> shownOffers) {
        return new CaseFile(
                caseId,
                court,
                docketNumber,
                caption,
                sample,
                openedOn,
                closedOn,
                stayedOn,
                judges,
                parties,
                counsel,
                orders,
                shownEvents,
                stays,
                groups,
                shownOffers,
                lastActOn);
    }

    public Optional<PartyOnFile> party(PartyId id) {
        return parties.stream().filter(party -> party.party().equals(id)).findFirst();
    }

    /** @return a person who is not a party, by the name that the case gives an attorney of record */
    public String inWords(Nonparty nonparty) {
        return counsel.stream()
                .filter(attorney -> attorney.counsel().equals(nonparty.counsel()))
                .findFirst()
                .map(attorney -> nonparty.inWords(attorney.name()))
                .orElseGet(nonparty::inWords);
    }

    /** @return the summary of the case at a viewpoint; empty if the case was not yet opened */
    public static Optional<CaseFile> of(CaseRecord record, Viewpoint viewpoint, ZoneId zone) {
        var stricken = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(viewpoint.knownAt()))
                .map(Entry::fact)
                .filter(EntryStricken.class::isInstance)
                .map(fact -> ((EntryStricken) fact).entry())
                .toList();
        var seen = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(viewpoint.knownAt()))
                .filter(entry -> !startsAt(entry, zone).isAfter(viewpoint.asOf()))
                .filter(entry -> !stricken.contains(entry.sequence()))
                .sorted(Comparator.comparing((Entry entry) -> startsAt(entry, zone))
                        .thenComparingLong(Entry::sequence))
                .toList();
        return seen.stream().anyMatch(entry -> entry.fact() instanceof CaseOpened)
                ? Optional.of(fold(record, viewpoint, seen))
                : Optional.empty();
    }

    private static CaseFile fold(CaseRecord record, Viewpoint viewpoint, List<Entry> seen) {
        var evaluation = new Evaluation(record, viewpoint.knownAt());
        return new Fold(record.opened(), evaluation.participants(viewpoint.asOf()), seen)
                .file(evaluation.schedule(viewpoint.asOf()));
    }

    private static Instant startsAt(Entry entry, ZoneId zone) {
        return entry.fact().circumstances().occurredAt().startsAt(zone);
    }

    /** Folds the entries in order of valid time. */
    private static final class Fold {

        private final CaseOpened opened;
        private final List<CaseGroup> groups;
        private final SequencedMap<String, Judge> judges = new LinkedHashMap<>();
        /** The amended initials of a judge, by the initials before. */
        private final Map<String, String> initials = new HashMap<>();

        private final Participants participants;
        private final SequencedMap<OrderId, OrderOnFile> orders = new LinkedHashMap<>();
        private final List<OpenOffer> offers = new ArrayList<>();
        private String docketNumber;
        private String caption;
        private @Nullable LocalDate closedOn;
        private @Nullable LocalDate lastActOn;

        Fold(CaseOpened opened, Participants participants, List<Entry> seen) {
            this.opened = opened;
            this.participants = participants;
            docketNumber = opened.docketNumber();
            caption = opened.caption();
            groups =
                    CaseGroup.of(opened.caseId(), seen.stream().map(Entry::fact).toList());
            seen.forEach(this::apply);
        }

        CaseFile file(Schedule schedule) {
            List<OrderId> inForce = orders.values().stream()
                    .filter(order -> order.status() == Status.IN_FORCE)
                    .map(OrderOnFile::order)
                    .toList();
            return new CaseFile(
                    opened.caseId(),
                    opened.court(),
                    docketNumber,
                    caption,
                    opened.sample(),
                    opened.circumstances().occurredAt().on(),
                    closedOn,
                    schedule.stayedSince(inForce).orElse(null),
                    List.copyOf(judges.values()),
                    participants.parties().values().stream()
                            .map(party -> PartyOnFile.of(party, participants))
                            .toList(),
                    participants.counsel().values().stream().map(Counsel::of).toList(),
                    List.copyOf(orders.values()),
                    schedule.events(),
                    schedule.stays(),
                    groups,
                    closedOn == null ? List.copyOf(offers) : List.of(),
                    lastActOn);
        }

        private void apply(Entry entry) {
            LocalDate on = entry.fact().circumstances().occurredAt().on();
            switch (entry.fact()) {
                case CourtAct act -> apply(act, entry.sequence(), on);
                case PartyAct act -> {
                    lastActOn = on;
                    apply(act, entry, on);
                }
                case RecordAct _ -> {}
            }
        }

        private void apply(CourtAct act, long sequence, LocalDate on) {
            switch (act) {
                case CaseOpened f -> f.judges().forEach(judge -> judges.put(judge.initials(), judge));
                case CaseClosed _ -> closedOn = on;
                case CaseReopened _ -> closedOn = null;
                case JudgeReassigned f -> {
                    judges.remove(initials.getOrDefault(f.from(), f.from()));
                    judges.put(f.to().initials(), f.to());
                }
                case CaseAmended f -> {
                    docketNumber = f.docketNumber() == null ? docketNumber : f.docketNumber();
                    caption = f.caption() == null ? caption : f.caption();
                }
                case JudgeAmended f -> amend(f);
                case PartyDismissed f -> endNegotiationOf(f.party());
                case OrderEntered f -> enter(f, sequence);
                case OrderToShowCauseIssued f -> enter(f.asOrder(), sequence);
                case OrderVacated f -> orders.computeIfPresent(f.order(), (_, order) -> order.now(Status.VACATED));
                case SettlementReached f -> f.parties().forEach(this::endNegotiationOf);
                case AttendanceExcusalDecided _,
                        CaseGroupFormed _,
                        CaseSevered _,
                        CounselAppeared _,
                        CounselWithdrew _,
                        CourtFindingMade _,
                        DeadlineExtended _,
                        EventCanceled _,
                        EventRescheduled _,
                        EventScheduled _,
                        ExtensionDenied _,
                        NonappearanceRecorded _,
                        ObligationExcused _,
                        NonpartyActRecorded _,
                        OrderToShowCauseDischarged _,
                        PartyAmended _,
                        PartyJoined _,
                        PartyServed _,
                        PartySubstituted _,
                        PreSettlementMeetingHeld _,
                        ProceedingsStayed _,
                        ReadingSettled _,
                        SanctionImposed _,
                        SettlementConferenceHeld _,
                        SettlementFailed _,
                        StayLifted _ -> {
                    // The rulebook derives the participants, the schedule and the groups. The others change nothing
                    // that
                    // the summary shows.
                }
            }
        }

        private void apply(PartyAct act, Entry entry, LocalDate on) {
            if (act instanceof CounterofferMade f) {
                close(f.answers(), f.actors());
            }
            if (act instanceof OfferAccepted f) {
                close(f.answers(), f.actors());
            }
            if (act instanceof OfferRejected f) {
                offers.replaceAll(offer -> offer.offer().equals(f.answers()) && actsFor(f.actors(), offer.awaits())
                        ? new OpenOffer(
                                offer.offer(),
                                offer.entry(),
                                offer.madeBy(),
                                offer.awaits(),
                                offer.madeOn(),
                                on,
                                offer.visibility())
                        : offer);
            }
            if (act instanceof OfferWithdrawn f) {
                offers.removeIf(offer -> offer.offer().equals(f.offer()));
            }
            if (act instanceof InformalEffortsExhausted) {
                offers.clear();
            }
            if (act instanceof Offer f) {
                open(f, entry, on);
            }
        }

        /** The judge keeps the place among the judges. */
        private void amend(JudgeAmended f) {
            String before = initials.getOrDefault(f.initials(), f.initials());
            var amended = new LinkedHashMap<String, Judge>();
            judges.forEach((key, judge) -> {
                Judge now = key.equals(before) ? f.judge() : judge;
                amended.put(now.initials(), now);
            });
            judges.clear();
            judges.putAll(amended);
            initials.replaceAll((_, to) -> to.equals(before) ? f.judge().initials() : to);
            initials.put(before, f.judge().initials());
        }

        /** A newer offer by the same side to the same recipient replaces the older one. */
        private void open(Offer made, Entry entry, LocalDate on) {
            for (PartyId recipient : made.actors().to()) {
                offers.removeIf(offer -> offer.awaits().equals(recipient)
                        && offer.madeBy().stream().anyMatch(party -> actsFor(made.actors(), party)));
                if (negotiates(recipient)) {
                    offers.add(new OpenOffer(
                            made.offer(),
                            entry.sequence(),
                            made.actors().onBehalfOf(),
                            recipient,
                            on,
                            null,
                            entry.fact().visibility()));
                }
            }
        }

        private boolean negotiates(PartyId id) {
            var party = participants.parties().get(id);
            return party != null
                    && party.dismissed() == null
                    && participants.settlement(id).isEmpty();
        }

        private void close(OfferId answered, Actors by) {
            offers.removeIf(offer -> offer.offer().equals(answered) && actsFor(by, offer.awaits()));
        }

        private void endNegotiationOf(PartyId party) {
            offers.removeIf(
                    offer -> offer.awaits().equals(party) || offer.madeBy().equals(List.of(party)));
        }

        private static boolean actsFor(Actors actors, PartyId party) {
            return actors.onBehalfOf().contains(party);
        }

        private void enter(OrderEntered f, long sequence) {
            f.supersedesOrders().forEach(id -> orders.computeIfPresent(id, (_, order) -> order.now(Status.SUPERSEDED)));
            orders.put(
                    f.order(),
                    new OrderOnFile(
                            f.order(),
                            sequence,
                            f.title(),
                            f.datedOn(),
                            f.filedOn(),
                            f.judge(),
                            f.template(),
                            f.sourceNote(),
                            Status.IN_FORCE,
                            f.terms()));
        }
    }
}
