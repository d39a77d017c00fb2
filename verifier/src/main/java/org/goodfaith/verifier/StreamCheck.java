package org.goodfaith.verifier;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.bundle.ProvenStream.ProvenFact;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.StreamHead;
import org.jspecify.annotations.Nullable;

/** Checks that the facts of one stream are unchanged, in order, complete at the checkpoint and not backdated. */
final class StreamCheck {

    private static final int NUMBERS_SHOWN_MAX = 10;

    private final ProvenStream stream;
    private final ProvenCheckpoint checkpoint;
    private final List<ProvenCheckpoint> earlier;
    private final BiConsumer<ProblemKind, String> problem;

    /** The leaves of the facts that are in the log exactly as in the file, by sequence number. */
    private final Map<Long, Hash> proven = new HashMap<>();

    private final Set<Hash> leaves;
    private boolean allProven = true;

    /** @param earlier earlier checkpoints that the checkpoint continues */
    StreamCheck(
            ProvenStream stream,
            ProvenCheckpoint checkpoint,
            List<ProvenCheckpoint> earlier,
            BiConsumer<ProblemKind, String> problem) {
        this.stream = stream;
        this.checkpoint = checkpoint;
        this.earlier = List.copyOf(earlier);
        this.problem = problem;
        this.leaves = stream.facts().stream().map(ProvenFact::leaf).collect(Collectors.toSet());
    }

    void check() {
        StreamHead head = stream.head();
        boolean headIsProven = checkHead(head);
        for (ProvenFact fact : stream.facts()) {
            if (inclusion(fact) == ProofResult.VALID && matchesLeaf(fact) && belongs(fact)) {
                proven.putIfAbsent(fact.envelope().sequence(), fact.leaf());
            } else {
                allProven = false;
            }
        }
        Long last = head == null ? null : head.lastSequence();
        var seen = new HashSet<Long>();
        for (ProvenFact fact : stream.facts()) {
            check(fact, last, seen.add(fact.envelope().sequence()));
        }
        checkOrder();
        if (head != null && headIsProven) {
            checkCompleteness(head, seen);
        }
    }

    private boolean checkHead(@Nullable StreamHead head) {
        ProofResult result = head == null
                ? stream.headProof().checkAbsence(stream.name(), checkpoint.headsRoot())
                : stream.headProof().checkHead(head, checkpoint.headsRoot());
        if (result == ProofResult.MALFORMED) {
            problem.accept(
                    ProblemKind.MALFORMED_PROOF,
                    "The proof for the head of the stream " + stream.name() + " is malformed.");
        } else if (result == ProofResult.INVALID) {
            problem.accept(
                    ProblemKind.TRUNCATED_STREAM,
                    "The stream " + stream.name()
                            + (head == null
                                    ? " is not empty, as the file says."
                                    : " does not end with entry " + head.lastSequence() + ", as the file says.")
                            + " Its last facts were removed, or the proof was changed.");
        } else if (head == null && !stream.facts().isEmpty()) {
            problem.accept(
                    ProblemKind.ADDED_FACT,
                    "The stream " + stream.name() + " was empty at the checkpoint, but the file has facts in it.");
        }
        return result == ProofResult.VALID;
    }

    private ProofResult inclusion(ProvenFact fact) {
        return fact.inclusion().check(fact.leaf(), checkpoint.root());
    }

    private static boolean matchesLeaf(ProvenFact fact) {
        return fact.content().leaf().equals(fact.leaf());
    }

    private boolean belongs(ProvenFact fact) {
        return fact.envelope().stream().equals(stream.name());
    }

