package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TailsTest {

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
        StreamHeads tails = StreamHeads.NONE;
        for (int size = 1; size <= 64; size++) {
            tails = tails.with(end(size - 1, 0));
            for (int i = 0; i < size; i++) {
                StreamHead tail = end(i, 0);
                StreamHeadProof proof = tails.prove(tail.stream());
                assertThat(tails.find(tail.stream())).contains(tail);
                assertThat(proof.checkEnd(tail, tails.root())).isEqualTo(Verdict.HOLDS);
                assertThat(proof.checkEnd(end(i, 1), tails.root())).isEqualTo(Verdict.REFUTED);
                assertThat(proof.checkEnd(end(i + 1, 0), tails.root())).isEqualTo(Verdict.REFUTED);
                assertThat(proof.checkAbsence(tail.stream(), tails.root())).isNotEqualTo(Verdict.HOLDS);
            }
        }
    }

    @Test
    void everyAbsenceIsProvedAndNoOther() {
        StreamHeads tails = StreamHeads.NONE;
        for (int size = 0; size <= 64; size++) {
            for (int i = size; i < size + 40; i++) {
                String absent = end(i, 0).stream();
                StreamHeadProof proof = tails.prove(absent);
                assertThat(tails.find(absent)).isEmpty();
                assertThat(proof.checkAbsence(absent, tails.root())).isEqualTo(Verdict.HOLDS);
                assertThat(proof.checkEnd(end(i, 0), tails.root())).isNotEqualTo(Verdict.HOLDS);
                for (int there = 0; there < size; there++) {
                    assertThat(proof.checkAbsence(end(there, 0).stream(), tails.root()))
                            .isNotEqualTo(Verdict.HOLDS);
                }
            }
            tails = tails.with(end(size, 0));
        }
    }

    @Test
    void anEarlierMapIsNotTouchedByALaterOne() {
        StreamHeads before = with(ends(STREAMS));
        Hash root = before.root();
        StreamHeads after = before.with(end(3, 9));
        assertThat(before.root()).isEqualTo(root);
        assertThat(before.prove(end(3, 0).stream()).checkEnd(end(3, 0), root)).isEqualTo(Verdict.HOLDS);
        assertThat(after.prove(end(3, 0).stream()).checkEnd(end(3, 9), after.root()))
                .isEqualTo(Verdict.HOLDS);
        assertThat(before.prove(end(3, 0).stream()).checkEnd(end(3, 0), after.root()))
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void proofsOfTheWrongShapeAreDegenerateOrRefuted() {
        StreamHeads tails = with(ends(STREAMS));
        StreamHead tail = end(3, 0);
        List<Hash> siblings = tails.prove(tail.stream()).siblings();
        for (int length = 0; length < siblings.size(); length++) {
            assertThat(new StreamHeadProof(siblings.subList(0, length), null).checkEnd(tail, tails.root()))
                    .isNotEqualTo(Verdict.HOLDS);
        }
        var nothingBeside =
                Stream.concat(siblings.stream(), Stream.of(StreamHeads.NOTHING)).toList();
        assertThat(new StreamHeadProof(nothingBeside, null).checkEnd(tail, tails.root()))
                .isEqualTo(Verdict.DEGENERATE);
        var endless = IntStream.range(0, 256).mapToObj(_ -> tails.root()).toList();
        assertThat(new StreamHeadProof(endless, null).checkEnd(tail, tails.root())).isEqualTo(Verdict.DEGENERATE);
        assertThat(new StreamHeadProof(endless, null).checkAbsence("cand", tails.root()))
                .isEqualTo(Verdict.DEGENERATE);
        var itself = new StreamHeadProof.Neighbor(tail.key(), tail.value());
        assertThat(new StreamHeadProof(siblings, itself).checkEnd(tail, tails.root())).isEqualTo(Verdict.DEGENERATE);
        assertThat(new StreamHeadProof(siblings, itself).checkAbsence(tail.stream(), tails.root()))
                .isEqualTo(Verdict.DEGENERATE);
    }

    @Test
    void proofsStayShort() {
        StreamHeads tails = with(ends(20_000));
        assertThat(ends(20_000))
                .allSatisfy(tail ->
                        assertThat(tails.prove(tail.stream()).siblings()).hasSizeLessThan(40));
    }

    private static StreamHeads with(List<StreamHead> ends) {
        StreamHeads tails = StreamHeads.NONE;
        for (StreamHead tail : ends) {
            tails = tails.with(tail);
        }
        return tails;
    }

    private static List<StreamHead> ends(int count) {
        return IntStream.range(0, count).mapToObj(i -> end(i, 0)).toList();
    }

    private static StreamHead end(int number, long lastSequence) {
        return new StreamHead("cand-24-cv-%05d".formatted(number), lastSequence, Hash.of("leaf " + number + lastSequence));
    }
}
