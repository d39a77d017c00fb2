package org.goodfaith.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.MalformedJsonException;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class BundleTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final SigningKey KEY = SigningKey.generate("goodfaith.example/record");

    private final SampleRecord record = SampleRecord.recorded(KEY);

    @Test
    void theSameRequestGivesTheSameBytes() {
        byte[] once = record.bundle(SampleRecord.WIDGETS).toBytes();
        byte[] again = SampleRecord.recorded(KEY).bundle(SampleRecord.WIDGETS).toBytes();
        assertThat(again).isEqualTo(once);
    }

    @Test
    void theOrderOfRequestedCasesDoesNotMatter() {
        byte[] once = record.bundle(List.of(SampleRecord.WIDGETS, SampleRecord.SMALL), SampleRecord.SIZE, List.of())
                .toBytes();
        byte[] again = record.bundle(List.of(SampleRecord.SMALL, SampleRecord.WIDGETS), SampleRecord.SIZE, List.of())
                .toBytes();
        assertThat(again).isEqualTo(once);
    }

    @Test
    void readsBackTheBundleItWrote() throws MalformedBundleException {
        Bundle bundle = record.bundle(
                List.of(SampleRecord.WIDGETS, SampleRecord.SMALL), SampleRecord.SIZE, List.of(record.checkpoint(3)));
        BundleFile read = BundleFile.read(bundle.toBytes());
        assertThat(read.intact()).isTrue();
        assertThat(read.bundle().request()).isEqualTo(bundle.request());
        assertThat(read.bundle().key()).isEqualTo(bundle.key());
        assertThat(read.bundle().checkpoint()).isEqualTo(bundle.checkpoint());
        assertThat(read.bundle().earlierCheckpoints()).isEqualTo(bundle.earlierCheckpoints());
        // The content is equal, although the class of a number node may differ.
        assertThat(read.bundle().toBytes()).isEqualTo(bundle.toBytes());
    }

    @Test
    void containsTheCaseItsCalendarAndTheDerivedResults() {
        String text = new String(record.bundle(SampleRecord.WIDGETS).toBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("\"name\":\"cand-23-cv-90417\"", "\"name\":\"calendar-cand\"", "\"status\":\"LATE\"")
                .contains("fictional-closure", "shall respond by June 26, 2024", "\"kind\":\"LATE_PERFORMANCE\"")
                .doesNotContain(SampleRecord.SMALL.value());
    }

    @Test
    void derivesTheResultsAtTheViewpoint() {
        Checkpoint checkpoint =
                Checkpoint.parse(record.checkpoint(SampleRecord.SIZE).text());
        Instant through = record.seal(SampleRecord.SIZE).through();
        var before = new Viewpoint(Instant.parse("2024-06-20T00:00:00Z"), through);
        var request = Request.of(List.of(SampleRecord.WIDGETS), before, checkpoint);
        Bundle bundle = record.bundle(request, List.of(), record.checkpoint(SampleRecord.SIZE));
        assertThat(text(bundle.derivedResults().get(SampleRecord.WIDGETS.value())))
                .contains("\"status\":\"OPEN\"")
                .doesNotContain("LATE");
        var never = new Viewpoint(Instant.parse("2020-01-01T00:00:00Z"), through);
        assertThat(text(record.bundle(
                                Request.of(List.of(SampleRecord.WIDGETS), never, checkpoint),
                                List.of(),
                                record.checkpoint(SampleRecord.SIZE))
                        .derivedResults()
                        .get(SampleRecord.WIDGETS.value())))
                .isEqualTo("{\"indicators\":[],\"obligations\":[],\"shownThen\":[],\"trail\":[]}");
    }

    private static String text(@Nullable JsonNode json) {
        return new String(CanonicalJson.write(Objects.requireNonNull(json)), StandardCharsets.UTF_8);
    }

    @Test
    void rejectsMalformedFiles() throws MalformedJsonException {
        byte[] bytes = record.bundle(SampleRecord.SMALL).toBytes();
        assertMalformed(with(bytes, "more", NODES.stringNode("smuggled")), "unknown member");
        assertMalformed(with(bytes, "format", NODES.stringNode("goodfaith-bundle/2")), "goodfaith-bundle/1");
        assertMalformed(with(bytes, "streams", NODES.stringNode("none")), "streams");
        assertMalformed(with(bytes, "request", NODES.nullNode()), "request");
        assertMalformed("{}".getBytes(StandardCharsets.UTF_8), "format");
        assertMalformed("[".repeat(100).getBytes(StandardCharsets.UTF_8), "nesting depth");
        assertMalformed(new byte[BundleFile.BYTES_MAX + 1], "larger than");
        assertMalformed(new byte[0], "empty");
    }

    private static void assertMalformed(byte[] bytes, String says) {
        assertThatThrownBy(() -> BundleFile.read(bytes))
                .isInstanceOf(MalformedBundleException.class)
                .hasMessageContaining(says);
    }

    private static byte[] with(byte[] bytes, String name, JsonNode value) throws MalformedJsonException {
        var members = (ObjectNode) CanonicalJson.parse(bytes);
        members.set(name, value);
        return CanonicalJson.write(members);
    }

    @Test
    void aFileThatIsNotInCanonicalFormIsNotIntact() throws MalformedBundleException {
        String text = new String(record.bundle(SampleRecord.SMALL).toBytes(), StandardCharsets.UTF_8);
        assertThat(BundleFile.read((text + "\n").getBytes(StandardCharsets.UTF_8))
                        .intact())
                .isFalse();
        assertThat(BundleFile.read(text.replace("\u2013", "\\u2013").getBytes(StandardCharsets.UTF_8))
                        .intact())
                .isFalse();
    }

    @Test
    void aBundleNeedsAtLeastOneCase() {
        Checkpoint checkpoint = Checkpoint.parse(record.checkpoint(1).text());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of(), Viewpoint.at(Instant.EPOCH), checkpoint));
    }
}
