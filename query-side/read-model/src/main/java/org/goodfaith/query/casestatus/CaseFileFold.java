package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtAct;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DeadlineExtended;
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
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.StayLifted;
import org.goodfaith.rulebook.group.CaseGroup;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.proceedings.CourtOrder;
import org.goodfaith.rulebook.proceedings.CourtOrders;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Folds the entries of a case, in order of valid time, into its caption, judges and open offers, and adds what the
 * rulebook derives to make the {@link CaseFile}.
 */
final class CaseFileFold {

    private final CaseOpened opened;
    private final List<CaseGroup> groups;
    private final SequencedMap<String, Judge> judges = new LinkedHashMap<>();
    /** The amended initials of a judge, by the initials before. */
    private final Map<String, String> initials = new HashMap<>();

    private final Participants participants;
    private final List<CaseFile.OpenOffer> offers = new ArrayList<>();
    private String docketNumber;
    private String caption;
    private @Nullable LocalDate lastActOn;

    CaseFileFold(CaseOpened opened, Participants participants, List<Entry> seen) {
        this.opened = opened;
        this.participants = participants;
        docketNumber = opened.docketNumber();
        caption = opened.caption();
        groups = CaseGroup.of(opened.caseId(), seen.stream().map(Entry::fact).toList());
        seen.forEach(this::apply);
    }

    CaseFile file(Evaluation evaluation, Instant asOf) {
        CourtOrders orders = evaluation.orders(asOf);
        Schedule schedule = evaluation.schedule(asOf);
        LocalDate closedOn = evaluation.closing(asOf).map(Source::on).orElse(null);
        return new CaseFile(
                opened.caseId(),
                opened.court(),
                docketNumber,
                caption,
                opened.sample(),
                opened.circumstances().occurredAt().on(),
                closedOn,
                schedule.stayedSince(
                                orders.inForce().stream().map(CourtOrder::id).toList())
                        .orElse(null),
                List.copyOf(judges.values()),
                participants.parties().values().stream()
                        .map(party -> CaseFile.PartyOnFile.of(party, participants))
                        .toList(),
                participants.counsel().values().stream()
                        .map(CaseFile.Counsel::of)
                        .toList(),
                orders.all().values().stream().map(CaseFile.OrderOnFile::of).toList(),
                schedule.events(),
                schedule.staysInEffect(),
                groups,
                closedOn == null ? List.copyOf(offers) : List.of(),
                lastActOn);
    }

    private void apply(Entry entry) {
        LocalDate on = entry.fact().circumstances().occurredAt().on();
        switch (entry.fact()) {
            case CourtAct act -> apply(act);
            case PartyAct act -> {
                lastActOn = on;
                apply(act, entry, on);
            }
            case RecordAct _ -> {}
        }
    }

    private void apply(CourtAct act) {
        switch (act) {
            case CaseOpened f -> f.judges().forEach(judge -> judges.put(judge.initials(), judge));
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
            case SettlementReached f -> f.parties().forEach(this::endNegotiationOf);
            case AttendanceExcusalDecided _,
                    CaseClosed _,
                    CaseGroupFormed _,
                    CaseReopened _,
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
                    OrderEntered _,
                    OrderToShowCauseDischarged _,
                    OrderToShowCauseIssued _,
                    OrderVacated _,
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
                // The rulebook derives the participants, orders, closing, schedule and groups. The other acts change
                // nothing in the summary.
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
                    ? new CaseFile.OpenOffer(
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
                offers.add(new CaseFile.OpenOffer(
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
        offers.removeIf(offer -> offer.awaits().equals(party) || offer.madeBy().equals(List.of(party)));
    }

    private static boolean actsFor(Actors actors, PartyId party) {
        return actors.onBehalfOf().contains(party);
    }
}