    private void check(ProvenFact fact, @Nullable Long last, boolean firstWithItsNumber) {
        long number = fact.envelope().sequence();
        if (!belongs(fact)) {
            problem.accept(
                    ProblemKind.ADDED_FACT,
                    "A fact of " + fact.envelope().stream() + " was added to the stream " + stream.name() + ".");
            return;
        }
        ProofResult result = inclusion(fact);
        if (result == ProofResult.MALFORMED) {
            problem.accept(
                    ProblemKind.MALFORMED_PROOF,
                    "The proof for entry " + number + " of " + stream.name() + " is malformed for a log of "
                            + checkpoint.size() + " leaves.");
        } else if (result == ProofResult.INVALID || !matchesLeaf(fact)) {
            ProblemKind kind = classify(fact, last);
            problem.accept(
                    kind,
                    switch (kind) {
                        case REORDERED_FACTS -> entry(number) + " is in the position of another fact.";
                        case ADDED_FACT -> entry(number) + " was added: it is not in the log.";
                        default ->
                            result == ProofResult.VALID
                                    ? entry(number) + " was changed: the log has another fact in its position."
                                    : entry(number) + " is not in the log: the fact or its proof was changed.";
                    });
        } else if (!firstWithItsNumber && proven.containsKey(number)) {
            problem.accept(ProblemKind.ADDED_FACT, entry(number) + " is in the file twice.");
        } else {
            checkTime(fact);
        }
    }

    /** A fact after a seal must be recorded after the instant through which that seal closed the record. */
    private void checkTime(ProvenFact fact) {
        Instant closed = closedThrough(fact);
        if (closed != null && !fact.envelope().isRecordedAfter(closed)) {
            problem.accept(
                    ProblemKind.BACKDATED_FACT,
                    entry(fact.envelope().sequence()) + " says that it was recorded at "
                            + fact.envelope().recordedAt()
                            + ", but it was appended to the log after the record had been"
                            + " closed through " + closed + ". It was inserted into the past.");
        }
    }

    /** Returns the latest instant that the leaf or an earlier checkpoint proves to have been closed before the fact. */
    private @Nullable Instant closedThrough(ProvenFact fact) {
        return Stream.concat(
                        Stream.ofNullable(fact.content().closedThrough()),
                        earlier.stream()
                                .filter(before ->
                                        before.size() <= fact.inclusion().index())
                                .map(ProvenCheckpoint::through))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private ProblemKind classify(ProvenFact fact, @Nullable Long last) {
        long number = fact.envelope().sequence();
        Hash leaf = fact.content().leaf();
        if (!leaf.equals(fact.leaf()) && leaves.contains(leaf)) {
            return ProblemKind.REORDERED_FACTS;
        }
        boolean beyondHead = last == null || number > last;
        return beyondHead || proven.containsKey(number) ? ProblemKind.ADDED_FACT : ProblemKind.CHANGED_FACT;
    }

    /** Checks that sequence numbers and log indexes increase through the file. */
    private void checkOrder() {
        List<ProvenFact> facts = stream.facts().stream()
                .filter(fact -> fact.leaf().equals(proven.get(fact.envelope().sequence())))
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
                        ProblemKind.REORDERED_FACTS,
                        entry(after.envelope().sequence()) + " comes after entry "
                                + before.envelope().sequence() + ", but the facts were recorded in another order.");
                return;
            }
        }
    }

    private void checkCompleteness(StreamHead head, Set<Long> seen) {
        if (head.lastSequence() >= checkpoint.size()) {
            problem.accept(
                    ProblemKind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint contradicts itself: the stream " + stream.name()
                            + " would have more entries than the log.");
            return;
        }
        List<Long> missing = LongStream.rangeClosed(0, head.lastSequence())
                .filter(number -> !seen.contains(number))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            boolean truncated = allProven && head.lastSequence() - missing.getFirst() + 1 == missing.size();
            problem.accept(
                    truncated ? ProblemKind.TRUNCATED_STREAM : ProblemKind.REMOVED_FACT,
                    truncated
                            ? "The stream " + stream.name() + " ends with entry " + head.lastSequence()
                                    + " at the checkpoint, but the file has no facts from entry "
                                    + missing.getFirst() + " on."
                            : "Facts were removed from the stream " + stream.name() + ". Missing entries: "
                                    + listed(missing) + ".");
        }
        Hash last = proven.get(head.lastSequence());
        if (last != null && !last.equals(head.lastLeaf())) {
            problem.accept(
                    ProblemKind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint contradicts itself: its log and its map of stream heads disagree on the last fact"
                            + " of " + stream.name() + ".");
        }
    }

    private String entry(long number) {
        return "Entry " + number + " of " + stream.name();
    }

    private static String listed(List<Long> numbers) {
        return numbers.stream().limit(NUMBERS_SHOWN_MAX).map(String::valueOf).collect(Collectors.joining(", "))
                + (numbers.size() > NUMBERS_SHOWN_MAX ? " and more" : "");
    }
}
