package org.goodfaith.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goodfaith.bundle.Bundle.EarlierCheckpoint;
import org.goodfaith.bundle.Bundle.ProvenHead;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.bundle.ProvenStream.ProvenFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.Json;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/** The form of a bundle in a file, see {@code docs/bundle.md}. */
final class BundleJson {

    private static final String FORMAT = "goodfaith-bundle/1";
    private static final String DIGEST = "digest";

    private BundleJson() {}

    static byte[] write(Bundle bundle) {
        var members = new TreeMap<String, Json>();
        members.put("format", Json.of(FORMAT));
        members.put("request", request(bundle.request()));
        members.put("ruleSet", Json.of(bundle.ruleSet()));
        members.put(
                "key",
                Json.of(Map.of(
                        "verifier", Json.of(bundle.key().toString()),
                        "fingerprint", Json.of(bundle.fingerprint()))));
        members.put("checkpoint", Json.of(bundle.checkpoint().toString()));
        members.put(
                "earlierCheckpoints",
                Json.of(bundle.earlierCheckpoints().stream()
                        .map(BundleJson::older)
                        .toList()));
        members.put(
                "streams",
                Json.of(bundle.streams().stream().map(BundleJson::stream).toList()));
        members.put("derivedResults", Json.of(bundle.derivedResults()));
        members.put(DIGEST, Json.of(digest(members)));
        return Json.of(members).canonical();
    }

    /** Over everything but itself. */
    private static String digest(Map<String, Json> members) {
        var rest = new TreeMap<>(members);
        rest.remove(DIGEST);
        return Hash.of(Json.of(rest).canonical()).hex();
    }

    private static Json request(Request request) {
        return Json.of(Map.of(
                "cases",
                        Json.of(request.cases().stream()
                                .map(caseId -> Json.of(caseId.value()))
                                .toList()),
                "asOf", Json.of(request.viewpoint().asOf().toString()),
                "knownAt", Json.of(request.viewpoint().knownAt().toString()),
                "size", Json.of(request.size()),
                "root", Json.of(request.root().base64())));
    }

    private static Json older(EarlierCheckpoint older) {
        var ends = new TreeMap<String, Json>();
        older.heads().forEach((name, end) -> ends.put(name, end(end.head(), end.proof())));
        return Json.of(Map.of(
                "checkpoint",
                Json.of(older.checkpoint().toString()),
                "path",
                hashes(older.path()),
                "heads",
                Json.of(ends)));
    }

    private static Json stream(ProvenStream stream) {
        var members = new TreeMap<String, Json>();
        members.put("name", Json.of(stream.name()));
        members.put(
                "facts", Json.of(stream.facts().stream().map(BundleJson::fact).toList()));
        members.put("head", end(stream.head(), stream.headProof()));
        return Json.of(members);
    }

    private static Json fact(ProvenFact fact) {
        return Json.of(Map.of(
                "envelope", fact.envelope().toJson(),
                "index", Json.of(fact.inclusion().index()),
                "leaf", Json.of(fact.leaf().base64()),
                "path", hashes(fact.inclusion().path())));
    }

    private static Json end(@Nullable StreamHead end, StreamHeadProof proof) {
        var members = new TreeMap<String, Json>();
        if (end != null) {
            members.put("lastSequence", Json.of(end.lastSequence()));
            members.put("lastLeaf", Json.of(end.lastLeaf().base64()));
        }
        StreamHeadProof.Neighbor neighbor = proof.neighbor();
        if (neighbor != null) {
            members.put(
                    "neighbor",
                    Json.of(Map.of(
                            "key", Json.of(neighbor.key().base64()),
                            "value", Json.of(neighbor.value().base64()))));
        }
        members.put("siblings", hashes(proof.siblings()));
        return Json.of(members);
    }

    private static Json hashes(List<Hash> hashes) {
        return Json.of(hashes.stream().map(hash -> Json.of(hash.base64())).toList());
    }

    static BundleFile read(byte[] bytes, Json json) throws MalformedBundleException {
        Fields file = Fields.of("the file", json);
        if (!file.text("format").equals(FORMAT)) {
            throw new MalformedBundleException("it is no " + FORMAT);
        }
        String digest = file.text(DIGEST);
        Request request = request(file.fields("request"));
        Fields key = file.fields("key");
        var bundle = new Bundle(
                request,
                file.line("ruleSet"),
                verifierKey(key.text("verifier")),
                key.line("fingerprint"),
                note("checkpoint", file.text("checkpoint")),
                older(file.items("earlierCheckpoints")),
                streams(file.items("streams"), request.size()),
                derivedResults(file.json("derivedResults")));
        key.none();
        file.none();
        boolean fits =
                json instanceof Json.Members(var members) && digest(members).equals(digest);
        return new BundleFile(bundle, fits && Arrays.equals(json.canonical(), bytes));
    }

