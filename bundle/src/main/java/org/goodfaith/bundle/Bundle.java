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
import org.goodfaith.ledger.Json;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The facts of some cases, the proofs that these are the facts and all of them, and what follows from them at one
 * viewpoint.
 *
 * <p>Nothing in it was checked: it is what a file says.
 *
 * @param request what was asked for, nothing left open
 * @param ruleSet the version of the rules that gave the derived results
 * @param key the key that the checkpoints are signed with, as the file says
 * @param fingerprint the key's fingerprint, as the file says
 * @param checkpoint the state of the whole record that all proofs lead to
 * @param earlierCheckpoints earlier states, each proved to be a beginning of this one
 * @param streams the records: the cases and their courts' calendars
 * @param derivedResults what follows for each case, by its id
 */
public record Bundle(
        Request request,
        String ruleSet,
        VerifierKey key,
        String fingerprint,
        SignedNote checkpoint,
        List<EarlierCheckpoint> earlierCheckpoints,
        List<ProvenStream> streams,
        SortedMap<String, Json> derivedResults) {

    public Bundle {
        earlierCheckpoints = List.copyOf(earlierCheckpoints);
        streams = List.copyOf(streams);
        derivedResults = Collections.unmodifiableSortedMap(new TreeMap<>(derivedResults));
    }

    /**
     * What was asked for, nothing left open: the same request gives the same bytes.
     *
     * @param cases the cases
     * @param viewpoint from where they are looked at
     * @param size the size of the log at the checkpoint
     * @param root the log's root there
     */
    public record Request(SortedSet<CaseId> cases, Viewpoint viewpoint, long size, Hash root) {

        /** @throws IllegalArgumentException if no case is asked for */
        public Request {
            var sorted = new TreeSet<CaseId>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            cases = Collections.unmodifiableSortedSet(sorted);
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("a bundle is of one case or more");
            }
        }

        public static Request of(Collection<CaseId> cases, Viewpoint viewpoint, Checkpoint checkpoint) {
            var sorted = new TreeSet<CaseId>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            return new Request(sorted, viewpoint, checkpoint.size(), checkpoint.root());
        }

        /** @return the records that a bundle of these cases holds: theirs, then their courts' calendars */
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
     * @param checkpoint the earlier state
     * @param path the proof that it is a beginning of the later one
     * @param heads where each record ended then, by its name, with the proof: no map signed later can say that it ended
     *     sooner
     */
    public record EarlierCheckpoint(SignedNote checkpoint, List<Hash> path, SortedMap<String, ProvenHead> heads) {

        public EarlierCheckpoint {
            path = List.copyOf(path);
            heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
        }
    }

    /**
     * Where a record ended at a checkpoint.
     *
     * @param head its last entry; absent if there was none
     * @param proof the proof of that
     */
    public record ProvenHead(@Nullable StreamHead head, StreamHeadProof proof) {}

    /**
     * Puts a bundle together and computes its derived results.
     *
     * @param checkpoint signed with {@code key}; of the size and root that the request names
     * @param older earlier checkpoints that the later one is to be tied to
     * @param log the log, of that size or longer
     * @param headsAt where each record ended at a size of the log
     * @param streams the records that {@link Request#streams()} names, each complete up to that size
     * @throws UnknownFormException if a stored event cannot be read
     * @throws IllegalArgumentException if a case has no facts
     */
    public static Bundle assemble(
            Request request,
            VerifierKey key,
            SignedNote checkpoint,
            List<SignedNote> older,
            MerkleLog log,
            LongFunction<StreamHeads> headsAt,
            List<StoredStream> streams)
            throws UnknownFormException {
        var proven = new ArrayList<ProvenStream>();
        StreamHeads heads = headsAt.apply(request.size());
        for (StoredStream stream : streams) {
            proven.add(proven(stream, request.size(), log, heads));
        }
        return new Bundle(
                request,
                RuleSet.VERSION,
                key,
                key.fingerprint(),
                checkpoint,
                older.stream().map(note -> older(note, request, log, headsAt)).toList(),
                proven,
                derive(request, proven));
    }

    private static EarlierCheckpoint older(
            SignedNote note, Request request, MerkleLog log, LongFunction<StreamHeads> headsAt) {
        long size = Checkpoint.parse(note.text()).size();
        StreamHeads heads = headsAt.apply(size);
        var ends = new TreeMap<String, ProvenHead>();
        request.streams()
                .forEach(name -> ends.put(name, new ProvenHead(heads.find(name).orElse(null), heads.prove(name))));
        return new EarlierCheckpoint(note, log.consistency(size, request.size()).path(), ends);
    }

    static ProvenStream proven(StoredStream stream, long size, MerkleLog log, StreamHeads heads) {
        return new ProvenStream(
                stream.name(),
                stream.events().stream()
                        .map(event -> new ProvenStream.ProvenFact(
                                event.envelope(), log.leaf(event.index()), log.inclusion(event.index(), size)))
                        .toList(),
                heads.find(stream.name()).orElse(null),
                heads.prove(stream.name()));
    }

    /**
     * Computes the derived results from the facts in these records, whether proved or not.
     *
     * @return what follows for each case, by its id
     * @throws UnknownFormException if a fact cannot be read
     * @throws IllegalArgumentException if they are no records of these cases
     */
    public static SortedMap<String, Json> derive(Request request, List<ProvenStream> streams)
            throws UnknownFormException {
        var results = new TreeMap<String, Json>();
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
     * @return all of them up to the checkpoint, also those that the viewpoint does not see
     * @throws UnknownFormException if a fact cannot be read
     * @throws IllegalArgumentException if the bundle does not hold this case
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
                .orElseThrow(() -> new IllegalArgumentException("the record " + name + " is missing"))
                .facts();
    }

    /** @return the file */
    public byte[] toBytes() {
        return BundleJson.write(this);
    }
}
