package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Requirement;
import org.goodfaith.rulebook.participants.PartyDescription;
import org.jspecify.annotations.Nullable;

/** Checks an act against one requirement of form or content. */
final class FormCheck {

    private final Assessment assessment;
    private final CaseStateAsOf state;

    FormCheck(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    /** The result of a check. Only {@link NotMet} is a deficiency. */
    sealed interface Result {

        record Met() implements Result {}

        /** @param actual what the record shows instead */
        record NotMet(String actual, Deficiency.Aspect aspect) implements Result {

            NotMet(String actual) {
                this(actual, Deficiency.Aspect.FORM);
            }
        }

        record NotRecorded() implements Result {}

        /** The requirement does not apply to this act or party, or the court lifted it. */
        record NotApplicable() implements Result {}
    }

    private static final Result MET = new Result.Met();
    private static final Result NOT_RECORDED = new Result.NotRecorded();
    private static final Result NOT_APPLICABLE = new Result.NotApplicable();

    Result check(Requirement requirement, DatedEntry act, Duty duty) {
        Fact fact = act.fact();
        return switch (requirement) {
            case Requirement.Affirmed r -> attribute(fact, r.attribute(), value -> Boolean.TRUE.equals(value), "no");
            case Requirement.AtMost r ->
                attribute(fact, r.attribute(), value -> value instanceof Integer count && count <= r.limit(), null);
            case Requirement.AtLeast r ->
                attribute(fact, r.attribute(), value -> value instanceof Integer count && count >= r.limit(), null);
            case Requirement.NotBefore r -> notBefore(r, act, duty);
            case Requirement.OneOf r ->
                attribute(fact, r.attribute(), value -> r.values().contains(String.valueOf(value)), null);
            case Requirement.Includes r ->
                attribute(
                        fact,
                        r.attribute(),
                        value -> value instanceof Collection<?> items && items.contains(r.item()),
                        "without " + r.item().replace('-', ' '));
            case Requirement.AttendedBy r -> attendedBy(r, act, duty);
            case Requirement.AttendedOnlyBy r -> attendedOnlyBy(r, fact);
            case Requirement.ActIs r ->
                r.facts().contains(fact.factName())
                        ? MET
                        : new Result.NotMet("recorded as " + RecordAsKnownAt.quoted(List.of(fact.factName())));
            case Requirement.PrecededBy r ->
                state.named(r.fact()).stream()
                                .anyMatch(earlier -> !earlier.occurredOn().isAfter(act.occurredOn()))
                        ? MET
                        : new Result.NotMet(
                                "no entry " + RecordAsKnownAt.quoted(List.of(r.fact())) + " is recorded by that day");
        };
    }

    /** An act is not too early if it was not under the earliest day in force when it was done, or is not now. */
    private Result notBefore(Requirement.NotBefore requirement, DatedEntry act, Duty duty) {
        Optional<LocalDate> now = EarliestDay.of(assessment, duty, requirement);
        boolean tooEarly = now.filter(act.occurredOn()::isBefore).isPresent()
                && assessment
                        .asOf(act.at(), duty, (earlier, sameDuty) -> EarliestDay.of(earlier, sameDuty, requirement))
                        .orElse(now)
                        .filter(act.occurredOn()::isBefore)
                        .isPresent();
        if (!tooEarly) {
            return now.isPresent() ? MET : NOT_APPLICABLE;
        }
        return new Result.NotMet("done on " + UsDates.day(act.occurredOn()) + ", before "
                + now.map(UsDates::day).orElse(""));
    }

    private static Result attribute(Fact fact, String attribute, Predicate<Object> isMet, @Nullable String otherwise) {
        if (!Attributes.has(fact, attribute)) {
            return NOT_APPLICABLE;
        }
        Object value = Attributes.of(fact, attribute);
        if (value == null) {
            return NOT_RECORDED;
        }
        return isMet.test(value)
                ? MET
                : new Result.NotMet(
                        FactNames.attribute(attribute) + ": " + (otherwise == null ? inWords(value) : otherwise),
                        attribute.equals(Attributes.CHANNEL) ? Deficiency.Aspect.CHANNEL : Deficiency.Aspect.FORM);
    }

    private static String inWords(@Nullable Object value) {
        return value instanceof Enum<?> choice ? FactNames.name(choice) : String.valueOf(value);
    }

    private Result attendedBy(Requirement.AttendedBy requirement, DatedEntry act, Duty duty) {
        Fact fact = act.fact();
        if (!Attributes.has(fact, Attributes.ATTENDEES) || !applies(requirement, act, duty)) {
            return NOT_APPLICABLE;
        }
        Optional<List<Attendee>> attendees = attendees(fact);
        if (attendees.isEmpty()) {
            return NOT_RECORDED;
        }
        List<Attendee> inRole = attendees.get().stream()
                .filter(attendee -> requirement.roles().contains(attendee.role()))
                .toList();
        if (inRole.stream().anyMatch(a -> hasAuthority(requirement, a))) {
            return MET;
        }
        if (inRole.stream().anyMatch(attendee -> attendee.authority() == null)) {
            return NOT_RECORDED;
        }
        return new Result.NotMet(
                inRole.isEmpty()
                        ? "nobody attended as " + inWords(requirement.roles())
                        : "authority: " + inWords(inRole.getFirst().authority()),
                failed(requirement, attendees.get(), inRole));
    }

    /** Authority failed only if somebody attended and the authority of each who could have held it is recorded. */
    private static Deficiency.Aspect failed(
            Requirement.AttendedBy requirement, List<Attendee> attendees, List<Attendee> inRole) {
        if (!inRole.isEmpty()) {
            return Deficiency.Aspect.AUTHORITY;
        }
        if (requirement.roles().equals(List.of(AttendeeRole.LEAD_TRIAL_COUNSEL))) {
            return Deficiency.Aspect.LEAD_TRIAL_COUNSEL;
        }
        return attendees.isEmpty()
                        || attendees.stream()
                                .anyMatch(
                                        attendee -> attendee.authority() == null || hasAuthority(requirement, attendee))
                ? Deficiency.Aspect.ROLE
                : Deficiency.Aspect.AUTHORITY;
    }

    private static boolean hasAuthority(Requirement.AttendedBy requirement, Attendee attendee) {
        return requirement.authorities().isEmpty()
                || (attendee.authority() != null && requirement.authorities().contains(attendee.authority()));
    }

    private static Result attendedOnlyBy(Requirement.AttendedOnlyBy requirement, Fact fact) {
        if (!Attributes.has(fact, Attributes.ATTENDEES)) {
            return NOT_APPLICABLE;
        }
        return attendees(fact)
                .map(attendees -> attendees.stream()
                        .map(Attendee::role)
                        .filter(role -> !requirement.roles().contains(role))
                        .findFirst()
                        .<Result>map(role -> new Result.NotMet("attended by " + inWords(List.of(role))))
                        .orElse(MET))
                .orElse(NOT_RECORDED);
    }

    /** A requirement applies if its filter fits at least one obligor for whom the court did not lift it. */
    private boolean applies(Requirement.AttendedBy requirement, DatedEntry act, Duty duty) {
        PartyFilter filter = requirement.appliesTo();
        return duty.obligors().stream()
                .filter(party -> filter == null || fits(filter, state.descriptionAt(party, act)))
                .anyMatch(party -> requirement.roles().stream()
                        .noneMatch(role -> excused(duty, party, role, Attributes.of(act.fact(), Attributes.EVENT))));
    }

    private static boolean fits(PartyFilter filter, PartyDescription party) {
        return (filter.kinds().isEmpty() || filter.kinds().contains(party.kind()))
                && (filter.insured() == null || filter.insured().equals(Boolean.TRUE.equals(party.insured())));
    }

    /** A granted excusal lifts the requirement for one occasion, one party and one role. */
    private boolean excused(Duty duty, PartyId party, AttendeeRole role, @Nullable Object event) {
        return state.last(
                        AttendanceExcusalDecided.class,
                        EntryTopic.fact(AttendanceExcusalDecided.class.getSimpleName()),
                        duty,
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
