package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Channel;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.participants.Party;
import org.jspecify.annotations.Nullable;

/**
 * Finds the acts that fit a duty and checks them against the term's requirements of form and content.
 *
 * <p>An act and the later acts recorded as curing it form one attempt. The first attempt to be complete, by valid time,
 * decides.
 */
final class Performances {

    private static final Set<String> NAMING_A_TERM = Set.of("PerformanceRecorded", "NonpartyActRecorded");

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final FormCheck formCheck;

    Performances(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
        formCheck = new FormCheck(assessment, state);
    }

    /** @return the acts that perform the duty or breach its prohibition, ordered by valid time */
    private List<DatedEntry> acts(Duty duty) {
        Set<OfferId> offers = offers(duty);
        Optional<End> replaced = assessment.endOfOrder(duty);
        List<DatedEntry> acts = fitting(duty.order(), duty.term(), duty.party(), offers, false).stream()
                .filter(act -> concernsObligor(act, duty))
                .filter(act -> !precedes(act, duty))
                .filter(act -> state.occasions().concerns(act, duty))
                .filter(act -> !(act.fact() instanceof AttendanceRecorded attendance)
                        || state.occasions().isAttended(attendance, duty))
                .filter(act ->
                        replaced.filter(end -> act.at().isAfter(end.at())).isEmpty())
                .toList();
        return acts.isEmpty() ? acts : assessment.periods().assigned(duty, withoutCreator(acts, duty));
    }

    /** @return the acts that fit a term, by whomever and whichever of its obligations they perform */
    List<DatedEntry> fitting(CaseStateAsOf.Order order, Term term, boolean stricken) {
        return fitting(order, term, null, Set.of(), stricken);
    }

    /** @param party the party on whose behalf the acts are; null for anybody */
    private List<DatedEntry> fitting(
            CaseStateAsOf.Order order, Term term, @Nullable PartyId party, Set<OfferId> offers, boolean stricken) {
        LocalDate from = state.chainStartsOn(order, term.id());
        Set<OrderId> chain = state.chain(order, term.id());
        return term.performedBy().stream()
                .flatMap(performance -> topics(performance, term, party, offers)
                        .flatMap(topic -> (stricken ? state.strickenEntries(topic) : state.entries(topic)).stream())
                        .filter(act -> fits(performance, act)))
                .distinct()
                .filter(act -> term.countsEarlierActs() || !act.occurredOn().isBefore(from))
                .filter(act -> namesTerm(act, term, chain))
                .sorted(DatedEntry.BY_VALID_TIME)
                .toList();
    }

    /** @return the narrowest topics that contain every act that fits */
    private static Stream<EntryTopic> topics(
            Performance performance, Term term, @Nullable PartyId party, Set<OfferId> offers) {
        String fact = performance.fact();
        if (performance.answersTrigger()) {
            return offers.stream().map(offer -> EntryTopic.ofOffer(fact, offer));
        }
        if (NAMING_A_TERM.contains(fact)) {
            return Stream.of(EntryTopic.ofTerm(fact, term.id()));
        }
        return Stream.of(party == null ? EntryTopic.fact(fact) : EntryTopic.onBehalfOf(fact, party));
    }

    /** An act done before the entry that creates a recurring duty cannot perform it, unless it answers that entry. */
    private static boolean precedes(DatedEntry act, Duty duty) {
        DatedEntry creator = duty.trigger();
        return creator != null
                && !(act.fact() instanceof OfferAnswer)
                && DatedEntry.BY_VALID_TIME.compare(act, creator) < 0;
    }

    /** The act that creates a duty never performs it. */
    private List<DatedEntry> withoutCreator(List<DatedEntry> acts, Duty duty) {
        DatedEntry creator =
                duty.trigger() == null ? assessment.activation(duty).by() : duty.trigger();
        return acts.stream().filter(act -> !act.equals(creator)).toList();
    }

    PerformanceOutcome of(Duty duty) {
        List<DatedEntry> acts = acts(duty);
        if (acts.isEmpty()) {
            return PerformanceOutcome.NONE;
        }
        List<PartyId> required = assessment.obligors().requiredToAct(duty);
        List<Attempt> attempts = attempts(duty, acts);
        return duty.eachMustAct()
                ? byActsOfEach(duty, required, acts, attempts)
                : byOneAct(duty, required, acts, attempts);
    }

    /** One act performs the duty, once it is on behalf of every obligor. */
    private PerformanceOutcome byOneAct(
            Duty duty, List<PartyId> required, List<DatedEntry> acts, List<Attempt> attempts) {
        Coverage coverage =
                coverage(duty, required, acts.stream().map(Contribution::of).toList());
        Attempt decisive = null;
        DatedEntry completedBy = null;
        for (Attempt attempt : attempts) {
            DatedEntry completed = laterOf(attempt.inFormBy, coverage.completeBy);
            if (completed != null
                    && (completedBy == null || DatedEntry.BY_VALID_TIME.compare(completed, completedBy) < 0)) {
                decisive = attempt;
                completedBy = completed;
            }
        }
        Attempt first = attempts.getFirst();
        var deficiencies = new ArrayList<>(first.deficiencies());
        if (decisive != null && decisive != first) {
            DatedEntry replacedBy = Objects.requireNonNull(decisive.inFormBy);
            deficiencies.replaceAll(deficiency -> deficiency.orCuredBy(replacedBy));
            deficiencies.addAll(decisive.deficiencies());
        }
        notByAll(duty, acts.getFirst(), coverage).ifPresent(deficiencies::add);
        Attempt shown = decisive == null ? first : decisive;
        return new PerformanceOutcome(
                acts, completedBy, deficiencies, cures(acts, deficiencies), shown.formRecorded(), false);
    }

