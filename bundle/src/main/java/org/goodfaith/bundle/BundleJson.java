package org.goodfaith.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.goodfaith.bundle.Bundle.EarlierCheckpoint;
import org.goodfaith.bundle.Bundle.ProvenHead;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.bundle.ProvenStream.ProvenFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads the bundle file. {@code docs/bundle.md} describes every member.
 *
 * <p>Reading checks the structure of the file only: each member must be present and well-formed, and no other member is
 * allowed. The verifier checks the proofs.
 */
final class BundleJson {

    private static final String FORMAT = "goodfaith-bundle/1";
    private static final String DIGEST = "digest";

    private BundleJson() {}

    static byte[] write(Bundle bundle) {
        ObjectNode file = object().put("format", FORMAT).put("ruleSet", bundle.ruleSet());
        file.set("request", request(bundle.request()));
        file.set("key", object().put("verifier", bundle.key().toString()).put("fingerprint", bundle.fingerprint()));
        file.set("checkpoint", checkpoint(bundle.checkpoint()));
        file.set("earlierCheckpoints", array(bundle.earlierCheckpoints(), BundleJson::earlierCheckpoint));
        file.set("streams", array(bundle.streams(), BundleJson::stream));
        file.set("derivedResults", object().setAll(bundle.derivedResults()));
        file.put(DIGEST, digest(file));
        return CanonicalJson.write(file);
    }

    /** Computes the digest of the file without its digest member. */
    private static String digest(ObjectNode file) {
        return Hash.of(CanonicalJson.write(object().setAll(file).without(DIGEST)))
                .hex();
    }

    private static JsonNode request(Request request) {
        return object().put("asOf", request.viewpoint().asOf().toString())
                .put("knownAt", request.viewpoint().knownAt().toString())
                .put("size", request.size())
                .put("root", request.root().base64())
                .set("cases", array(request.cases(), caseId -> JsonNodeFactory.instance.stringNode(caseId.value())));
    }

    private static ObjectNode checkpoint(SealedCheckpoint checkpoint) {
        Seal seal = checkpoint.seal();
        return object().put("note", checkpoint.note().toString())
                .set(
                        "seal",
                        object().put("through", seal.through().toString())
                                .put("heads", seal.headsRoot().base64())
                                .set("path", hashes(checkpoint.path())));
    }

    private static JsonNode earlierCheckpoint(EarlierCheckpoint earlier) {
        ObjectNode heads = object();
        earlier.heads().forEach((name, head) -> heads.set(name, head(head.head(), head.proof())));
        return object().set("checkpoint", checkpoint(earlier.checkpoint()))
                .set("path", hashes(earlier.path()))
                .set("heads", heads);
    }

    private static JsonNode stream(ProvenStream stream) {
        return object().put("name", stream.name())
                .set("facts", array(stream.facts(), BundleJson::fact))
                .set("head", head(stream.head(), stream.headProof()));
    }

    private static JsonNode fact(ProvenFact fact) {
        Instant closed = fact.content().closedThrough();
        return object().put("index", fact.inclusion().index())
                .put("leaf", fact.leaf().base64())
                .put("closedThrough", closed == null ? null : closed.toString())
                .set("path", hashes(fact.inclusion().path()))
                .set("envelope", fact.envelope().toJson());
    }

    private static JsonNode head(@Nullable StreamHead head, StreamHeadProof proof) {
        ObjectNode members = object();
        if (head != null) {
            members.put("lastSequence", head.lastSequence())
                    .put("lastLeaf", head.lastLeaf().base64());
        }
        StreamHeadProof.Neighbor neighbor = proof.neighbor();
        if (neighbor != null) {
            members.set(
                    "neighbor",
                    object().put("key", neighbor.key().base64())
                            .put("value", neighbor.value().base64()));
        }
        return members.set("siblings", hashes(proof.siblings()));
    }

    private static ArrayNode hashes(List<Hash> hashes) {
        return array(hashes, hash -> JsonNodeFactory.instance.stringNode(hash.base64()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static <T> ArrayNode array(Iterable<T> items, Function<T, JsonNode> toJson) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }

    static BundleFile read(byte[] bytes, JsonNode json) throws MalformedBundleException {
        Fields file = Fields.of("the file", json);
        if (!file.text("format").equals(FORMAT)) {
            throw new MalformedBundleException("its format is not " + FORMAT);
        }
        String digest = file.text(DIGEST);
        Request request = request(file.fields("request"));
        Fields key = file.fields("key");
        var bundle = new Bundle(
                request,
                file.line("ruleSet"),
                verifierKey(key.text("verifier")),
                key.line("fingerprint"),
                checkpoint("checkpoint", file.fields("checkpoint")),
                earlierCheckpoints(file.items("earlierCheckpoints")),
                streams(file.items("streams"), request.size()),
                derivedResults(file.json("derivedResults")));
        key.requireNoOthers();
        file.requireNoOthers();
        boolean digestMatches =
                json instanceof ObjectNode members && digest(members).equals(digest);
        return new BundleFile(bundle, digestMatches && Arrays.equals(CanonicalJson.write(json), bytes));
    }

    private static Request request(Fields fields) throws MalformedBundleException {
        try {
            var cases = new ArrayList<CaseId>();
            for (JsonNode item : fields.items("cases")) {
                cases.add(CaseId.of(Fields.text("a case in the request", item)));
            }
            var sorted = new TreeSet<>(Comparator.comparing(CaseId::value));
            sorted.addAll(cases);
            if (!List.copyOf(sorted).equals(cases)) {
                throw new MalformedBundleException("the cases in the request are not sorted, or one is repeated");
            }
            var request = new Request(
                    sorted,
                    new Viewpoint(Instant.parse(fields.text("asOf")), Instant.parse(fields.text("knownAt"))),
                    fields.whole("size"),
                    fields.hash("root"));
            fields.requireNoOthers();
            return request;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedBundleException("the request is malformed");
        }
    }

    private static VerifierKey verifierKey(String text) throws MalformedBundleException {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException("key.verifier is not a public key: " + e.getMessage());
        }
    }

    private static SealedCheckpoint checkpoint(String where, Fields fields) throws MalformedBundleException {
        Fields seal = fields.fields("seal");
        var checkpoint = new SealedCheckpoint(
                note(where + ".note", fields.text("note")),
                new Seal(instant(where + ".seal.through", seal.text("through")), seal.hash("heads")),
                seal.hashes("path"));
        seal.requireNoOthers();
        fields.requireNoOthers();
        return checkpoint;
    }

    /** Accepts only the form in which the instant is written. */
    private static Instant instant(String where, String text) throws MalformedBundleException {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException _) {
            // Reported below.
        }
        throw new MalformedBundleException(where + " is not a UTC time in canonical form");
    }

