package org.goodfaith.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.bundle.StoredEvent;
import org.goodfaith.bundle.StoredStream;
import org.goodfaith.bundle.UnknownFormException;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Visibility;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Assembles bundles from the tables. Only for callers that may see every visibility class: chambers and auditors. */
public final class Bundles {

    private static final Logger log = LoggerFactory.getLogger(Bundles.class);

    private static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = 50_000_000;

    private final LedgerTables tables;
    private final StoredEvents events;
    private final VerifierKey key;
    private final AccessPolicy access;
    private final TransactionTemplate snapshot;

    /** @param snapshot runs a read within one database snapshot */
    Bundles(
            LedgerTables tables,
            StoredEvents events,
            VerifierKey key,
            AccessPolicy access,
            TransactionTemplate snapshot) {
        this.tables = tables;
        this.events = events;
        this.key = key;
        this.access = access;
        this.snapshot = snapshot;
    }

    /**
     * Resolves missing parameters and includes the resolved request in the bundle.
     *
     * @param field the parameter that names the cases
     * @param size the log size of the checkpoint; absent for the latest
     * @param since sizes of earlier checkpoints to prove consistency with
     * @throws ReadProblemException if a case or checkpoint does not exist, or the viewpoint is after the checkpoint
     */
    public Bundle bundle(
            String field, List<CaseId> caseIds, ViewpointQuery viewpoint, @Nullable Long size, List<Long> since) {
        SortedSet<CaseId> cases = new TreeSet<>(Comparator.comparing(CaseId::value));
        cases.addAll(caseIds);
        if (cases.isEmpty()) {
            throw ReadProblemException.malformed("case", "Name at least one case.");
        }
        if (since.stream().anyMatch(Objects::isNull)) {
            throw ReadProblemException.malformed("since", "since must be a comma-separated list of checkpoint sizes.");
        }
        await(viewpoint.after());
        try {
            Bundle bundle = snapshot.execute(_ -> assemble(field, cases, viewpoint, size, since));
            return Objects.requireNonNull(bundle);
        } catch (BrokenLedgerException e) {
            log.error("The bundle of {} could not be made: {}", cases, e.getMessage());
            throw new ReadProblemException(new ReadProblem.NotEvaluatedFromThere(
                    "The stored record does not match the signed ledger: " + e.getMessage()));
        }
    }

