package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.Side;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.TermId;

/** Decides what ended a duty, if anything did. Of several ends the earliest counts. */
final class EndingRules {

    private static final Comparator<End> EARLIEST =
            Comparator.comparing(End::at).thenComparing(End::by, DatedEntry.BY_VALID_TIME);

    private final Assessment assessment;
    private final CaseStateAsOf state;

    EndingRules(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    Optional<End> endOf(Duty duty) {
        var ends = new ArrayList<End>();
        allObligorsGone(duty).ifPresent(ends::add);
        orderVacated(duty).ifPresent(ends::add);
        orderReplaced(duty).ifPresent(ends::add);
        occasionTakenOver(duty).ifPresent(ends::add);
        occasionCanceled(duty).ifPresent(ends::add);
        caseClosed().ifPresent(ends::add);
        duty.term().endedBy().forEach(ending -> endedBy(duty, ending).ifPresent(ends::add));
        offerGone(duty).ifPresent(ends::add);
        showCauseEnded(duty).ifPresent(ends::add);
        return ends.stream().filter(end -> !end.at().isAfter(state.asOf())).min(EARLIEST);
    }

    /** @return the end of the duty because the court took back the order that imposed it, or replaced it */
    Optional<End> endOfOrder(Duty duty) {
        return Stream.of(orderVacated(duty), orderReplaced(duty), occasionTakenOver(duty))
                .flatMap(Optional::stream)
                .filter(end -> !end.at().isAfter(state.asOf()))
                .min(EARLIEST);
    }

    /** A dismissal or a settlement ends a joint duty only when the last obligor is gone. */
    private Optional<End> allObligorsGone(Duty duty) {
        List<Optional<End>> gone =
                duty.obligors().stream().map(party -> obligorGone(duty, party)).toList();
        return gone.stream().allMatch(Optional::isPresent)
                ? gone.stream().flatMap(Optional::stream).max(EARLIEST)
                : Optional.empty();
    }

    private Optional<End> obligorGone(Duty duty, PartyId party) {
        Optional<DatedEntry> settled =
                duty.term().endedBy().contains(new Ending.Settled()) ? state.settlement(party) : Optional.empty();
        return Stream.concat(
                        state.dismissal(party).stream()
                                .map(by -> End.by(by, StatusCause.PARTY_DISMISSED, "dismissed from the case")),
                        settled.stream().map(by -> End.by(by, StatusCause.SETTLED, "settled")))
                .min(EARLIEST);
    }

    private static Optional<End> orderVacated(Duty duty) {
        return Optional.ofNullable(duty.order().vacated())
                .map(by -> End.by(by, StatusCause.ORDER_VACATED, "the order was vacated"));
    }

    private Optional<End> orderReplaced(Duty duty) {
        return state.superseded(duty.order(), duty.term().id())
                .map(by -> End.by(by, StatusCause.ORDER_SUPERSEDED, "replaced by a later order"));
    }

    /** Terms that bound again for an occasion which a minute entry set end when another order takes it over. */
    private Optional<End> occasionTakenOver(Duty duty) {
        return state.occasions()
                .takenOver(duty)
                .map(by -> End.by(by, StatusCause.ORDER_SUPERSEDED, "replaced by a later order"));
    }

    /** A canceled occasion may be set again, until a further one is set instead. */
    private Optional<End> occasionCanceled(Duty duty) {
        return state.occasions()
                .canceledForGood(duty)
                .map(by -> End.by(by, StatusCause.EVENT_CANCELED, "the event was taken off calendar"));
    }

    private Optional<End> caseClosed() {
        return state.closing().map(by -> End.by(by, StatusCause.CASE_CLOSED, "the case was closed"));
    }

    private Optional<End> endedBy(Duty duty, Ending ending) {
        return switch (ending) {
            // allObligorsGone handles settlements, which end what each party owes.
            case Ending.Settled _ -> Optional.empty();
            case Ending.Exhausted _ -> effortsExhausted(duty);
            case Ending.EventDayOver over -> eventDayOver(duty, over);
            case Ending.TermPerformed other -> otherPerformed(duty, other.term(), StatusCause.TERM_PERFORMED);
            case Ending.Alternative other -> otherPerformed(duty, other.term(), StatusCause.ALTERNATIVE_PERFORMED);
        };
    }

    private Optional<End> effortsExhausted(Duty duty) {
        DatedEntry trigger = duty.trigger();
        LocalDate from = state.chainStartsOn(duty.order(), duty.term().id());
        return state.first(
                        EntryTopic.fact("InformalEffortsExhausted"),
                        by -> !by.occurredOn().isBefore(from)
                                && (trigger == null || !by.at().isBefore(trigger.at()))
                                && state.occasions().concerns(by, duty))
                .map(by -> End.by(by, StatusCause.EXHAUSTED, "informal settlement efforts were exhausted"));
    }

    private Optional<End> eventDayOver(Duty duty, Ending.EventDayOver ending) {
        return state.occasions()
                .scheduled(duty, ending.event())
                .flatMap(occasion -> Optional.ofNullable(occasion.tookPlaceOn()).map(day -> {
                    DatedEntry by = Objects.requireNonNull(occasion.tookPlace());
                    Instant nextDay = state.record().startOf(day.plusDays(1));
                    state.expectChangeAt(nextDay);
                    return new End(
                            StatusCause.EVENT_HELD,
                            nextDay,
                            by,
                            "the " + ending.event().inWords() + tookPlace(by) + UsDates.day(day));
                }));
    }

    private static String tookPlace(DatedEntry by) {
        return switch (by.fact()) {
            case AttendanceRecorded _ -> " was attended on ";
            case NonappearanceRecorded _ -> " was missed on ";
            default -> " was held on ";
        };
    }

    /** A deficient act ends nothing. An alternative that recurs discharges only the obligation for the same period. */
    private Optional<End> otherPerformed(Duty duty, TermId term, StatusCause cause) {
        List<Duty> others = assessment.duties(duty, term);
        boolean own = duty.party() != null
                && others.stream().anyMatch(other -> duty.party().equals(other.party()));
        return others.stream()
                .filter(other -> !other.isProhibition() && !other.term().evidenceOnly())
                .filter(other -> !own || Objects.equals(other.party(), duty.party()))
                .filter(other -> cause != StatusCause.ALTERNATIVE_PERFORMED
                        || (Objects.equals(other.period(), duty.period())
                                && Objects.equals(other.trigger(), duty.trigger())))
                .flatMap(other -> assessment.performance(other).completion().stream())
                .min(DatedEntry.BY_VALID_TIME)
                .map(by -> End.by(by, cause, duty.quotedTitle(term) + " was performed"));
    }

    /** The discharge of an order to show cause ends every duty to respond, a sanction that of those sanctioned. */
    private Optional<End> showCauseEnded(Duty duty) {
        if (!(duty.order().entry().fact() instanceof OrderToShowCauseIssued issued)) {
            return Optional.empty();
        }
        Optional<End> discharged = state.first(
                        EntryTopic.fact("OrderToShowCauseDischarged"),
                        by -> ((OrderToShowCauseDischarged) by.fact()).order().equals(issued.order()))
                .map(by ->
                        End.by(by, StatusCause.SHOW_CAUSE_DISCHARGED, "the court discharged the order to show cause"));
        Optional<End> sanctioned = state.first(
                        EntryTopic.fact("SanctionImposed"), by -> sanctions((SanctionImposed) by.fact(), issued, duty))
                .map(by -> End.by(by, StatusCause.SANCTION_IMPOSED, "the court imposed a sanction"));
        return Stream.concat(discharged.stream(), sanctioned.stream()).min(EARLIEST);
    }

    private static boolean sanctions(SanctionImposed sanction, OrderToShowCauseIssued issued, Duty duty) {
        Nonparty attorney = duty.term().owedBy().nonparty();
        return issued.order().equals(sanction.order())
                && (attorney == null
                        ? duty.party() != null && sanction.parties().contains(duty.party())
                        : attorney.counsel() != null && sanction.counsel().contains(attorney.counsel()));
    }

    /** A withdrawal ends the duty to answer an offer, and so does a newer offer of the same side. */
    private Optional<End> offerGone(Duty duty) {
        DatedEntry trigger = duty.trigger();
        if (trigger == null
                || !(trigger.fact() instanceof Offer offer)
                || state.record().strickenBy(trigger.sequence()) != null) {
            return Optional.empty();
        }
        Optional<End> withdrawn = state.first(EntryTopic.ofOffer("OfferWithdrawn", offer.offer()), _ -> true)
                .map(by -> End.by(by, StatusCause.OFFER_WITHDRAWN, "the offer was withdrawn"));
        Optional<End> replaced = state.first(
                        EntryTopic.OFFERS,
                        by -> DatedEntry.BY_VALID_TIME.compare(trigger, by) < 0
                                && replaces((Offer) by.fact(), offer, duty.obligors()))
                .map(by -> End.by(by, StatusCause.OFFER_REPLACED, "the same side made a newer offer"));
        return Stream.concat(withdrawn.stream(), replaced.stream()).min(EARLIEST);
    }

    private boolean replaces(Offer newer, Offer older, List<PartyId> recipients) {
        return newer.actors().to().containsAll(recipients)
                && (newer.actors().onBehalfOf().stream().anyMatch(older.actors().onBehalfOf()::contains)
                        || sides(newer).stream().anyMatch(sides(older)::contains));
    }

    private List<Side> sides(Offer offer) {
        return offer.actors().onBehalfOf().stream()
                .map(state.parties()::get)
                .filter(Objects::nonNull)
                .map(party -> party.side())
                .filter(side -> side != Side.OTHER)
                .toList();
    }
}