    private static SignedNote note(String where, String text) throws MalformedBundleException {
        try {
            return SignedNote.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedBundleException(where + " is not a signed note: " + e.getMessage());
        }
    }

    private static List<EarlierCheckpoint> earlierCheckpoints(List<JsonNode> items) throws MalformedBundleException {
        var earlier = new ArrayList<EarlierCheckpoint>();
        for (JsonNode item : items) {
            Fields fields = Fields.of("earlierCheckpoints", item);
            earlier.add(new EarlierCheckpoint(
                    checkpoint("earlierCheckpoints.checkpoint", fields.fields("checkpoint")),
                    fields.hashes("path"),
                    heads(fields.json("heads"))));
            fields.requireNoOthers();
        }
        return earlier;
    }

    private static SortedMap<String, ProvenHead> heads(JsonNode json) throws MalformedBundleException {
        if (!json.isObject()) {
            throw new MalformedBundleException("earlierCheckpoints.heads is not an object");
        }
        var heads = new TreeMap<String, ProvenHead>();
        for (var member : json.properties()) {
            heads.put(member.getKey(), head(member.getKey(), Fields.of("earlierCheckpoints.heads", member.getValue())));
        }
        return heads;
    }

    private static ProvenHead head(String stream, Fields fields) throws MalformedBundleException {
        StreamHead head = fields.has("lastSequence") || fields.has("lastLeaf")
                ? new StreamHead(stream, fields.whole("lastSequence"), fields.hash("lastLeaf"))
                : null;
        StreamHeadProof.Neighbor neighbor = null;
        if (fields.has("neighbor")) {
            Fields other = fields.fields("neighbor");
            neighbor = new StreamHeadProof.Neighbor(other.hash("key"), other.hash("value"));
            other.requireNoOthers();
        }
        var proof = new StreamHeadProof(fields.hashes("siblings"), neighbor);
        fields.requireNoOthers();
        return new ProvenHead(head, proof);
    }

    private static List<ProvenStream> streams(List<JsonNode> items, long size) throws MalformedBundleException {
        var streams = new ArrayList<ProvenStream>();
        for (JsonNode item : items) {
            Fields fields = Fields.of("streams", item);
            String name = fields.line("name");
            var facts = new ArrayList<ProvenFact>();
            for (JsonNode fact : fields.items("facts")) {
                facts.add(fact(Fields.of("a fact of " + name, fact), size));
            }
            ProvenHead head = head(name, fields.fields("head"));
            streams.add(new ProvenStream(name, facts, head.head(), head.proof()));
            fields.requireNoOthers();
        }
        return streams;
    }

    private static ProvenFact fact(Fields fields, long size) throws MalformedBundleException {
        Fields envelope = fields.fields("envelope");
        JsonNode closed = fields.json("closedThrough");
        var fact = new ProvenFact(
                new EventLeaf(
                        new Envelope(
                                envelope.line("eventId"),
                                envelope.line("stream"),
                                envelope.whole("sequence"),
                                envelope.line("type"),
                                revision(envelope.json("revision")),
                                envelope.text("recordedAt"),
                                envelope.json("metadata"),
                                envelope.json("payload")),
                        closed.isNull() ? null : instant("closedThrough", Fields.text("closedThrough", closed))),
                fields.hash("leaf"),
                new InclusionProof(fields.whole("index"), size, fields.hashes("path")));
        envelope.requireNoOthers();
        fields.requireNoOthers();
        return fact;
    }

    private static @Nullable String revision(JsonNode json) throws MalformedBundleException {
        return json.isNull() ? null : Fields.text("a revision", json);
    }

    private static SortedMap<String, JsonNode> derivedResults(JsonNode json) throws MalformedBundleException {
        if (!json.isObject()) {
            throw new MalformedBundleException("derivedResults is not an object");
        }
        var results = new TreeMap<String, JsonNode>();
        json.properties().forEach(member -> results.put(member.getKey(), member.getValue()));
        return results;
    }
}
