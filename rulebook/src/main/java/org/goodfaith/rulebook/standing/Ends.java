package org.goodfaith.rulebook.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Ending;

/** Decides what ended a duty, if anything did. Of several ends the earliest counts. */
final class Ends {

    private final Assessment assessment;
    private final World world;

    Ends(Assessment assessment, World world) {
        this.assessment = assessment;
        this.world = world;
    }

    Optional<End> of(Duty duty) {
        var ends = new ArrayList<End>();
        dismissal(duty).ifPresent(ends::add);
        if (duty.order().vacated() != null) {
            Placed by = duty.order().vacated();
            ends.add(new End(Cause.ORDER_VACATED, by.at(), by, "the order was vacated"));
        }
        supersession(duty).ifPresent(ends::add);
        world.closing().ifPresent(by -> ends.add(new End(Cause.CASE_CLOSED, by.at(), by, "the case was closed")));
        duty.term().endedBy().forEach(ending -> ended(duty, ending).ifPresent(ends::add));
        offer(duty).ifPresent(ends::add);
        return ends.stream()
                .filter(end -> !end.at().isAfter(world.asOf()))
                .min(Comparator.comparing(End::at).thenComparing(End::by, Placed.ORDER));
    }

    private Optional<End> ended(Duty duty, Ending ending) {
        return switch (ending) {
            case Ending.Settled _ -> settlement(duty);
            case Ending.Exhausted _ ->
                world.named("InformalEffortsExhausted").stream()
                        .filter(by -> !by.occurredOn()
                                .isBefore(world.chainStartsOn(
                                        duty.order(), duty.term().id())))
                        .filter(by -> duty.trigger() == null
                                || !by.at().isBefore(duty.trigger().at()))
                        .findFirst()
                        .map(by -> new End(Cause.EXHAUSTED, by.at(), by, "informal settlement efforts were exhausted"));
            case Ending.EventDayOver over ->
                world.event(over.event()).map(World.Slot::held).map(by -> {
                    Instant dayOver = world.known().startOf(by.occurredOn().plusDays(1));
                    world.expect(dayOver);
                    return new End(
                            Cause.EVENT_HELD,
                            dayOver,
                            by,
                            "the " + DueDates.inWords(over.event()) + " was held on " + by.occurredOn());
                });
        };
    }

    private Optional<End> dismissal(Duty duty) {
        return lastOfAll(duty.obligors().stream()
                        .map(party -> Optional.ofNullable(
                                Objects.requireNonNull(world.parties().get(party))
                                        .dismissed()))
                        .toList())
                .map(by -> new End(Cause.PARTY_DISMISSED, by.at(), by, "dismissed from the case"));
    }

    /** A settlement ends only what the settling parties owe: a joint duty when all who still owe it have settled. */
    private Optional<End> settlement(Duty duty) {
        List<PartyId> remaining = duty.party() == null ? assessment.notDismissed(duty) : List.of(duty.party());
        return lastOfAll(remaining.stream().map(world::settlement).toList())
                .map(by -> new End(Cause.SETTLED, by.at(), by, "settled"));
    }

    private Optional<End> supersession(Duty duty) {
        return world.superseded(duty.order(), duty.term().id())
                .map(by -> new End(Cause.ORDER_SUPERSEDED, by.at(), by, "replaced by a later order"));
    }

    /** A newer offer of the same side to the same recipient, or a withdrawal, leaves the older one without object. */
    private Optional<End> offer(Duty duty) {
        Placed trigger = duty.trigger();
        if (trigger == null || !(trigger.fact() instanceof Offer offer)) {
            return Optional.empty();
        }
        Optional<End> withdrawn = world.named("OfferWithdrawn").stream()
                .filter(by -> ((OfferWithdrawn) by.fact()).offer().equals(offer.offer()))
                .findFirst()
                .map(by -> new End(Cause.OFFER_WITHDRAWN, by.at(), by, "the offer was withdrawn"));
        Optional<End> replaced = world.named(List.of("DemandServed", "CounterofferMade")).stream()
                .filter(by -> Placed.ORDER.compare(trigger, by) < 0)
                .filter(by -> replaces((Offer) by.fact(), offer, duty.obligors()))
                .findFirst()
                .map(by -> new End(Cause.OFFER_REPLACED, by.at(), by, "the same side made a newer offer"));
        return withdrawn.isPresent() && replaced.isPresent()
                ? Optional.of(withdrawn.get().at().isAfter(replaced.get().at()) ? replaced.get() : withdrawn.get())
                : withdrawn.or(() -> replaced);
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

    private static Optional<Placed> lastOfAll(List<Optional<Placed>> all) {
        return all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : all.stream().map(Optional::orElseThrow).max(Placed.ORDER);
    }
}
