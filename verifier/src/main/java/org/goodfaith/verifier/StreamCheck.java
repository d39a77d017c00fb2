package org.goodfaith.verifier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.bundle.ProvenStream.ProvenFact;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.StreamHead;
import org.jspecify.annotations.Nullable;

/** Checks that the facts of one record are those of the checkpoint: unchanged, in order, and all of them. */
final class StreamCheck {

    private static final int NUMBERS_SHOWN_MAX = 10;

    private final ProvenStream stream;
    private final Checkpoint checkpoint;
    private final BiConsumer<Kind, String> problem;

    /** Entry numbers of the facts that are in the log just as the file has them. */
    private final Map<Long, Hash> inPlace = new HashMap<>();

    private final Set<Hash> leaves;
    private boolean allInPlace = true;

    StreamCheck(ProvenStream stream, Checkpoint checkpoint, BiConsumer<Kind, String> problem) {
        this.stream = stream;
        this.checkpoint = checkpoint;
        this.problem = problem;
        this.leaves = stream.facts().stream().map(ProvenFact::leaf).collect(Collectors.toSet());
    }

    void check() {
        StreamHead end = stream.head();
        boolean endHolds = checkHead(end);
        for (ProvenFact fact : stream.facts()) {
            if (verdict(fact) == ProofResult.VALID && isItsLeaf(fact) && belongs(fact)) {
                inPlace.putIfAbsent(fact.envelope().sequence(), fact.leaf());
            } else {
                allInPlace = false;
            }
        }
        Long last = end == null ? null : end.lastSequence();
        var seen = new HashSet<Long>();
        for (ProvenFact fact : stream.facts()) {
            check(fact, last, seen.add(fact.envelope().sequence()));
        }
        checkOrder();
        if (end != null && endHolds) {
            checkCompleteness(end, seen);
        }
    }

    private boolean checkHead(@Nullable StreamHead end) {
        ProofResult verdict = end == null
                ? stream.headProof().checkAbsence(stream.name(), checkpoint.headsRoot())
                : stream.headProof().checkHead(end, checkpoint.headsRoot());
        if (verdict == ProofResult.MALFORMED) {
            problem.accept(
                    Kind.MALFORMED_PROOF,
                    "The proof of where the record " + stream.name()
                            + " ends has a shape that no such proof can have.");
        } else if (verdict == ProofResult.INVALID) {
            problem.accept(
                    Kind.TRUNCATED_STREAM,
                    "The record " + stream.name() + " does not end where the file says"
                            + (end == null ? " (that it is empty)" : " (with entry " + end.lastSequence() + ")")
                            + ": its last facts were left out, or the proof was changed.");
        } else if (end == null && !stream.facts().isEmpty()) {
            problem.accept(
                    Kind.ADDED_FACT,
                    "The record " + stream.name() + " was empty at the checkpoint, but the file has facts of it.");
        }
        return verdict == ProofResult.VALID;
    }

    private ProofResult verdict(ProvenFact fact) {
        return fact.inclusion().check(fact.leaf(), checkpoint.root());
    }

    private static boolean isItsLeaf(ProvenFact fact) {
        return fact.envelope().leaf().equals(fact.leaf());
    }

    private boolean belongs(ProvenFact fact) {
        return fact.envelope().stream().equals(stream.name());
    }