    /** Every obligor has to act in form; the last obligor's act performs the duty. */
    private PerformanceOutcome byActsOfEach(
            Duty duty, List<PartyId> required, List<DatedEntry> acts, List<Attempt> attempts) {
        List<Contribution> inForm = attempts.stream()
                .flatMap(attempt -> attempt.contribution().stream())
                .sorted(Comparator.comparing(Contribution::by, DatedEntry.BY_VALID_TIME))
                .toList();
        var deficiencies = new ArrayList<Deficiency>();
        boolean formRecorded = true;
        for (Attempt attempt : attempts) {
            if (attempt.parties.stream().noneMatch(required::contains)) {
                continue;
            }
            DatedEntry done = coverage(duty, attempt.parties, inForm).completeBy;
            if (done == null || DatedEntry.BY_VALID_TIME.compare(attempt.begun, done) <= 0) {
                attempt.deficiencies()
                        .forEach(
                                deficiency -> deficiencies.add(done == null ? deficiency : deficiency.orCuredBy(done)));
                formRecorded &= attempt.formRecorded();
            }
        }
        return new PerformanceOutcome(
                acts,
                coverage(duty, required, inForm).completeBy,
                deficiencies,
                cures(acts, deficiencies),
                formRecorded,
                deficiencies.stream().allMatch(deficiency -> deficiency.curedBy() != null));
    }

    private static List<DatedEntry> cures(List<DatedEntry> acts, List<Deficiency> deficiencies) {
        return acts.stream()
                .filter(act -> deficiencies.stream().anyMatch(d -> Objects.equals(d.curedBy(), act.sequence())))
                .toList();
    }

    private Optional<Deficiency> notByAll(Duty duty, DatedEntry first, Coverage coverage) {
        if (!duty.isJoint() || first.equals(coverage.completeBy)) {
            return Optional.empty();
        }
        String missing = coverage.missing.isEmpty() ? "" : ", not on behalf of " + names(coverage.missing);
        var deficiency = new Deficiency(
                duty.term().citation().quotation(),
                "not by all: on behalf of " + names(onBehalfOf(first)) + missing,
                first.sequence(),
                null,
                Deficiency.Aspect.JOINDER);
        return Optional.of(coverage.completeBy == null ? deficiency : deficiency.orCuredBy(coverage.completeBy));
    }

    private static boolean fits(Performance performance, DatedEntry act) {
        Channel channel = act.fact().circumstances().channel();
        return (performance.event() == null || performance.event().equals(Attributes.of(act.fact(), Attributes.EVENT)))
                && (performance.channels().isEmpty()
                        || (channel != null && performance.channels().contains(channel)))
                && (!performance.answersTrigger() || act.fact() instanceof OfferAnswer);
    }

    /**
     * Returns the offers whose answers perform the duty: the offer that triggered a recurring duty, otherwise all
     * offers that can trigger the term.
     */
    private Set<OfferId> offers(Duty duty) {
        var offers = new HashSet<OfferId>();
        if (duty.trigger() != null) {
            if (duty.trigger().fact() instanceof Offer offer
                    && state.record().strickenBy(duty.trigger().sequence()) == null) {
                offers.add(offer.offer());
            }
        } else if (duty.term().trigger() instanceof Trigger.FactRecorded trigger) {
            for (DatedEntry entry : assessment.triggersOf(duty, trigger)) {
                if (entry.fact() instanceof Offer offer) {
                    offers.add(offer.offer());
                }
            }
        }
        return offers;
    }

    private static boolean concernsObligor(DatedEntry entry, Duty duty) {
        if (duty.isOwedByNonparty()) {
            return entry.fact() instanceof NonpartyActRecorded;
        }
        if (!(entry.fact() instanceof PartyAct act)) {
            return false;
        }
        List<PartyId> onBehalfOf = act.actors().onBehalfOf();
        return duty.party() == null
                ? duty.eligible().stream().anyMatch(onBehalfOf::contains)
                : onBehalfOf.contains(duty.party());
    }

    private static boolean namesTerm(DatedEntry act, Term term, Set<OrderId> chain) {
        return switch (act.fact()) {
            case PerformanceRecorded f -> names(f.term(), term, chain);
            case NonpartyActRecorded f -> names(f.term(), term, chain);
            case OrderCopyProvided f -> chain.contains(f.order());
            case ShowCauseResponseFiled f -> chain.contains(f.order());
            default -> true;
        };
    }

