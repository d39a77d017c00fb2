package org.goodfaith.verifier;

import java.util.function.Consumer;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.MalformedJsonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bundle file as changed by someone who knows the format but does not have the key. */
final class TamperedFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode file;

    private TamperedFile(byte[] bytes) {
        file = (ObjectNode) JSON.readTree(bytes);
    }

    /** Changes the file and recomputes its digest. */
    static byte[] of(Bundle bundle, Consumer<TamperedFile> change) {
        var tampered = new TamperedFile(bundle.toBytes());
        change.accept(tampered);
        tampered.file.remove("digest");
        tampered.file.put("digest", Hash.of(canonical(tampered.file)).hex());
        return canonical(tampered.file);
    }

    static byte[] canonical(JsonNode node) {
        try {
            return CanonicalJson.write(CanonicalJson.parse(JSON.writeValueAsBytes(node)));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode file() {
        return file;
    }

    ObjectNode stream(String name) {
        return (ObjectNode) file.get("streams")
                .valueStream()
                .filter(stream -> stream.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ArrayNode facts(String name) {
        return (ArrayNode) stream(name).get("facts");
    }

    ObjectNode fact(String name, int number) {
        return (ObjectNode) facts(name).get(number);
    }

    ObjectNode envelope(String name, int number) {
        return (ObjectNode) fact(name, number).get("envelope");
    }

    /** Recomputes the leaf of a changed envelope. */
    void relabel(String name, int number) {
        ObjectNode content = JSON.createObjectNode();
        content.set("closedThrough", fact(name, number).get("closedThrough"));
        content.set("event", envelope(name, number));
        fact(name, number).put("leaf", Hash.ofLeaf(canonical(content)).base64());
    }
}
