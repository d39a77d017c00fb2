package org.goodfaith.rulebook.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final World world;
    private final Form form;

    Performances(Assessment assessment, World world) {
        this.assessment = assessment;
        this.world = world;
        form = new Form(world);
    }

    /** @return the acts that perform the duty's term, or breach its prohibition, in order of world time */
    List<Placed> acts(Duty duty) {
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
                .sorted(Placed.ORDER)
                .toList();
    }

    Performed of(Duty duty) {
        List<Placed> acts = acts(duty);
        if (acts.isEmpty()) {
            return Performed.NOTHING;
        }
        Coverage coverage = coverage(duty, acts);
        List<Attempt> attempts = attempts(duty, acts);
        if (duty.eachActs()) {
            return together(acts, attempts, coverage);
        }
        Attempt decisive = null;
        Placed completedBy = null;
        for (Attempt attempt : attempts) {
            Placed completed = later(attempt.inFormBy, coverage.completeBy);
            if (completed != null && (completedBy == null || Placed.ORDER.compare(completed, completedBy) < 0)) {
                decisive = attempt;
                completedBy = completed;
            }
        }
        Attempt first = attempts.getFirst();
        Attempt shown = decisive == null ? first : decisive;
        var deficiencies = new ArrayList<>(first.deficiencies());
        if (decisive != null && decisive != first) {
            Placed replacedBy = Objects.requireNonNull(decisive.inFormBy);
            deficiencies.replaceAll(deficiency -> deficiency.curedBy() != null
                    ? deficiency
                    : new Deficiency(
                            deficiency.words(), deficiency.found(), deficiency.entry(), replacedBy.sequence()));
            deficiencies.addAll(decisive.deficiencies());
        }
        coverage.deficiency(duty).ifPresent(deficiencies::add);
        var cures = acts.stream()
                .filter(act -> deficiencies.stream().anyMatch(d -> Objects.equals(d.curedBy(), act.sequence())))
                .toList();
        return new Performed(acts, completedBy, deficiencies, cures, shown.formRecorded(), false);
    }

    /** Where each has to act, every attempt has to be in form, and the last act performs the duty. */
    private static Performed together(List<Placed> acts, List<Attempt> attempts, Coverage coverage) {
        var deficiencies = attempts.stream()
                .flatMap(attempt -> attempt.deficiencies().stream())
                .toList();
        Placed completedBy = coverage.completeBy;
        for (Attempt attempt : attempts) {
            completedBy = later(attempt.inFormBy, completedBy);
        }
        boolean open = deficiencies.stream().allMatch(deficiency -> deficiency.curedBy() != null);
        return new Performed(
                acts,
                completedBy,
                deficiencies,
                List.of(),
                attempts.stream().allMatch(Attempt::formRecorded),
                open && coverage.completeBy == null);
    }

    private boolean fits(Performance performance, Placed act, Set<OfferId> offers) {
        return (performance.event() == null || performance.event().equals(Attributes.of(act.fact(), Attributes.EVENT)))
                && (performance.channels().isEmpty()
                        || performance
                                .channels()
                                .contains(act.fact().circumstances().channel()))
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
            for (Placed placed : assessment.triggering(duty, trigger)) {
                if (placed.fact() instanceof Offer offer) {
                    offers.add(offer.offer());
                }
            }
        }
        return offers;
    }

    private static boolean concerns(Placed placed, Duty duty) {
        if (!(placed.fact() instanceof PartyAct act)) {
            return false;
        }
        List<PartyId> onBehalfOf = act.actors().onBehalfOf();
        return duty.party() == null
                ? duty.eligible().stream().anyMatch(onBehalfOf::contains)
                : onBehalfOf.contains(duty.party());
    }

    private static boolean namesTerm(Placed act, Duty duty, Set<OrderId> chain) {
        return switch (act.fact()) {
            case PerformanceRecorded f ->
                f.term().term().equals(duty.term().id())
                        && chain.contains(f.term().order());
            case OrderCopyProvided f -> chain.contains(f.order());
            default -> true;
        };
    }

    private List<Attempt> attempts(Duty duty, List<Placed> acts) {
        Map<Long, Attempt> byRoot = new LinkedHashMap<>();
        Map<Long, Long> roots = new HashMap<>();
        for (Placed act : acts) {
            Long cured = act.fact().circumstances().cures();
            long root = cured == null ? act.sequence() : roots.getOrDefault(cured, act.sequence());
            roots.put(act.sequence(), root);
            byRoot.computeIfAbsent(root, _ -> new Attempt()).add(act, duty);
        }
        return List.copyOf(byRoot.values());
    }

    private Coverage coverage(Duty duty, List<Placed> acts) {
        var missing = new HashSet<>(assessment.owing(duty));
        Placed completeBy = null;
        for (Placed act : acts) {
            missing.removeAll(((PartyAct) act.fact()).actors().onBehalfOf());
            if (missing.isEmpty()) {
                completeBy = act;
                break;
            }
        }
        return new Coverage(
                acts.getFirst(),
                completeBy,
                assessment.owing(duty).stream().filter(missing::contains).toList());
    }

    private static @Nullable Placed later(@Nullable Placed a, @Nullable Placed b) {
        if (a == null || b == null) {
            return null;
        }
        return Placed.ORDER.compare(a, b) < 0 ? b : a;
    }

    /**
     * Whether all who owe a duty jointly have acted or were acted for.
     *
     * @param completeBy the act with which the last of them joined; null if some have not
     * @param missing those who have not
     */
    private record Coverage(Placed first, @Nullable Placed completeBy, List<PartyId> missing) {

        Optional<Deficiency> deficiency(Duty duty) {
            List<PartyId> joined = ((PartyAct) first.fact()).actors().onBehalfOf();
            if (first.equals(completeBy) || !duty.joint()) {
                return Optional.empty();
            }
            return Optional.of(new Deficiency(
                    duty.term().citation().quotation(),
                    "by one side only: on behalf of " + inWords(joined)
                            + (missing.isEmpty() ? "" : ", not of " + inWords(missing)),
                    first.sequence(),
                    completeBy == null ? null : completeBy.sequence()));
        }

        private static String inWords(List<PartyId> parties) {
            return String.join(", ", parties.stream().map(PartyId::value).toList());
        }
    }

    /** An act and what cured it, held against the requirements one after the other. */
    private final class Attempt {

        private final Map<Requirement, Boolean> holds = new LinkedHashMap<>();
        private final Map<Requirement, Deficiency> found = new LinkedHashMap<>();
        private final Set<Requirement> notRecorded = new HashSet<>();
        private @Nullable Placed inFormBy;

        void add(Placed act, Duty duty) {
            for (Requirement requirement : duty.term().requirements()) {
                switch (form.check(requirement, act, duty)) {
                    case Form.Check.Holds _ -> {
                        holds.put(requirement, true);
                        found.computeIfPresent(
                                requirement,
                                (_, deficiency) -> deficiency.curedBy() != null
                                        ? deficiency
                                        : new Deficiency(
                                                deficiency.words(),
                                                deficiency.found(),
                                                deficiency.entry(),
                                                act.sequence()));
                    }
                    case Form.Check.Fails fails -> {
                        if (holds.putIfAbsent(requirement, false) == null) {
                            found.put(
                                    requirement,
                                    new Deficiency(requirement.words(), fails.found(), act.sequence(), null));
                        }
                    }
                    case Form.Check.NotRecorded _ -> notRecorded.add(requirement);
                    case Form.Check.NotConcerned _ -> {
                        // Nothing was asked of this act.
                    }
                }
            }
            if (inFormBy == null && !holds.containsValue(false)) {
                inFormBy = act;
            }
        }

        List<Deficiency> deficiencies() {
            return List.copyOf(found.values());
        }

        boolean formRecorded() {
            return notRecorded.stream().allMatch(holds::containsKey);
        }
    }
}
