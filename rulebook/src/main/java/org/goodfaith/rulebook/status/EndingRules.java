package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Ending;

/** Decides what ended a duty, if anything did. Of several ends the earliest counts. */
final class EndingRules {

    private static final Comparator<End> EARLIEST =
            Comparator.comparing(End::at).thenComparing(End::by, DatedEntry.ORDER);

    private final CaseStateAsOf world;

    EndingRules(CaseStateAsOf world) {
        this.world = world;
    }

    Optional<End> of(Duty duty) {
        var ends = new ArrayList<End>();
        allGone(duty).ifPresent(ends::add);
        if (duty.order().vacated() != null) {
            ends.add(End.by(duty.order().vacated(), StatusCause.ORDER_VACATED, "the order was vacated"));
        }
        supersession(duty).ifPresent(ends::add);
        world.closing().ifPresent(by -> ends.add(End.by(by, StatusCause.CASE_CLOSED, "the case was closed")));
        duty.term().endedBy().forEach(ending -> ended(duty, ending).ifPresent(ends::add));
        offer(duty).ifPresent(ends::add);
        return ends.stream().filter(end -> !end.at().isAfter(world.asOf())).min(EARLIEST);
    }

    private Optional<End> ended(Duty duty, Ending ending) {
        return switch (ending) {
            // A settlement ends what each party owes, and is looked at there.
            case Ending.Settled _ -> Optional.empty();
            case Ending.Exhausted _ ->
                world.named("InformalEffortsExhausted").stream()
                        .filter(by -> !by.occurredOn()
                                .isBefore(world.chainStartsOn(
                                        duty.order(), duty.term().id())))
                        .filter(by -> duty.trigger() == null
                                || !by.at().isBefore(duty.trigger().at()))
                        .findFirst()
                        .map(by -> End.by(by, StatusCause.EXHAUSTED, "informal settlement efforts were exhausted"));
            case Ending.EventDayOver over ->
                world.event(over.event()).map(CaseStateAsOf.Slot::held).map(by -> {
                    Instant dayOver = world.known().startOf(by.occurredOn().plusDays(1));
                    world.expect(dayOver);
                    return new End(
                            StatusCause.EVENT_HELD,
                            dayOver,
                            by,
                            "the " + DueDates.inWords(over.event()) + " was held on " + by.occurredOn());
                });
        };
    }

    /** A dismissal or a settlement ends only what that party owes: a joint duty when the last who owed it is gone. */
    private Optional<End> allGone(Duty duty) {
        List<Optional<End>> gone =
                duty.obligors().stream().map(party -> gone(duty, party)).toList();
        return gone.stream().allMatch(Optional::isPresent)
                ? gone.stream().flatMap(Optional::stream).max(EARLIEST)
                : Optional.empty();
    }

    private Optional<End> gone(Duty duty, PartyId party) {
        DatedEntry dismissed = Objects.requireNonNull(world.parties().get(party)).dismissed();
        Optional<DatedEntry> settled =
                duty.term().endedBy().contains(new Ending.Settled()) ? world.settlement(party) : Optional.empty();
        return Stream.concat(
                        Optional.ofNullable(dismissed).stream()
                                .map(by -> End.by(by, StatusCause.PARTY_DISMISSED, "dismissed from the case")),
                        settled.stream().map(by -> End.by(by, StatusCause.SETTLED, "settled")))
                .min(EARLIEST);
    }

    private Optional<End> supersession(Duty duty) {
        return world.superseded(duty.order(), duty.term().id())
                .map(by -> End.by(by, StatusCause.ORDER_SUPERSEDED, "replaced by a later order"));
    }

    /** A newer offer of the same side to the same recipient, or a withdrawal, leaves the older one without object. */
    private Optional<End> offer(Duty duty) {
        DatedEntry trigger = duty.trigger();
        if (trigger == null
                || !(trigger.fact() instanceof Offer offer)
                || world.known().strickenBy(trigger.sequence()) != null) {
            return Optional.empty();
        }
        Optional<End> withdrawn = world.named("OfferWithdrawn").stream()
                .filter(by -> ((OfferWithdrawn) by.fact()).offer().equals(offer.offer()))
                .findFirst()
                .map(by -> End.by(by, StatusCause.OFFER_WITHDRAWN, "the offer was withdrawn"));
        Optional<End> replaced = world.named(List.of("DemandServed", "CounterofferMade")).stream()
                .filter(by -> DatedEntry.ORDER.compare(trigger, by) < 0)
                .filter(by -> replaces((Offer) by.fact(), offer, duty.obligors()))
                .findFirst()
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
                .map(world.parties()::get)
                .filter(Objects::nonNull)
                .map(member -> member.joined().side())
                .filter(side -> side != Side.OTHER)
                .toList();
    }
}
