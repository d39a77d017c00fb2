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
import org.goodfaith.events.Channel;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the acts that fit a duty and holds them against what the order asks of form and content.
 *
 * <p>Acts form attempts: an act, and the later acts that name it as what they cure. The first attempt to be complete,
 * in world time, decides.
 */
final class Performances {

    private final Assessment assessment;
    private final CaseStateAsOf world;
    private final FormCheck form;

    Performances(Assessment assessment, CaseStateAsOf world) {
        this.assessment = assessment;
        this.world = world;
        form = new FormCheck(world);
    }

    /** @return the acts that perform the duty's term, or breach its prohibition, in order of world time */
    List<DatedEntry> acts(Duty duty) {
        LocalDate from = world.chainStartsOn(duty.order(), duty.term().id());
        Set<OrderId> chain = world.chain(duty.order(), duty.term().id());
        Set<OfferId> offers = offers(duty);
        return duty.term().performedBy().stream()
                .flatMap(performance ->
                        world.named(performance.fact()).stream().filter(act -> fits(performance, act, offers)))
                .distinct()
                .filter(act ->
                        duty.term().countsEarlierActs() || !act.occurredOn().isBefore(from))
                .filter(act -> concerns(act, duty))
                .filter(act -> namesTerm(act, duty, chain))
                .sorted(DatedEntry.ORDER)
                .toList();
    }

    PerformanceOutcome of(Duty duty) {
        List<DatedEntry> acts = acts(duty);
        if (acts.isEmpty()) {
            return PerformanceOutcome.NOTHING;
        }
        List<PartyId> required = assessment.required(duty);
        List<Attempt> attempts = attempts(duty, acts);
        return duty.eachActs() ? together(duty, required, acts, attempts) : byOneAct(duty, required, acts, attempts);
    }