    private static Request request(Fields fields) throws MalformedBundleException {
        try {
            var cases = new ArrayList<CaseId>();
            for (Json item : fields.items("cases")) {
                cases.add(CaseId.of(Fields.text("a case", item)));
            }
            var sorted = new TreeSet<>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            if (!List.copyOf(sorted).equals(cases)) {
                throw new MalformedBundleException("the cases asked for are out of order");
            }
            var request = new Request(
                    sorted,
                    new Viewpoint(Instant.parse(fields.text("asOf")), Instant.parse(fields.text("knownAt"))),
                    fields.whole("size"),
                    fields.hash("root"));
            fields.none();
            return request;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedBundleException("what was asked for is malformed");
        }
    }

    private static VerifierKey verifierKey(String text) throws MalformedBundleException {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException("key.verifier is no key: " + e.getMessage());
        }
    }

    private static SignedNote note(String where, String text) throws MalformedBundleException {
        try {
            return SignedNote.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException(where + " is no signed note: " + e.getMessage());
        }
    }

    private static List<EarlierCheckpoint> older(List<Json> items) throws MalformedBundleException {
        var older = new ArrayList<EarlierCheckpoint>();
        for (Json item : items) {
            Fields fields = Fields.of("earlierCheckpoints", item);
            older.add(new EarlierCheckpoint(
                    note("earlierCheckpoints.checkpoint", fields.text("checkpoint")),
                    fields.hashes("path"),
                    ends(fields.json("heads"))));
            fields.none();
        }
        return older;
    }

    private static SortedMap<String, ProvenHead> ends(Json json) throws MalformedBundleException {
        if (!(json instanceof Json.Members(var members))) {
            throw new MalformedBundleException("earlierCheckpoints.heads is no object");
        }
        var ends = new TreeMap<String, ProvenHead>();
        for (var member : members.entrySet()) {
            ends.put(member.getKey(), end(member.getKey(), Fields.of("earlierCheckpoints.heads", member.getValue())));
        }
        return ends;
    }

    private static ProvenHead end(String name, Fields end) throws MalformedBundleException {
        StreamHead head = end.has("lastSequence") || end.has("lastLeaf")
                ? new StreamHead(name, end.whole("lastSequence"), end.hash("lastLeaf"))
                : null;
        StreamHeadProof.Neighbor neighbor = null;
        if (end.has("neighbor")) {
            Fields other = end.fields("neighbor");
            neighbor = new StreamHeadProof.Neighbor(other.hash("key"), other.hash("value"));
            other.none();
        }
        var proof = new StreamHeadProof(end.hashes("siblings"), neighbor);
        end.none();
        return new ProvenHead(head, proof);
    }

    private static List<ProvenStream> streams(List<Json> items, long size) throws MalformedBundleException {
        var streams = new ArrayList<ProvenStream>();
        for (Json item : items) {
            Fields fields = Fields.of("streams", item);
            String name = fields.line("name");
            var facts = new ArrayList<ProvenFact>();
            for (Json fact : fields.items("facts")) {
                facts.add(fact(Fields.of("a fact of " + name, fact), size));
            }
            ProvenHead end = end(name, fields.fields("head"));
            streams.add(new ProvenStream(name, facts, end.head(), end.proof()));
            fields.none();
        }
        return streams;
    }

    private static ProvenFact fact(Fields fields, long size) throws MalformedBundleException {
        Fields envelope = fields.fields("envelope");
        var fact = new ProvenFact(
                new Envelope(
                        envelope.line("eventId"),
                        envelope.line("stream"),
                        envelope.whole("sequence"),
                        envelope.line("type"),
                        revision(envelope.json("revision")),
                        envelope.text("recordedAt"),
                        envelope.json("metadata"),
                        envelope.json("payload")),
                fields.hash("leaf"),
                new InclusionProof(fields.whole("index"), size, fields.hashes("path")));
        envelope.none();
        fields.none();
        return fact;
    }

    private static @Nullable String revision(Json json) throws MalformedBundleException {
        return json instanceof Json.Nothing ? null : Fields.text("a revision", json);
    }

    private static SortedMap<String, Json> derivedResults(Json json) throws MalformedBundleException {
        if (json instanceof Json.Members(var results)) {
            return results;
        }
        throw new MalformedBundleException("derivedResults is no object");
    }
}
