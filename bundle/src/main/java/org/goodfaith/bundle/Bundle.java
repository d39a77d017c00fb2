package org.goodfaith.bundle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The facts of one or more cases, the proofs that these are all of their facts and unchanged, and the results derived
 * from them at one viewpoint.
 *
 * <p>A bundle read from a file contains unverified claims.
 *
 * @param request the resolved request
 * @param ruleSet the version of the rules that produced the derived results
 * @param key the key that signs the checkpoints, as the file claims
 * @param fingerprint the fingerprint of the key, as the file claims
 * @param checkpoint the state of the whole record that all proofs refer to
 * @param earlierCheckpoints earlier states of the record, each with a proof that this one continues it
 * @param streams the streams of the cases and of their courts' calendars
 * @param derivedResults the derived results of each case, by case id
 */
public record Bundle(
        Request request,
        String ruleSet,
        VerifierKey key,
        String fingerprint,
        SealedCheckpoint checkpoint,
        List<EarlierCheckpoint> earlierCheckpoints,
        List<ProvenStream> streams,
        SortedMap<String, JsonNode> derivedResults) {

    public Bundle {
        earlierCheckpoints = List.copyOf(earlierCheckpoints);
        streams = List.copyOf(streams);
        derivedResults = Collections.unmodifiableSortedMap(new TreeMap<>(derivedResults));
    }

    /**
     * A request with every default resolved. The same request always produces the same bytes.
     *
     * @param cases the cases
     * @param viewpoint the valid time and transaction time of the derived results
     * @param size the size of the log at the checkpoint
     * @param root the root of the log at the checkpoint
     */
    public record Request(SortedSet<CaseId> cases, Viewpoint viewpoint, long size, Hash root) {

        /** @throws IllegalArgumentException if there are no cases */
        public Request {
            var sorted = new TreeSet<CaseId>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            cases = Collections.unmodifiableSortedSet(sorted);
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("a bundle needs at least one case");
            }
        }

        /** @throws IllegalArgumentException if there are no cases */
        public static Request of(Collection<CaseId> cases, Viewpoint viewpoint, Checkpoint checkpoint) {
            var sorted = new TreeSet<CaseId>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            return new Request(sorted, viewpoint, checkpoint.size(), checkpoint.root());
        }

        /** Returns the names of the streams in the bundle: the cases by id, then their courts' calendars. */
        public List<String> streams() {
            var names = new ArrayList<String>();
            cases.forEach(caseId -> names.add(caseId.value()));
            cases.stream()
                    .map(caseId -> StoredStream.calendar(caseId.court()))
                    .distinct()
                    .forEach(names::add);
            return List.copyOf(names);
        }
    }

    /**
     * An earlier state of the record.
     *
     * @param checkpoint the earlier checkpoint. No fact after it may be recorded at a time through which it was closed
     * @param path the proof that the log of the bundle's checkpoint continues the log of this one
     * @param heads the head of each stream at this checkpoint, by stream name; a map signed later cannot hide the
     *     events up to these heads
     */
    public record EarlierCheckpoint(SealedCheckpoint checkpoint, List<Hash> path, SortedMap<String, ProvenHead> heads) {

        public EarlierCheckpoint {
            path = List.copyOf(path);
            heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
        }
    }

    /**
     * The head of a stream at a checkpoint.
     *
     * @param head the last event of the stream; null if the stream was empty
     * @param proof the proof of the head, or of its absence
     */
    public record ProvenHead(@Nullable StreamHead head, StreamHeadProof proof) {}

    /**
     * Assembles a bundle and computes its derived results.
     *
     * @param checkpoint signed with {@code key}, and of the size and root in the request
     * @param earlier the earlier checkpoints to include
     * @param log the log, of at least the requested size
     * @param headsAt the stream heads by size of the log
     * @param sealAt the seals by size of the log
     * @param streams the streams named by {@link Request#streams()}, each complete up to the requested size
     * @throws UnknownFormException if a stored event cannot be read
     * @throws IllegalArgumentException if a case has no facts
     */
    public static Bundle assemble(
            Request request,
            VerifierKey key,
            SignedNote checkpoint,
            List<SignedNote> earlier,
            MerkleLog log,
            LongFunction<StreamHeads> headsAt,
            LongFunction<Seal> sealAt,
            List<StoredStream> streams)
            throws UnknownFormException {
        StreamHeads heads = headsAt.apply(request.size());
        List<ProvenStream> proven = streams.stream()
                .map(stream -> proven(stream, request.size(), log, heads))
                .toList();
        return new Bundle(
                request,
                RuleSet.VERSION,
                key,
                key.fingerprint(),
                sealed(checkpoint, request.size(), log, sealAt),
                earlier.stream()
                        .map(note -> earlier(note, request, log, headsAt, sealAt))
                        .toList(),
                proven,
                derive(request, proven));
    }

    private static EarlierCheckpoint earlier(
            SignedNote note,
            Request request,
            MerkleLog log,
            LongFunction<StreamHeads> headsAt,
            LongFunction<Seal> sealAt) {
        long size = Checkpoint.parse(note.text()).size();
        StreamHeads heads = headsAt.apply(size);
        var proven = new TreeMap<String, ProvenHead>();
        request.streams()
                .forEach(
                        name -> proven.put(name, new ProvenHead(heads.find(name).orElse(null), heads.prove(name))));
        return new EarlierCheckpoint(
                sealed(note, size, log, sealAt),
                log.consistency(size, request.size()).path(),
                proven);
    }

    static SealedCheckpoint sealed(SignedNote note, long size, MerkleLog log, LongFunction<Seal> sealAt) {
        return new SealedCheckpoint(
                note, sealAt.apply(size), log.inclusion(size - 1, size).path());
    }

    static ProvenStream proven(StoredStream stream, long size, MerkleLog log, StreamHeads heads) {
        return new ProvenStream(
                stream.name(),
                stream.events().stream()
                        .map(event -> new ProvenStream.ProvenFact(
                                event.content(), log.leaf(event.index()), log.inclusion(event.index(), size)))
                        .toList(),
                heads.find(stream.name()).orElse(null),
                heads.prove(stream.name()));
    }

    /**
     * Computes the derived results from the facts in these streams, without checking the proofs.
     *
     * @return the derived results of each case, by case id
     * @throws UnknownFormException if a fact cannot be read
     * @throws IllegalArgumentException if a requested case has no facts or its court is unknown
     */
    public static SortedMap<String, JsonNode> derive(Request request, List<ProvenStream> streams)
            throws UnknownFormException {
        var results = new TreeMap<String, JsonNode>();
        for (CaseId caseId : request.cases()) {
            results.put(
                    caseId.value(),
                    DerivedResults.of(record(caseId, streams), request.viewpoint())
                            .toJson());
        }
        return results;
    }

    /**
     * Reads the facts of one of the cases.
     *
     * @return all facts up to the checkpoint, including those that are later than the viewpoint
     * @throws UnknownFormException if a fact cannot be read
     * @throws IllegalArgumentException if the bundle does not contain the case
     */
    public CaseRecord record(CaseId caseId) throws UnknownFormException {
        return record(caseId, streams);
    }

    private static CaseRecord record(CaseId caseId, List<ProvenStream> streams) throws UnknownFormException {
        return new CaseRecord(
                StoredFacts.entries(facts(caseId.value(), streams)),
                StoredFacts.calendar(facts(StoredStream.calendar(caseId.court()), streams)));
    }

    private static List<ProvenStream.ProvenFact> facts(String name, List<ProvenStream> streams) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stream " + name + " is missing"))
                .facts();
    }

    /** Returns the content of the bundle file, as {@code docs/bundle.md} describes it. */
    public byte[] toBytes() {
        return BundleJson.write(this);
    }
}