    /** One act performs the duty, once all who owe it have joined in it. */
    private PerformanceOutcome byOneAct(Duty duty, List<PartyId> required, List<DatedEntry> acts, List<Attempt> attempts) {
        Coverage coverage = coverage(duty, required, acts.stream().map(Part::of).toList());
        Attempt decisive = null;
        DatedEntry completedBy = null;
        for (Attempt attempt : attempts) {
            DatedEntry completed = later(attempt.inFormBy, coverage.completeBy);
            if (completed != null && (completedBy == null || DatedEntry.ORDER.compare(completed, completedBy) < 0)) {
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
        byOneSideOnly(duty, acts.getFirst(), coverage).ifPresent(deficiencies::add);
        Attempt shown = decisive == null ? first : decisive;
        return new PerformanceOutcome(acts, completedBy, deficiencies, cures(acts, deficiencies), shown.formRecorded(), false);
    }

    /** Each has to act, in form; the act of the last of them performs the duty. */
    private PerformanceOutcome together(Duty duty, List<PartyId> required, List<DatedEntry> acts, List<Attempt> attempts) {
        List<Part> inForm = attempts.stream()
                .flatMap(attempt -> attempt.part().stream())
                .sorted(Comparator.comparing(Part::by, DatedEntry.ORDER))
                .toList();
        var deficiencies = new ArrayList<Deficiency>();
        boolean formRecorded = true;
        for (Attempt attempt : attempts) {
            if (attempt.parties.stream().noneMatch(required::contains)) {
                continue;
            }
            DatedEntry done = coverage(duty, attempt.parties, inForm).completeBy;
            if (done == null || DatedEntry.ORDER.compare(attempt.begun, done) <= 0) {
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

    private Optional<Deficiency> byOneSideOnly(Duty duty, DatedEntry first, Coverage coverage) {
        if (!duty.joint() || first.equals(coverage.completeBy)) {
            return Optional.empty();
        }
        String missing = coverage.missing.isEmpty() ? "" : ", not for " + names(coverage.missing);
        var deficiency = new Deficiency(
                duty.term().citation().quotation(),
                "by one side only: for " + names(onBehalfOf(first)) + missing,
                first.sequence(),
                null);
        return Optional.of(coverage.completeBy == null ? deficiency : deficiency.orCuredBy(coverage.completeBy));
    }

    private static boolean fits(Performance performance, DatedEntry act, Set<OfferId> offers) {
        Channel channel = act.fact().circumstances().channel();
        return (performance.event() == null || performance.event().equals(Attributes.of(act.fact(), Attributes.EVENT)))
                && (performance.channels().isEmpty()
                        || (channel != null && performance.channels().contains(channel)))
                && (!performance.answersTrigger()
                        || (act.fact() instanceof OfferAnswer answer && offers.contains(answer.answers())));
    }

    /** The offers whose answers fit: for a recurring duty its own, else every one that can trigger the term. */
    private Set<OfferId> offers(Duty duty) {
        var offers = new HashSet<OfferId>();
        if (duty.trigger() != null) {
            if (duty.trigger().fact() instanceof Offer offer
                    && world.known().strickenBy(duty.trigger().sequence()) == null) {
                offers.add(offer.offer());
            }
        } else if (duty.term().trigger() instanceof Trigger.FactRecorded trigger) {
            for (DatedEntry placed : assessment.triggering(duty, trigger)) {
                if (placed.fact() instanceof Offer offer) {
                    offers.add(offer.offer());
                }
            }
        }
        return offers;
    }

    private static boolean concerns(DatedEntry placed, Duty duty) {
        if (!(placed.fact() instanceof PartyAct act)) {
            return false;
        }
        List<PartyId> onBehalfOf = act.actors().onBehalfOf();
        return duty.party() == null
                ? duty.eligible().stream().anyMatch(onBehalfOf::contains)
                : onBehalfOf.contains(duty.party());
    }

    private static boolean namesTerm(DatedEntry act, Duty duty, Set<OrderId> chain) {
        return switch (act.fact()) {
            case PerformanceRecorded f ->
                f.term().term().equals(duty.term().id())
                        && chain.contains(f.term().order());
            case OrderCopyProvided f -> chain.contains(f.order());
            default -> true;
        };
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
     * Who joins the case after the others acted does not undo what they did. The others are those who have to act now
     * and were there, or if none of them was, those who had to act then.
     */
    private Coverage coverage(Duty duty, Collection<PartyId> required, List<Part> parts) {
        var acted = new HashSet<PartyId>();
        for (Part part : parts) {
            acted.addAll(part.parties());
            List<PartyId> there = required.stream()
                    .filter(party -> !joinedAfter(party, part.by()))
                    .toList();
            Collection<PartyId> asked = there.isEmpty()
                    ? assessment.at(part.by().at(), duty, Assessment::required).orElse(List.copyOf(required))
                    : there;
            if (acted.containsAll(asked)) {
                return new Coverage(part.by(), List.of());
            }
        }
        return new Coverage(
                null, required.stream().filter(party -> !acted.contains(party)).toList());
    }

    private boolean joinedAfter(PartyId party, DatedEntry act) {
        return Objects.requireNonNull(world.parties().get(party)).placed().at().isAfter(act.at());
    }

    private static @Nullable DatedEntry later(@Nullable DatedEntry a, @Nullable DatedEntry b) {
        if (a == null || b == null) {
            return null;
        }
        return DatedEntry.ORDER.compare(a, b) < 0 ? b : a;
    }

    private static List<PartyId> onBehalfOf(DatedEntry act) {
        return ((PartyAct) act.fact()).actors().onBehalfOf();
    }

    private String names(List<PartyId> parties) {
        return parties.stream()
                .map(party -> Optional.ofNullable(world.parties().get(party))
                        .map(member -> member.joined().name())
                        .orElse(party.value()))
                .collect(Collectors.joining("; "));
    }

    /** What an act does for some of those who owe a duty together. */
    private record Part(DatedEntry by, Set<PartyId> parties) {

        static Part of(DatedEntry act) {
            return new Part(act, Set.copyOf(onBehalfOf(act)));
        }
    }

    /**
     * Whether all who owe a duty together have acted or were acted for.
     *
     * @param completeBy the act with which the last of them joined; null if some have not
     * @param missing those who have not
     */
    private record Coverage(@Nullable DatedEntry completeBy, List<PartyId> missing) {}

    /** An act and what cured it, held against the requirements one after the other. */
    private final class Attempt {

        private final DatedEntry begun;
        private final Map<Requirement, Boolean> holds = new LinkedHashMap<>();
        private final Map<Requirement, Deficiency> found = new LinkedHashMap<>();
        private final Set<Requirement> notRecorded = new HashSet<>();
        private final Set<PartyId> parties = new LinkedHashSet<>();
        private @Nullable DatedEntry inFormBy;

        Attempt(DatedEntry begun) {
            this.begun = begun;
        }

        void add(DatedEntry act, Duty duty) {
            onBehalfOf(act).stream().filter(duty.eligible()::contains).forEach(parties::add);
            for (Requirement requirement : duty.term().requirements()) {
                switch (form.check(requirement, act, duty)) {
                    case FormCheck.Check.Holds _ -> {
                        holds.put(requirement, true);
                        found.computeIfPresent(requirement, (_, deficiency) -> deficiency.orCuredBy(act));
                    }
                    case FormCheck.Check.Fails fails -> {
                        if (holds.putIfAbsent(requirement, false) == null) {
                            found.put(
                                    requirement,
                                    new Deficiency(requirement.words(), fails.found(), act.sequence(), null));
                        }
                    }
                    case FormCheck.Check.NotRecorded _ -> notRecorded.add(requirement);
                    case FormCheck.Check.NotConcerned _ -> {
                        // Nothing was asked of this act.
                    }
                }
            }
            if (inFormBy == null && !holds.containsValue(false)) {
                inFormBy = act;
            }
        }

        Optional<Part> part() {
            return Optional.ofNullable(inFormBy).map(by -> new Part(by, parties));
        }

        List<Deficiency> deficiencies() {
            return List.copyOf(found.values());
        }

        boolean formRecorded() {
            return notRecorded.stream().allMatch(holds::containsKey);
        }
    }
}