    private static boolean names(TermRef named, Term term, Set<OrderId> chain) {
        return named.term().equals(term.id()) && chain.contains(named.order());
    }

    private List<Attempt> attempts(Duty duty, List<DatedEntry> acts) {
        Map<Long, Attempt> byRoot = new LinkedHashMap<>();
        Map<Long, Long> roots = new HashMap<>();
        for (DatedEntry act : acts) {
            Long cured = act.fact().circumstances().cures();
            long root = cured == null ? act.sequence() : roots.getOrDefault(cured, act.sequence());
            roots.put(act.sequence(), root);
            byRoot.computeIfAbsent(root, _ -> new Attempt(act)).add(act, duty);
        }
        return List.copyOf(byRoot.values());
    }

    /**
     * Finds the contribution that completes a joint duty.
     *
     * <p>A party that joins the case later does not undo what the others did. Each contribution is measured against the
     * required parties that had joined by then or, if none had, against those required then.
     */
    private Coverage coverage(Duty duty, Collection<PartyId> required, List<Contribution> contributions) {
        var acted = new HashSet<PartyId>();
        for (Contribution contribution : contributions) {
            acted.addAll(contribution.parties());
            List<PartyId> present = required.stream()
                    .filter(party -> !joinedAfter(party, contribution.by()))
                    .toList();
            Collection<PartyId> needed = present.isEmpty()
                    ? assessment
                            .asOf(contribution.by().at(), duty, (earlier, sameDuty) -> earlier.obligors()
                                    .requiredToAct(sameDuty))
                            .orElse(List.copyOf(required))
                    : present;
            if (acted.containsAll(needed)) {
                return new Coverage(contribution.by(), List.of());
            }
        }
        return new Coverage(
                null, required.stream().filter(party -> !acted.contains(party)).toList());
    }

    private boolean joinedAfter(PartyId party, DatedEntry act) {
        return state.boundSince(state.party(party)).isAfter(act.at());
    }

    private static @Nullable DatedEntry laterOf(@Nullable DatedEntry a, @Nullable DatedEntry b) {
        if (a == null || b == null) {
            return null;
        }
        return DatedEntry.BY_VALID_TIME.compare(a, b) < 0 ? b : a;
    }

    private static List<PartyId> onBehalfOf(DatedEntry act) {
        return act.fact() instanceof PartyAct done ? done.actors().onBehalfOf() : List.of();
    }

    private String names(List<PartyId> parties) {
        return parties.stream()
                .map(party -> Optional.ofNullable(state.parties().get(party))
                        .map(Party::name)
                        .orElse(party.value()))
                .collect(Collectors.joining("; "));
    }

    /** An act and the obligors it is on behalf of. */
    private record Contribution(DatedEntry by, Set<PartyId> parties) {

        static Contribution of(DatedEntry act) {
            return new Contribution(act, Set.copyOf(onBehalfOf(act)));
        }
    }

    /**
     * The obligors of a joint duty that have acted or were acted for.
     *
     * @param completeBy the act of the last obligor; null if some have not acted
     * @param missing the obligors that have not acted
     */
    private record Coverage(@Nullable DatedEntry completeBy, List<PartyId> missing) {}

    /** An act and the acts that cure it, checked against each requirement. */
    private final class Attempt {

        private final DatedEntry begun;
        private final Map<Requirement, Boolean> met = new LinkedHashMap<>();
        private final Map<Requirement, Deficiency> deficiencies = new LinkedHashMap<>();
        private final Set<Requirement> notRecorded = new HashSet<>();
        private final Set<PartyId> parties = new LinkedHashSet<>();
        private @Nullable DatedEntry inFormBy;

        Attempt(DatedEntry begun) {
            this.begun = begun;
        }

        void add(DatedEntry act, Duty duty) {
            onBehalfOf(act).stream().filter(duty.eligible()::contains).forEach(parties::add);
            for (Requirement requirement : duty.term().requirements()) {
                switch (formCheck.check(requirement, act, duty)) {
                    case FormCheck.Result.Met _ -> {
                        met.put(requirement, true);
                        deficiencies.computeIfPresent(requirement, (_, deficiency) -> deficiency.orCuredBy(act));
                    }
                    case FormCheck.Result.NotMet notMet -> {
                        if (met.putIfAbsent(requirement, false) == null) {
                            deficiencies.put(
                                    requirement,
                                    new Deficiency(
                                            requirement.words(),
                                            notMet.actual(),
                                            act.sequence(),
                                            null,
                                            notMet.aspect()));
                        }
                    }
                    case FormCheck.Result.NotRecorded _ -> notRecorded.add(requirement);
                    case FormCheck.Result.NotApplicable _ -> {
                        // The requirement does not apply to this act.
                    }
                }
            }
            if (inFormBy == null && !met.containsValue(false)) {
                inFormBy = act;
            }
        }

        Optional<Contribution> contribution() {
            return Optional.ofNullable(inFormBy).map(by -> new Contribution(by, parties));
        }

        List<Deficiency> deficiencies() {
            return List.copyOf(deficiencies.values());
        }

        boolean formRecorded() {
            return notRecorded.stream().allMatch(met::containsKey);
        }
    }
}