    private void check(ProvenFact fact, @Nullable Long last, boolean firstOfItsNumber) {
        long number = fact.envelope().sequence();
        if (!belongs(fact)) {
            problem.accept(
                    Kind.ADDED_FACT,
                    "A fact of " + fact.envelope().stream() + " stands in the record " + stream.name() + ".");
            return;
        }
        ProofResult verdict = verdict(fact);
        if (verdict == ProofResult.MALFORMED) {
            problem.accept(
                    Kind.MALFORMED_PROOF,
                    "The proof of " + named(number) + " has a shape that no proof in a log of " + checkpoint.size()
                            + " entries can have.");
        } else if (verdict == ProofResult.INVALID || !isItsLeaf(fact)) {
            Kind kind = whatHappenedTo(fact, last);
            problem.accept(
                    kind,
                    switch (kind) {
                        case REORDERED_FACTS -> named(number) + " stands in another one's place.";
                        case ADDED_FACT -> named(number) + " is not in the log: it was added.";
                        default ->
                            verdict == ProofResult.VALID
                                    ? named(number) + " was changed: the log has another fact in its place."
                                    : named(number)
                                            + " is not in the log as it stands here: it or its proof was changed.";
                    });
        } else if (!firstOfItsNumber && hasTwin(fact)) {
            problem.accept(Kind.ADDED_FACT, named(number) + " is in the file twice.");
        }
    }

    private Kind whatHappenedTo(ProvenFact fact, @Nullable Long last) {
        long number = fact.envelope().sequence();
        Hash leaf = fact.envelope().leaf();
        if (!leaf.equals(fact.leaf()) && leaves.contains(leaf)) {
            return Kind.REORDERED_FACTS;
        }
        boolean beyond = last == null || number > last;
        return beyond || inPlace.containsKey(number) ? Kind.ADDED_FACT : Kind.CHANGED_FACT;
    }

    private boolean hasTwin(ProvenFact fact) {
        return inPlace.containsKey(fact.envelope().sequence());
    }

    /** Along the file the numbers rise, and along the numbers the places in the log do. */
    private void checkOrder() {
        List<ProvenFact> facts = stream.facts().stream()
                .filter(fact -> fact.leaf().equals(inPlace.get(fact.envelope().sequence())))
                .toList();
        for (int i = 1; i < facts.size(); i++) {
            ProvenFact before = facts.get(i - 1);
            ProvenFact after = facts.get(i);
            boolean sameNumber =
                    before.envelope().sequence() == after.envelope().sequence();
            if (before.envelope().sequence() > after.envelope().sequence()
                    || (!sameNumber
                            && before.inclusion().index() >= after.inclusion().index())) {
                problem.accept(
                        Kind.REORDERED_FACTS,
                        named(after.envelope().sequence()) + " stands after entry "
                                + before.envelope().sequence() + ", which is not the order they were recorded in.");
                return;
            }
        }
    }

    private void checkCompleteness(StreamHead end, Set<Long> seen) {
        if (end.lastSequence() >= checkpoint.size()) {
            problem.accept(
                    Kind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint contradicts itself: " + stream.name() + " would have more entries than the log.");
            return;
        }
        List<Long> missing = LongStream.rangeClosed(0, end.lastSequence())
                .filter(number -> !seen.contains(number))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            boolean truncated = allInPlace && end.lastSequence() - missing.getFirst() + 1 == missing.size();
            problem.accept(
                    truncated ? Kind.TRUNCATED_STREAM : Kind.REMOVED_FACT,
                    truncated
                            ? "The record " + stream.name() + " ends with entry " + end.lastSequence()
                                    + " at the checkpoint, but the last facts were left out: from entry "
                                    + missing.getFirst() + " on."
                            : "The record " + stream.name() + " was robbed of facts: entry " + shown(missing)
                                    + " is missing.");
        }
        Hash last = inPlace.get(end.lastSequence());
        if (last != null && !last.equals(end.lastLeaf())) {
            problem.accept(
                    Kind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint contradicts itself: its log and its map name different last facts of "
                            + stream.name() + ".");
        }
    }

    private String named(long number) {
        return "Entry " + number + " of " + stream.name();
    }

    private static String shown(List<Long> numbers) {
        return numbers.stream().limit(NUMBERS_SHOWN_MAX).map(String::valueOf).collect(Collectors.joining(", "))
                + (numbers.size() > NUMBERS_SHOWN_MAX ? " and more" : "");
    }
}