    private void await(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return;
        }
        ReadToken token = token(after);
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (!signed(token)) {
            if (System.nanoTime() >= deadline) {
                throw new ReadProblemException(new ReadProblem.NotYetVisible(WAIT_MAX));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private boolean signed(ReadToken token) {
        return tables.leafOf(token.recordId(), token.sequence())
                .flatMap(leaf -> tables.latestCheckpoint()
                        .map(note -> Checkpoint.parse(note.text()).size() > leaf.index()))
                .orElse(false);
    }

    private static ReadToken token(String after) {
        try {
            return ReadToken.of(after);
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed("after", "after must be the token of a receipt.");
        }
    }

    private Bundle assemble(
            String field, SortedSet<CaseId> cases, ViewpointQuery asked, @Nullable Long size, List<Long> since) {
        if (!access.classes().containsAll(Arrays.asList(Visibility.values()))) {
            throw ReadProblemException.notFound(
                    field, "A bundle shows every fact. This account may not see all of them.");
        }
        var zone = Courts.find(cases.getFirst().court())
                .orElseThrow(() -> unknown(field, cases.getFirst()))
                .zone();
        // With the latest possible time as the present, the request's own dates stay unchanged.
        Instant wanted = asked.resolve(zone, Instant.MAX, Instant.EPOCH).at().knownAt();
        SignedNote note = checkpoint(size);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Instant through = seal(checkpoint.size()).through();
        if (wanted.isAfter(through)) {
            throw ReadProblemException.invalidParameter(
                    "knownAt",
                    "The checkpoint covers what was recorded through " + through
                            + ". Choose an earlier viewpoint or a later checkpoint.");
        }
        Viewpoint viewpoint = asked.resolve(zone, through, through).at();
        Request request = Request.of(cases, viewpoint, checkpoint);
        List<SignedNote> older = new ArrayList<>();
        new TreeSet<>(since).forEach(before -> older.add(older(before, checkpoint)));
        var heads = new HashMap<Long, StreamHeads>();
        LongFunction<StreamHeads> headsAt = at -> heads.computeIfAbsent(at, _ -> tables.heads(StreamHeads.NONE, 0, at));
        List<StoredStream> streams = streams(field, request, headsAt.apply(request.size()));
        Bundle bundle = tables.ask(log -> assembled(request, note, older, log, headsAt, streams));
        requireProven(bundle, checkpoint);
        return bundle;
    }

    private Bundle assembled(
            Request request,
            SignedNote note,
            List<SignedNote> older,
            MerkleLog merkleLog,
            LongFunction<StreamHeads> heads,
            List<StoredStream> streams) {
        try {
            return Bundle.assemble(request, key, note, older, merkleLog, heads, this::seal, streams);
        } catch (UnknownFormException e) {
            throw new BrokenLedgerException("The stored record cannot be decoded: " + e.getMessage());
        }
    }

    private SignedNote checkpoint(@Nullable Long size) {
        return (size == null ? tables.latestCheckpoint() : tables.checkpoint(size))
                .orElseThrow(() -> ReadProblemException.notFound(
                        "checkpoint",
                        size == null
                                ? "No checkpoint has been signed yet. Try again in a few seconds."
                                : "No checkpoint was signed over " + size + " leaves."));
    }

    private Seal seal(long size) {
        return tables.seal(size)
                .orElseThrow(() -> new BrokenLedgerException(
                        "The seal of the checkpoint of " + size + " leaves is" + " missing."));
    }

    /**
     * Checks that the stored log still proves the checkpoint, so that a changed node does not produce a bundle that
     * accuses true facts.
     */
    private static void requireProven(Bundle bundle, Checkpoint checkpoint) {
        boolean proven = bundle.checkpoint().check(checkpoint) == ProofResult.VALID
                && bundle.streams().stream()
                        .flatMap(stream -> stream.facts().stream())
                        .allMatch(fact -> fact.inclusion().check(fact.leaf(), checkpoint.root()) == ProofResult.VALID);
        if (!proven) {
            throw new BrokenLedgerException(
                    "The stored log was changed: it no longer has the root of the checkpoint of " + checkpoint.size()
                            + " leaves. The check of the record names the changed nodes.");
        }
    }

    private SignedNote older(long size, Checkpoint checkpoint) {
        if (size > checkpoint.size()) {
            throw ReadProblemException.invalidParameter(
                    "since", "The checkpoint has only " + checkpoint.size() + " leaves. Choose a size up to that.");
        }
        return tables.checkpoint(size)
                .orElseThrow(() ->
                        ReadProblemException.notFound("since", "No checkpoint was signed over " + size + " leaves."));
    }

    private List<StoredStream> streams(String field, Request request, StreamHeads heads) {
        List<StoredEvent> stored = events.ofStreams(request.streams(), request.size());
        var streams = new ArrayList<StoredStream>();
        for (String name : request.streams()) {
            streams.add(new StoredStream(
                    name,
                    stored.stream()
                            .filter(event -> event.content().event().stream().equals(name))
                            .toList()));
        }
        for (CaseId caseId : request.cases()) {
            if (heads.find(caseId.value()).isEmpty()) {
                throw unknown(field, caseId);
            }
        }
        streams.forEach(stream -> requireComplete(stream, heads, request.size()));
        return streams;
    }

    /** The log has an entry of the stream for each number up to the head. */
    private static void requireComplete(StoredStream stream, StreamHeads heads, long size) {
        long logged =
                heads.find(stream.name()).map(head -> head.lastSequence() + 1).orElse(0L);
        if (stream.events().size() < logged) {
            throw new BrokenLedgerException(
                    stream.events().isEmpty()
                            ? LogCheck.deleted(stream.name(), size)
                            : stream.name() + " had " + logged + " entries at the checkpoint of " + size
                                    + " leaves, but the event store has only "
                                    + stream.events().size() + " of them: entries were deleted.");
        }
    }

    private static ReadProblemException unknown(String field, CaseId caseId) {
        return ReadProblemException.notFound(field, "At this checkpoint no case " + caseId + " is on record.");
    }
}
