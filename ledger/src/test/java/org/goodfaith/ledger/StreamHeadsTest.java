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
    void theRootFollowsFromTheContentAlone() {
        var ends = new ArrayList<>(ends(STREAMS));
        Hash root = with(ends).root();
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(ends, new Random(seed));
            assertThat(with(ends).root()).as("seed %d", seed).isEqualTo(root);
        }
        StreamHeads moved = with(ends).with(end(7, 1)).with(end(7, 2));
        assertThat(moved.root())
                .isNotEqualTo(root)
                .isEqualTo(with(ends).with(end(7, 2)).root());
    }

    @Test
    void everyEndIsProvedAtEverySizeAndNoOther() {
        StreamHeads heads = StreamHeads.NONE;
        for (int size = 1; size <= 64; size++) {
            heads = heads.with(end(size - 1, 0));
            for (int i = 0; i < size; i++) {
                StreamHead head = end(i, 0);
                StreamHeadProof proof = heads.prove(head.stream());
                assertThat(heads.find(head.stream())).contains(head);
                assertThat(proof.checkHead(head, heads.root())).isEqualTo(ProofResult.VALID);
                assertThat(proof.checkHead(end(i, 1), heads.root())).isEqualTo(ProofResult.INVALID);
                assertThat(proof.checkHead(end(i + 1, 0), heads.root())).isEqualTo(ProofResult.INVALID);
                assertThat(proof.checkAbsence(head.stream(), heads.root())).isNotEqualTo(ProofResult.VALID);
            }
        }
    }

    @Test
    void everyAbsenceIsProvedAndNoOther() {
        StreamHeads heads = StreamHeads.NONE;
        for (int size = 0; size <= 64; size++) {
            for (int i = size; i < size + 40; i++) {
                String absent = end(i, 0).stream();
                StreamHeadProof proof = heads.prove(absent);
                assertThat(heads.find(absent)).isEmpty();
                assertThat(proof.checkAbsence(absent, heads.root())).isEqualTo(ProofResult.VALID);
                assertThat(proof.checkHead(end(i, 0), heads.root())).isNotEqualTo(ProofResult.VALID);
                for (int there = 0; there < size; there++) {
                    assertThat(proof.checkAbsence(end(there, 0).stream(), heads.root()))
                            .isNotEqualTo(ProofResult.VALID);
                }
            }
            heads = heads.with(end(size, 0));
        }
    }

    @Test
    void anEarlierMapIsNotTouchedByALaterOne() {
        StreamHeads before = with(ends(STREAMS));
        Hash root = before.root();
        StreamHeads after = before.with(end(3, 9));
        assertThat(before.root()).isEqualTo(root);
        assertThat(before.prove(end(3, 0).stream()).checkHead(end(3, 0), root)).isEqualTo(ProofResult.VALID);
        assertThat(after.prove(end(3, 0).stream()).checkHead(end(3, 9), after.root()))
                .isEqualTo(ProofResult.VALID);
        assertThat(before.prove(end(3, 0).stream()).checkHead(end(3, 0), after.root()))
                .isEqualTo(ProofResult.INVALID);
    }

    @Test
    void proofsOfTheWrongShapeAreDegenerateOrRefuted() {
        StreamHeads heads = with(ends(STREAMS));
        StreamHead head = end(3, 0);
        List<Hash> siblings = heads.prove(head.stream()).siblings();
        for (int length = 0; length < siblings.size(); length++) {
            assertThat(new StreamHeadProof(siblings.subList(0, length), null).checkHead(head, heads.root()))
                    .isNotEqualTo(ProofResult.VALID);
        }
        var nothingBeside =
                Stream.concat(siblings.stream(), Stream.of(StreamHeads.NOTHING)).toList();
        assertThat(new StreamHeadProof(nothingBeside, null).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        var endless = IntStream.range(0, 256).mapToObj(_ -> heads.root()).toList();
        assertThat(new StreamHeadProof(endless, null).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        assertThat(new StreamHeadProof(endless, null).checkAbsence("cand", heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        var itself = new StreamHeadProof.Neighbor(head.key(), head.value());
        assertThat(new StreamHeadProof(siblings, itself).checkHead(head, heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
        assertThat(new StreamHeadProof(siblings, itself).checkAbsence(head.stream(), heads.root()))
                .isEqualTo(ProofResult.MALFORMED);
    }

    @Test
    void proofsStayShort() {
        StreamHeads heads = with(ends(20_000));
        assertThat(ends(20_000))
                .allSatisfy(head ->
                        assertThat(heads.prove(head.stream()).siblings()).hasSizeLessThan(40));
    }

    private static StreamHeads with(List<StreamHead> ends) {
        StreamHeads heads = StreamHeads.NONE;
        for (StreamHead head : ends) {
            heads = heads.with(head);
        }
        return heads;
    }

    private static List<StreamHead> ends(int count) {
        return IntStream.range(0, count).mapToObj(i -> end(i, 0)).toList();
    }

    private static StreamHead end(int number, long lastSequence) {
        return new StreamHead(
                "cand-24-cv-%05d".formatted(number), lastSequence, Hash.of("leaf " + number + lastSequence));
    }
}
