package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamHeadsTest {

    private static final int STREAMS = 200;

    @Test
    void theRootDependsOnTheContentOnly() {
        var heads = new ArrayList<>(heads(STREAMS));
        Hash root = with(heads).root();
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(heads, new Random(seed));
            assertThat(with(heads).root()).as("seed %d", seed).isEqualTo(root);
        }
        StreamHeads moved = with(heads).with(head(7, 1)).with(head(7, 2));
        assertThat(moved.root())
                .isNotEqualTo(root)
                .isEqualTo(with(heads).with(head(7, 2)).root());
    }

    @Test
    void provesEveryHeadAtEverySizeAndNoOther() {
        StreamHeads heads = StreamHeads.NONE;
        for (int size = 1; size <= 64; size++) {
            heads = heads.with(head(size - 1, 0));
            for (int i = 0; i < size; i++) {
                StreamHead head = head(i, 0);
                StreamHeadProof proof = heads.prove(head.stream());
                assertThat(heads.find(head.stream())).contains(head);
                assertThat(proof.checkHead(head, heads.root())).isEqualTo(ProofResult.VALID);
                assertThat(proof.checkHead(head(i, 1), heads.root())).isEqualTo(ProofResult.INVALID);
                assertThat(proof.checkHead(head(i + 1, 0), heads.root())).isEqualTo(ProofResult.INVALID);
                assertThat(proof.checkAbsence(head.stream(), heads.root())).isNotEqualTo(ProofResult.VALID);
            }
        }
    }

    @Test
    void provesEveryAbsenceAndNoOther() {
        StreamHeads heads = StreamHeads.NONE;
        for (int size = 0; size <= 64; size++) {
            for (int i = size; i < size + 40; i++) {
                String absent = head(i, 0).stream();
                StreamHeadProof proof = heads.prove(absent);
                assertThat(heads.find(absent)).isEmpty();
                assertThat(proof.checkAbsence(absent, heads.root())).isEqualTo(ProofResult.VALID);
                assertThat(proof.checkHead(head(i, 0), heads.root())).isNotEqualTo(ProofResult.VALID);
                for (int there = 0; there < size; there++) {
                    assertThat(proof.checkAbsence(head(there, 0).stream(), heads.root()))
                            .isNotEqualTo(ProofResult.VALID);
                }
            }
            heads = heads.with(head(size, 0));
        }
    }

    @Test
    void aLaterMapDoesNotChangeAnEarlierOne() {
        StreamHeads before = with(heads(STREAMS));
        Hash root = before.root();
        StreamHeads after = before.with(head(3, 9));
        assertThat(before.root()).isEqualTo(root);
        assertThat(before.prove(head(3, 0).stream()).checkHead(head(3, 0), root))
                .isEqualTo(ProofResult.VALID);
        assertThat(after.prove(head(3, 0).stream()).checkHead(head(3, 9), after.root()))
                .isEqualTo(ProofResult.VALID);
        assertThat(before.prove(head(3, 0).stream()).checkHead(head(3, 0), after.root()))
                .isEqualTo(ProofResult.INVALID);
    }

    @Test
    void proofsOfTheWrongShapeAreMalformedOrInvalid() {
        StreamHeads heads = with(heads(STREAMS));
        StreamHead head = head(3, 0);
        List<Hash> siblings = heads.prove(head.stream()).siblings();
        for (int length = 0; length < siblings.size(); length++) {
            assertThat(new StreamHeadProof(siblings.subList(0, length), null).checkHead(head, heads.root()))
                    .isNotEqualTo(ProofResult.VALID);
        }
        var emptySibling =
                Stream.concat(siblings.stream(), Stream.of(StreamHeads.EMPTY)).toList();
        assertThat(new StreamHeadProof(emptySibling, null).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        var tooLong = IntStream.range(0, 256).mapToObj(_ -> heads.root()).toList();
        assertThat(new StreamHeadProof(tooLong, null).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        assertThat(new StreamHeadProof(tooLong, null).checkAbsence("cand", heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        var itself = new StreamHeadProof.Neighbor(head.key(), head.value());
        assertThat(new StreamHeadProof(siblings, itself).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        assertThat(new StreamHeadProof(siblings, itself).checkAbsence(head.stream(), heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
    }

    @Test
    void proofsStayShort() {
        StreamHeads heads = with(heads(20_000));
        assertThat(heads(20_000))
                .allSatisfy(head ->
                        assertThat(heads.prove(head.stream()).siblings()).hasSizeLessThan(40));
    }

    private static StreamHeads with(List<StreamHead> all) {
        StreamHeads heads = StreamHeads.NONE;
        for (StreamHead head : all) {
            heads = heads.with(head);
        }
        return heads;
    }

    private static List<StreamHead> heads(int count) {
        return IntStream.range(0, count).mapToObj(i -> head(i, 0)).toList();
    }

    private static StreamHead head(int number, long lastSequence) {
        return new StreamHead(
                "cand-24-cv-%05d".formatted(number), lastSequence, Hash.of("leaf " + number + lastSequence));
    }
}
