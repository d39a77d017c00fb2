package org.goodfaith.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.bundle.SampleRecord.CALENDAR;
import static org.goodfaith.bundle.SampleRecord.SIZE;
import static org.goodfaith.bundle.SampleRecord.SMALL;
import static org.goodfaith.bundle.SampleRecord.WIDGETS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.bundle.SampleRecord;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.rulebook.status.Viewpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class VerificationTest {

    private static final String ORIGIN = "goodfaith.example/record";
    private static final String WIDGETS_RECORD = WIDGETS.value();
    private static final SigningKey KEY = SigningKey.generate(ORIGIN);
    private static final int LEAVES = SampleRecord.leaves(SIZE);

    private final SampleRecord record = SampleRecord.recorded(KEY);
    private final Bundle bundle = record.bundle(WIDGETS);

    @Test
    void verifiesABundle() {
        assertVerified(bundle.toBytes(), Trust.NOTHING);
        assertVerified(bundle.toBytes(), named(KEY));
        assertVerified(bundle.toBytes(), new Trust(KEY.verifier().fingerprint(), List.of()));
        assertVerified(record.bundle(SMALL).toBytes(), named(KEY));
        assertVerified(record.bundle(List.of(WIDGETS, SMALL), SIZE, List.of()).toBytes(), named(KEY));
    }

    @Test
    @Tag("slow")
    void verifiesABundleAgainstEveryEarlierCheckpoint() {
        for (int size = 1; size <= SIZE; size += 3) {
            for (int before = 1; before <= size; before++) {
                SignedNote kept = record.checkpoint(before);
                assertVerified(
                        record.bundle(List.of(WIDGETS), size, List.of(kept)).toBytes(),
                        new Trust(KEY.verifier().toString(), List.of(kept)));
            }
        }
    }

    @Test
    void changedFact() {
        Consumer<TamperedFile> change = file -> {
            ObjectNode payload = (ObjectNode) file.envelope(WIDGETS_RECORD, 7).get("payload");
            ((ObjectNode) payload.get("circumstances")).put("occurredAt", "2024-06-26");
        };
        assertFails(
                change, ProblemKind.CHANGED_FACT, "Entry 7 of cand-23-cv-90417 was changed: the log has another fact");
        assertFails(
                change.andThen(file -> file.relabel(WIDGETS_RECORD, 7)),
                ProblemKind.CHANGED_FACT,
                "Entry 7 of cand-23-cv-90417 is not in the log");
        assertFails(
                file -> file.envelope(WIDGETS_RECORD, 7).put("recordedAt", "2024-06-26T00:00:00Z"),
                ProblemKind.CHANGED_FACT,
                "Entry 7");
        assertFails(
                file -> ((ObjectNode) file.envelope(WIDGETS_RECORD, 7).get("metadata")).put("actor", "clerk-2"),
                ProblemKind.CHANGED_FACT,
                "Entry 7");
        assertFails(
                file -> ((ObjectNode) file.envelope(CALENDAR, 0).get("payload")).put("untilOn", "2024-08-07"),
                ProblemKind.CHANGED_FACT,
                "Entry 0 of calendar-cand");
    }

    @Test
    void removedFact() {
        assertFails(
                file -> file.facts(WIDGETS_RECORD).remove(7),
                ProblemKind.REMOVED_FACT,
                "Facts were removed from the stream cand-23-cv-90417. Missing entries: 7.");
        assertFails(file -> file.facts(WIDGETS_RECORD).remove(0), ProblemKind.REMOVED_FACT, "Missing entries: 0.");
        assertFails(
                file -> {
                    file.facts(WIDGETS_RECORD).remove(9);
                    file.facts(WIDGETS_RECORD).remove(7);
                },
                ProblemKind.REMOVED_FACT,
                "Missing entries: 7, 9.");
        assertFails(
                file -> ((ArrayNode) file.file().get("streams")).remove(1),
                ProblemKind.REMOVED_FACT,
                "The stream calendar-cand is missing");
    }

    @Test
    void addedFact() {
        assertFails(
                file -> {
                    ObjectNode added = file.fact(WIDGETS_RECORD, 9).deepCopy();
                    ((ObjectNode) added.get("envelope")).put("sequence", 10);
                    added.put("index", LEAVES - 2);
                    file.facts(WIDGETS_RECORD).add(added);
                },
                ProblemKind.ADDED_FACT,
                "Entry 10 of cand-23-cv-90417 was added: it is not in the log");
        assertFails(
                file -> {
                    ObjectNode added = file.fact(WIDGETS_RECORD, 8).deepCopy();
                    ((ObjectNode) added.get("envelope")).put("eventId", "0198c0de-0000-7000-8000-00000000beef");
                    file.facts(WIDGETS_RECORD).insert(9, added);
                },
                ProblemKind.ADDED_FACT,
                "Entry 8 of cand-23-cv-90417 was added: it is not in the log");
        assertFails(
                file -> file.facts(WIDGETS_RECORD)
                        .insert(9, file.fact(WIDGETS_RECORD, 8).deepCopy()),
                ProblemKind.ADDED_FACT,
                "Entry 8 of cand-23-cv-90417 is in the file twice");
        assertFails(
                file -> file.facts(CALENDAR).add(file.fact(WIDGETS_RECORD, 9).deepCopy()),
                ProblemKind.ADDED_FACT,
                "A fact of cand-23-cv-90417 was added to the stream calendar-cand");
    }

    @Test
    void reorderedFacts() {
        assertFails(
                file -> {
                    ArrayNode facts = file.facts(WIDGETS_RECORD);
                    facts.insert(7, facts.remove(8));
                },
                ProblemKind.REORDERED_FACTS,
                "Entry 7 of cand-23-cv-90417 comes after entry 8");
        assertFails(
                file -> {
                    ObjectNode seven = file.fact(WIDGETS_RECORD, 7).deepCopy();
                    for (String member : List.of("envelope", "closedThrough")) {
                        file.fact(WIDGETS_RECORD, 7)
                                .set(member, file.fact(WIDGETS_RECORD, 9).get(member));
                        file.fact(WIDGETS_RECORD, 9).set(member, seven.get(member));
                    }
                },
                ProblemKind.REORDERED_FACTS,
                "Entry 9 of cand-23-cv-90417 is in the position of another fact");
        assertFails(
                file -> {
                    ArrayNode streams = (ArrayNode) file.file().get("streams");
                    streams.insert(0, streams.remove(1));
                },
                ProblemKind.REORDERED_FACTS,
                "The streams are out of order");
    }

    @Test
    void swappedCheckpoint() {
        Bundle earlier = record.bundle(List.of(WIDGETS), SIZE - 1, List.of());
        assertFails(
                file -> file.file().set("checkpoint", checkpointOf(earlier)),
                ProblemKind.SWAPPED_CHECKPOINT,
                "made for a log of 28 leaves");
        Bundle foreign = record.rewritten(0, SampleRecord.changed(record.stored(0), "Widgets", "Gadgets"))
                .bundle(WIDGETS);
        for (Bundle other : List.of(earlier, foreign)) {
            assertFails(
                    file -> {
                        file.file().set("checkpoint", checkpointOf(other));
                        request(file)
                                .put("size", other.request().size())
                                .put("root", other.request().root().base64());
                    },
                    ProblemKind.SWAPPED_CHECKPOINT,
                    "None of the facts is in the log of the checkpoint in the file");
        }
        assertFails(
                file -> checkpoint(file)
                        .put("note", checkpoint(file).get("note").asString().replace("\n28\n", "\n29\n")),
                ProblemKind.SWAPPED_CHECKPOINT,
                "The checkpoint was changed after it was signed");
        assertFails(
                file -> ((ObjectNode) checkpoint(file).get("seal")).put("through", "2025-07-02T16:59:59Z"),
                ProblemKind.SWAPPED_CHECKPOINT,
                "The seal of the checkpoint of 28 leaves is not the last leaf of its log");
        assertFails(
                file -> ((ArrayNode) checkpoint(file).get("seal").get("path"))
                        .set(0, path(file).get(0)),
                ProblemKind.SWAPPED_CHECKPOINT,
                "The seal of the checkpoint of 28 leaves");
        assertFails(
                file -> ((ArrayNode) checkpoint(file).get("seal").get("path")).removeAll(),
                ProblemKind.MALFORMED_PROOF,
                "The proof of the seal of the checkpoint of 28 leaves is malformed");
    }

    private static ObjectNode checkpoint(TamperedFile file) {
        return (ObjectNode) file.file().get("checkpoint");
    }

    private static JsonNode checkpointOf(Bundle bundle) {
        return new JsonMapper().readTree(bundle.toBytes()).get("checkpoint");
    }

    private static ObjectNode request(TamperedFile file) {
        return (ObjectNode) file.file().get("request");
    }

    @Test
    void truncatedLog() {
        SignedNote whole = record.checkpoint(SIZE);
        Bundle truncated = record.bundle(List.of(WIDGETS), SIZE - 3, List.of());
        byte[] naming = TamperedFile.of(truncated, file -> {
            ObjectNode earlier = ((ArrayNode) file.file().get("earlierCheckpoints")).addObject();
            earlier.set("checkpoint", checkpointOf(bundle));
            earlier.putArray("path");
            earlier.putObject("heads");
        });
        assertFails(
                naming,
                named(KEY),
                ProblemKind.TRUNCATED_LOG,
                "The log has 22 leaves, but an earlier checkpoint already had 28. Entries were removed from its end");
        assertFails(
                truncated.toBytes(),
                new Trust(KEY.verifier().toString(), List.of(whole)),
                ProblemKind.NOT_COMPARED,
                "The checkpoint you gave has 28 leaves, and the one in the file has 22",
                "If the operator has none, entries were removed from the end of the log");
    }

    @Test
    void backdatedFact() {
        Instant closed = record.seal(9).through();
        Envelope forged = SampleRecord.changed(record.stored(SIZE - 1), "2024-07-01", "2024-06-25");
        SampleRecord backdated = record.endingWith(forged, closed);
        String says = "Entry 9 of cand-23-cv-90417 says that it was recorded at " + closed
                + ", but it was appended to the log after the record had been closed through "
                + record.seal(SIZE - 1).through();

        assertFails(backdated.bundle(WIDGETS).toBytes(), named(KEY), ProblemKind.BACKDATED_FACT, says);
        Viewpoint past = Viewpoint.at(closed);
        Checkpoint present = Checkpoint.parse(backdated.checkpoint(SIZE).text());
        assertFails(
                backdated
                        .bundle(Request.of(List.of(WIDGETS), past, present), List.of(), backdated.checkpoint(SIZE))
                        .toBytes(),
                named(KEY),
                ProblemKind.BACKDATED_FACT,
                says);
        assertVerified(backdated.bundle(SMALL).toBytes(), named(KEY));
        assertVerified(
                record.endingWith(forged, record.seal(SIZE - 1).through().plusMillis(1))
                        .bundle(WIDGETS)
                        .toBytes(),
                named(KEY));
    }

    /**
     * Someone with the key can put any {@code closedThrough} into a leaf, but cannot change a checkpoint kept
     * elsewhere.
     */
    @Test
    void aKeptCheckpointRevealsAFactThatTheHolderOfTheKeyInsertedIntoThePast() {
        SignedNote kept = record.checkpoint(9);
        Instant closed = record.seal(9).through();
        Envelope forged = SampleRecord.changed(record.stored(SIZE - 1), "2024-07-01", "2024-06-25");
        SampleRecord backdated =
                record.endingWith(forged, closed.minusSeconds(60)).concealing();

        assertVerified(backdated.bundle(WIDGETS).toBytes(), named(KEY));
        assertFails(
                backdated.bundle(List.of(WIDGETS), SIZE, List.of(kept)).toBytes(),
                new Trust(KEY.verifier().toString(), List.of(kept)),
                ProblemKind.BACKDATED_FACT,
                "after the record had been closed through " + closed);
    }

    @Test
    void aCheckpointMustNotCloseLessThanAnEarlierOne() {
        Bundle tied = record.closingLess().bundle(List.of(WIDGETS), SIZE, List.of(record.checkpoint(9)));
        assertFails(
                tied.toBytes(),
                named(KEY),
                ProblemKind.INCONSISTENT_CHECKPOINTS,
                "The checkpoint of 18 leaves closed the record through "
                        + record.seal(9).through());
    }

    @Test
    void wrongKey() {
        SigningKey forger = SigningKey.generate(ORIGIN);
        Bundle forged = SampleRecord.recorded(forger).bundle(WIDGETS);
        assertVerified(forged.toBytes(), Trust.NOTHING);
        assertFails(forged.toBytes(), named(KEY), ProblemKind.WRONG_KEY, "which is not the key you named");
        assertFails(
                file -> checkpoint(file).put("note", forged.checkpoint().note().toString()),
                ProblemKind.WRONG_KEY,
                "The checkpoint is not signed with the key");
        assertFails(
                file -> ((ObjectNode) file.file().get("key"))
                        .put("fingerprint", forger.verifier().fingerprint()),
                ProblemKind.WRONG_KEY,
                "The fingerprint in the file does not match the key");
        SignedNote elsewhere = SigningKey.generate("other.example/record")
                .sign(bundle.checkpoint().note().text());
        assertFails(
                bundle.toBytes(),
                new Trust(KEY.verifier().toString(), List.of(elsewhere)),
                ProblemKind.WRONG_KEY,
                "The checkpoint you gave is not signed with the key");
    }

    @Test
    void changedResult() {
        assertFails(
                file -> ((ObjectNode) file.file()
                                .get("derivedResults")
                                .get(WIDGETS_RECORD)
                                .get("obligations")
                                .get(0))
                        .put("status", "MET"),
                ProblemKind.CHANGED_RESULT,
                "at obligations[0].status the file says \"MET\", but the facts give \"LATE\"");
        assertFails(
                file -> ((ArrayNode) file.file()
                                .get("derivedResults")
                                .get(WIDGETS_RECORD)
                                .get("indicators"))
                        .remove(0),
                ProblemKind.CHANGED_RESULT,
                "do not follow from its facts: at indicators[0]");
        assertFails(
                file -> ((ObjectNode) file.file().get("derivedResults")).remove(WIDGETS_RECORD),
                ProblemKind.CHANGED_RESULT,
                "are missing");
        assertFails(
                file -> ((ObjectNode) file.file().get("derivedResults")).putObject(SMALL.value()),
                ProblemKind.CHANGED_RESULT,
                "which was not requested");
        assertFails(
                file -> request(file).put("asOf", "2024-06-20T00:00:00Z"),
                ProblemKind.CHANGED_RESULT,
                "do not follow from its facts");
    }

    @Test
    void malformedProof() {
        assertFails(
                file -> path(file).removeAll(),
                ProblemKind.MALFORMED_PROOF,
                "The proof for entry 3 of cand-23-cv-90417 is malformed");
        assertFails(file -> path(file).add(path(file).get(0)), ProblemKind.MALFORMED_PROOF, "is malformed");
        assertFails(
                file -> {
                    for (int i = 0; i < 10_000; i++) {
                        path(file).add(path(file).get(0));
                    }
                },
                ProblemKind.MALFORMED_PROOF,
                "is malformed");
        assertFails(
                file -> file.fact(WIDGETS_RECORD, 3).put("index", 4000),
                ProblemKind.MALFORMED_PROOF,
                "is malformed for a log of 28 leaves");
        assertFails(
                file -> ((ArrayNode) file.stream(WIDGETS_RECORD).get("head").get("siblings"))
                        .add(path(file).get(0))
                        .insert(0, path(file).get(0)),
                ProblemKind.TRUNCATED_STREAM,
                "does not end with entry 9, as the file says");
        assertFails(
                file -> {
                    for (int i = 0; i < 300; i++) {
                        ((ArrayNode) file.stream(WIDGETS_RECORD).get("head").get("siblings"))
                                .add(path(file).get(0));
                    }
                },
                ProblemKind.MALFORMED_PROOF,
                "The proof for the head of the stream cand-23-cv-90417 is malformed");
        Bundle tied = record.bundle(List.of(WIDGETS), SIZE, List.of(record.checkpoint(5)));
        assertFails(
                TamperedFile.of(tied, file -> ((ArrayNode)
                                file.file().get("earlierCheckpoints").get(0).get("path"))
                        .removeAll()),
                named(KEY),
                ProblemKind.MALFORMED_PROOF,
                "The proof that the checkpoint of 28 leaves continues the checkpoint of 10 leaves is malformed");
    }

    private static ArrayNode path(TamperedFile file) {
        return (ArrayNode) file.fact(WIDGETS_RECORD, 3).get("path");
    }

    @Test
    void inconsistentCheckpoints() {
        SampleRecord fork = record.rewritten(
                4, SampleRecord.changed(record.stored(4), "Settlement Conference Order", "Other Order"));
        SignedNote kept = record.checkpoint(9);
        Bundle forked = fork.bundle(List.of(WIDGETS), SIZE, List.of(fork.checkpoint(9)));
        assertVerified(forked.toBytes(), named(KEY));
        assertFails(
                forked.toBytes(),
                new Trust(KEY.verifier().toString(), List.of(kept)),
                ProblemKind.INCONSISTENT_CHECKPOINTS,
                "The checkpoint of 28 leaves does not continue the checkpoint of 18 leaves");
        assertFails(
                TamperedFile.of(forked, file -> ((ObjectNode)
                                file.file().get("earlierCheckpoints").get(0).get("checkpoint"))
                        .put("note", kept.toString())),
                named(KEY),
                ProblemKind.INCONSISTENT_CHECKPOINTS,
                "and both are signed");
        assertFails(
                fork.bundle(WIDGETS).toBytes(),
                new Trust(KEY.verifier().toString(), List.of(record.checkpoint(SIZE))),
                ProblemKind.INCONSISTENT_CHECKPOINTS,
                "The checkpoint of 28 leaves does not continue the checkpoint of 28 leaves");
    }

    @Test
    void detectsALastFactHiddenByTheHolderOfTheKey() {
        int earlier = SIZE - 1;
        var kept = new Trust(KEY.verifier().toString(), List.of(record.checkpoint(earlier)));

        // Without an earlier checkpoint in the bundle, nothing can reveal the hidden fact.
        assertFails(
                record.hidingTheLastFact(SMALL, earlier, earlier).toBytes(),
                kept,
                ProblemKind.TRUNCATED_STREAM,
                "which the file does not contain. Its last facts were removed");
        assertFails(
                record.hidingTheLastFact(SMALL, earlier - 1, earlier).toBytes(),
                kept,
                ProblemKind.INCONSISTENT_CHECKPOINTS,
                "and both are signed");
        Bundle tied = record.bundle(List.of(SMALL), SIZE, List.of(record.checkpoint(earlier)));
        assertFails(
                TamperedFile.of(tied, file -> ((ObjectNode) file.file()
                                .get("earlierCheckpoints")
                                .get(0)
                                .get("heads")
                                .get(SMALL.value()))
                        .put("lastSequence", 1)),
                kept,
                ProblemKind.TRUNCATED_STREAM,
                "did not end where the file says");
    }

    @Test
    void requiresTheHeadsAtAnEarlierCheckpoint() {
        Bundle tied = record.bundle(List.of(WIDGETS), SIZE, List.of(record.checkpoint(9)));
        assertFails(
                TamperedFile.of(tied, file -> ((ObjectNode)
                                file.file().get("earlierCheckpoints").get(0).get("heads"))
                        .remove(WIDGETS_RECORD)),
                named(KEY),
                ProblemKind.MALFORMED_PROOF,
                "At the checkpoint of 18 leaves, the head of the stream " + WIDGETS_RECORD + " has no proof");
    }

    @Test
    void rejectsTextThatForgesOutputOfTheVerifier() {
        assertFails(
                file -> file.file().put("ruleSet", "1\n\nVERIFIED\n\u001b[8m"),
                ProblemKind.MALFORMED_FILE,
                "contains control or formatting characters");
        assertFails(
                file -> file.stream(WIDGETS_RECORD).put("name", "\u001b[2JVERIFIED"),
                ProblemKind.MALFORMED_FILE,
                "contains control or formatting characters");
    }

    @Test
    void rejectsNumbersOutOfRange() {
        for (double number : new double[] {1e300, 1e18, 9_007_199_254_740_992.0}) {
            assertFails(
                    file -> ((ObjectNode) file.fact(WIDGETS_RECORD, 3).get("envelope")).put("sequence", number),
                    ProblemKind.MALFORMED_FILE,
                    "is not an integer from 0 to");
            assertFails(
                    file -> ((ObjectNode) file.stream(WIDGETS_RECORD).get("head")).put("lastSequence", number),
                    ProblemKind.MALFORMED_FILE,
                    "is not an integer from 0 to");
        }
    }

    @Test
    void truncatedStream() {
        assertFails(
                file -> file.facts(WIDGETS_RECORD).remove(9),
                ProblemKind.TRUNCATED_STREAM,
                "ends with entry 9 at the checkpoint, but the file has no facts from entry 9 on");
        assertFails(
                file -> {
                    file.facts(WIDGETS_RECORD).remove(9);
                    file.facts(WIDGETS_RECORD).remove(8);
                    ((ObjectNode) file.stream(WIDGETS_RECORD).get("head"))
                            .put("lastSequence", 7)
                            .set("lastLeaf", file.fact(WIDGETS_RECORD, 7).get("leaf"));
                },
                ProblemKind.TRUNCATED_STREAM,
                "does not end with entry 7, as the file says");
        assertFails(
                file -> {
                    file.facts(CALENDAR).removeAll();
                    ((ObjectNode) file.stream(CALENDAR).get("head")).remove(List.of("lastSequence", "lastLeaf"));
                },
                ProblemKind.TRUNCATED_STREAM,
                "calendar-cand is not empty, as the file says");
    }

    @Test
    void otherRuleSetVersion() {
        byte[] later = TamperedFile.of(bundle, file -> file.file().put("ruleSet", "99"));
        Report report = assertFails(
                later,
                named(KEY),
                ProblemKind.OTHER_RULE_SET,
                "made with version 99 of the rules",
                "get the verifier with version 99");
        assertThat(report.toText()).contains("FACTS VERIFIED, DERIVED RESULTS NOT CHECKED");
        byte[] alsoTampered = TamperedFile.of(bundle, file -> {
            file.file().put("ruleSet", "99");
            file.facts(WIDGETS_RECORD).remove(7);
        });
        assertFails(alsoTampered, named(KEY), ProblemKind.REMOVED_FACT, "Missing entries: 7.");
    }

    @Test
    void malformedFile() {
        byte[] bytes = bundle.toBytes();
        assertFails(
                Arrays.copyOf(bytes, bytes.length / 2),
                named(KEY),
                ProblemKind.MALFORMED_FILE,
                "Unexpected end-of-input");
        assertFails(new byte[0], named(KEY), ProblemKind.MALFORMED_FILE, "not a readable bundle");
        assertFails(
                "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
                named(KEY),
                ProblemKind.MALFORMED_FILE,
                "nesting depth");
        assertFails(file -> file.file().put("more", 1), ProblemKind.MALFORMED_FILE, "unknown member");
        assertFails(file -> file.fact(WIDGETS_RECORD, 1).put("more", 1), ProblemKind.MALFORMED_FILE, "unknown member");
        assertFails(file -> file.file().remove("checkpoint"), ProblemKind.MALFORMED_FILE, "has no member checkpoint");
        assertFails(
                file -> file.fact(WIDGETS_RECORD, 1).put("index", -1),
                ProblemKind.MALFORMED_FILE,
                "is not an integer from 0 to");
        String twice = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"digest\":\"\",");
        assertFails(twice.getBytes(StandardCharsets.UTF_8), named(KEY), ProblemKind.MALFORMED_FILE, "Duplicate");
    }

    @Test
    void damagedFile() {
        byte[] bytes = TamperedFile.canonical(new JsonMapper().readTree(bundle.toBytes()));
        assertVerified(bytes, named(KEY));
        byte[] spaced = new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst(",", ", ")
                .getBytes(StandardCharsets.UTF_8);
        assertFails(spaced, named(KEY), ProblemKind.DAMAGED_FILE, "its digest does not match");
    }

    @Test
    @Tag("slow")
    void detectsEveryFlippedBitOfASmallFile() {
        byte[] bytes = record.bundle(SMALL).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            assertFlipDetected(bytes, i, i % 8);
        }
    }

    @Test
    @Tag("slow")
    void detectsFlippedBitsOfALargerFile() {
        byte[] bytes = bundle.toBytes();
        long seed = 13;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 200; i++) {
            assertFlipDetected(bytes, random.nextInt(bytes.length), random.nextInt(8));
        }
    }

    private static void assertFlipDetected(byte[] bytes, int index, int bit) {
        byte[] flipped = bytes.clone();
        flipped[index] ^= (byte) (1 << bit);
        Report report = Verification.of(flipped, named(KEY));
        assertThat(report.exitCode())
                .as("bit %d of byte %d", bit, index)
                .isGreaterThanOrEqualTo(ProblemKind.MALFORMED_FILE.exitCode())
                .isLessThan(ProblemKind.UNKNOWN_FORM.exitCode());
    }

    @Test
    void viewpointNotCovered() {
        Checkpoint checkpoint = Checkpoint.parse(bundle.checkpoint().note().text());
        Request beyond = Request.of(
                List.of(WIDGETS), Viewpoint.at(record.seal(SIZE).through().plusSeconds(1)), checkpoint);
        assertFails(
                record.bundle(beyond, List.of(), record.checkpoint(SIZE)).toBytes(),
                named(KEY),
                ProblemKind.VIEWPOINT_NOT_COVERED,
                "covers only facts recorded through");
    }

    @Test
    void reportsACheckpointThatCannotBeCompared() {
        assertFails(
                bundle.toBytes(),
                new Trust(KEY.verifier().toString(), List.of(record.checkpoint(5))),
                ProblemKind.NOT_COMPARED,
                "The file has no proof for the checkpoint you gave, of 10 leaves");
        assertFails(
                record.bundle(List.of(WIDGETS), 9, List.of()).toBytes(),
                new Trust(KEY.verifier().toString(), List.of(record.checkpoint(SIZE))),
                ProblemKind.NOT_COMPARED,
                "Request a bundle at the later checkpoint");
    }

    @Test
    void factsInAnUnknownFormat() {
        String known = record.stored(10).type();
        assertUnknownForm(SampleRecord.typed(record.stored(10), known, "2"), "revision 2");
        assertUnknownForm(
                SampleRecord.typed(record.stored(10), known + "Again", null), "has a type this version does not know");
        assertUnknownForm(SampleRecord.typed(record.stored(10), "java.lang.Runtime", null), "is not a fact");
        assertUnknownForm(
                SampleRecord.typed(record.stored(10), "org.goodfaith.events.ClosureWithdrawn", null),
                "does not belong in such a stream");
        assertUnknownForm(SampleRecord.changed(record.stored(10), "2024-06-27", "June 27"), "cannot be read");
    }

    private void assertUnknownForm(Envelope envelope, String says) {
        assertFails(
                record.rewritten(10, envelope).bundle(WIDGETS, bundle).toBytes(),
                named(KEY),
                ProblemKind.UNKNOWN_FORM,
                "The facts are proved",
                says);
    }

    @Test
    void detectsAnEventChangedInTheDatabase() {
        record.overwrite(10, SampleRecord.changed(record.stored(10), "2024-06-27", "2024-06-26"));
        assertFails(
                record.bundle(List.of(WIDGETS), SIZE, List.of()).toBytes(),
                named(KEY),
                ProblemKind.CHANGED_FACT,
                "Entry 7 of cand-23-cv-90417 was changed: the log has another fact in its position");
    }

    private void assertFails(Consumer<TamperedFile> change, ProblemKind kind, String... says) {
        assertFails(TamperedFile.of(bundle, change), named(KEY), kind, says);
    }

    private static Report assertFails(byte[] file, Trust trust, ProblemKind kind, String... says) {
        Report report = Verification.of(file, trust);
        assertThat(report.problems()).as(report.toText()).isNotEmpty();
        assertThat(report.problems().getFirst().kind()).as(report.toText()).isEqualTo(kind);
        assertThat(report.exitCode()).isEqualTo(kind.exitCode());
        assertThat(report.toText()).contains(kind.title()).contains(says);
        return report;
    }

    private static void assertVerified(byte[] file, Trust trust) {
        Report report = Verification.of(file, trust);
        assertThat(report.problems()).as(report.toText()).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(report.toText()).contains("\nVERIFIED");
    }

    private static Trust named(SigningKey key) {
        return new Trust(key.verifier().toString(), List.of());
    }
}
