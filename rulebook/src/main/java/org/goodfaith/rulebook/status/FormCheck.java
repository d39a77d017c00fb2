package org.goodfaith.rulebook.status;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Requirement;
import org.jspecify.annotations.Nullable;

/** Checks an act against what a term asks of form and content. */
final class FormCheck {

    private final CaseStateAsOf world;

    FormCheck(CaseStateAsOf world) {
        this.world = world;
    }

    /** What a check came to. Only {@link Fails} is a deficiency. */
    sealed interface Check {

        record Holds() implements Check {}

        /** @param found what the record shows instead */
        record Fails(String found) implements Check {}

        record NotRecorded() implements Check {}

        /** The requirement is not for this act or this party, or the court lifted it. */
        record NotConcerned() implements Check {}
    }

    private static final Check HOLDS = new Check.Holds();
    private static final Check NOT_RECORDED = new Check.NotRecorded();
    private static final Check NOT_CONCERNED = new Check.NotConcerned();

    Check check(Requirement requirement, DatedEntry act, Duty duty) {
        Fact fact = act.fact();
        return switch (requirement) {
            case Requirement.Affirmed r -> attribute(fact, r.attribute(), value -> Boolean.TRUE.equals(value), "no");
            case Requirement.AtMost r ->
                attribute(fact, r.attribute(), value -> value instanceof Integer count && count <= r.limit(), null);
            case Requirement.OneOf r ->
                attribute(fact, r.attribute(), value -> r.values().contains(String.valueOf(value)), null);
            case Requirement.Includes r ->
                attribute(
                        fact,
                        r.attribute(),
                        value -> value instanceof Collection<?> items && items.contains(r.item()),
                        "without " + r.item().replace('-', ' '));
            case Requirement.AttendedBy r -> attendedBy(r, fact, duty);
            case Requirement.AttendedOnlyBy r -> attendedOnlyBy(r, fact);
            case Requirement.ActIs r ->
                r.facts().contains(fact.factName())
                        ? HOLDS
                        : new Check.Fails("it is recorded as " + RecordAsKnownAt.named(List.of(fact.factName())));
            case Requirement.PrecededBy r ->
                world.named(r.fact()).stream()
                                .anyMatch(earlier -> !earlier.occurredOn().isAfter(act.occurredOn()))
                        ? HOLDS
                        : new Check.Fails("no entry " + RecordAsKnownAt.named(List.of(r.fact())) + " is recorded by then");
        };
    }

    private static Check attribute(Fact fact, String attribute, Predicate<Object> holds, @Nullable String otherwise) {
        if (!Attributes.has(fact, attribute)) {
            return NOT_CONCERNED;
        }
        Object value = Attributes.of(fact, attribute);
        if (value == null) {
            return NOT_RECORDED;
        }
        return holds.test(value)
                ? HOLDS
                : new Check.Fails(
                        FactNames.attribute(attribute) + ": " + (otherwise == null ? said(value) : otherwise));
    }

    private static String said(@Nullable Object value) {
        return value instanceof Enum<?> choice ? FactNames.name(choice) : String.valueOf(value);
    }

    private Check attendedBy(Requirement.AttendedBy requirement, Fact fact, Duty duty) {
        if (!Attributes.has(fact, Attributes.ATTENDEES) || !concerns(requirement, fact, duty)) {
            return NOT_CONCERNED;
        }
        Optional<List<Attendee>> attendees = attendees(fact);
        if (attendees.isEmpty()) {
            return NOT_RECORDED;
        }
        List<Attendee> inRole = attendees.get().stream()
                .filter(attendee -> requirement.roles().contains(attendee.role()))
                .toList();
        if (inRole.stream().anyMatch(a -> hasAuthority(requirement, a))) {
            return HOLDS;
        }
        if (inRole.stream().anyMatch(attendee -> attendee.authority() == null)) {
            return NOT_RECORDED;
        }
        return new Check.Fails(
                inRole.isEmpty()
                        ? "nobody attended as " + inWords(requirement.roles())
                        : "authority: " + said(inRole.getFirst().authority()));
    }

    private static boolean hasAuthority(Requirement.AttendedBy requirement, Attendee attendee) {
        return requirement.authorities().isEmpty()
                || (attendee.authority() != null && requirement.authorities().contains(attendee.authority()));
    }

    private static Check attendedOnlyBy(Requirement.AttendedOnlyBy requirement, Fact fact) {
        if (!Attributes.has(fact, Attributes.ATTENDEES)) {
            return NOT_CONCERNED;
        }
        return attendees(fact)
                .map(attendees -> attendees.stream()
                        .map(Attendee::role)
                        .filter(role -> !requirement.roles().contains(role))
                        .findFirst()
                        .<Check>map(role -> new Check.Fails("attended by " + inWords(List.of(role))))
                        .orElse(HOLDS))
                .orElse(NOT_RECORDED);
    }

    /**
     * A requirement with a filter concerns a duty if it fits the obligor, or one of those who owe it jointly, and the
     * court did not lift it for that party.
     */
    private boolean concerns(Requirement.AttendedBy requirement, Fact fact, Duty duty) {
        PartyFilter filter = requirement.appliesTo();
        return duty.obligors().stream()
                .filter(party -> filter == null
                        || fits(
                                filter,
                                Objects.requireNonNull(world.parties().get(party))
                                        .joined()))
                .anyMatch(party -> requirement.roles().stream()
                        .noneMatch(role -> excused(party, role, Attributes.of(fact, Attributes.EVENT))));
    }

    private static boolean fits(PartyFilter filter, PartyJoined party) {
        return (filter.kinds().isEmpty() || filter.kinds().contains(party.kind()))
                && (filter.insured() == null || filter.insured().equals(Boolean.TRUE.equals(party.insured())));
    }

    /** A granted excusal names an event, a party and a role, and lifts the requirement of that role only. */
    private boolean excused(PartyId party, AttendeeRole role, @Nullable Object event) {
        return world.last(
                        AttendanceExcusalDecided.class,
                        decided -> decided.party().equals(party)
                                && decided.role() == role
                                && decided.event().equals(event))
                .map(decided -> ((AttendanceExcusalDecided) decided.fact()).granted())
                .orElse(false);
    }

    private static Optional<List<Attendee>> attendees(Fact fact) {
        return Attributes.of(fact, Attributes.ATTENDEES) instanceof List<?> attendees
                ? Optional.of(attendees.stream().map(Attendee.class::cast).toList())
                : Optional.empty();
    }

    private static String inWords(List<AttendeeRole> roles) {
        return roles.stream()
                .map(FactNames::name)
                .reduce((a, b) -> a + " or " + b)
                .orElse("");
    }
}
