package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleLogTest {

    private static final int EVERY_SIZE_UP_TO = 64;

    /** The test vectors published with the implementations of Certificate Transparency. */
    private static final List<String> PUBLISHED_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> PUBLISHED_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static StoredNodes published() {
        var stored = new StoredNodes();
        stored.append(PUBLISHED_LEAVES.stream()
                .map(leaf -> Hash.ofLeaf(HexFormat.of().parseHex(leaf)))
                .toList());
        return stored;
    }

    @Test
    void rootsMatchThePublishedOnes() {
        StoredNodes stored = published();
        for (int size = 0; size < PUBLISHED_ROOTS.size(); size++) {
            assertThat(stored.log().root(size)).hasToString(PUBLISHED_ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 1, ''
            0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 \
                  5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                  6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b \
                  ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 \
                  d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d \
                  5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                  bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            """)
    void inclusionProofsMatchThePublishedOnes(long index, long size, String path) {
        InclusionProof proof = published().log().inclusion(index, size);
        assertThat(proof.path()).isEqualTo(hashes(path));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1, 1, ''
            1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 \
                  5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                  6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a \
                  ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 \
                  d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                  bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            """)
    void consistencyProofsMatchThePublishedOnes(long from, long to, String path) {
        ConsistencyProof proof = published().log().consistency(from, to);
        assertThat(proof.path()).isEqualTo(hashes(path));
    }

    @Test
    void rootsMatchTheDefinitionForEverySizeAndBatching() {
        List<Hash> leaves = leaves(EVERY_SIZE_UP_TO);
        for (int batch = 1; batch <= EVERY_SIZE_UP_TO; batch++) {
            var stored = new StoredNodes();
            for (int from = 0; from < leaves.size(); from += batch) {
                stored.append(leaves.subList(from, Math.min(from + batch, leaves.size())));
            }
            for (int size = 0; size <= EVERY_SIZE_UP_TO; size++) {
                assertThat(stored.log().root(size)).isEqualTo(byDefinition(leaves.subList(0, size)));
            }
        }
    }

    @Test
    void theRunningRootMatchesTheRootAtEverySize() {
        List<Hash> leaves = leaves(EVERY_SIZE_UP_TO);
        var running = new RunningRoot();
        for (int size = 0; size < EVERY_SIZE_UP_TO; size++) {
            assertThat(running.root()).isEqualTo(byDefinition(leaves.subList(0, size)));
            running.append(leaves.get(size));
            assertThat(running.size()).isEqualTo(size + 1);
        }
    }

    @Test
    @Tag("slow")
    void provesEveryLeafAtEverySizeAndNoOther() {
        List<Hash> leaves = leaves(EVERY_SIZE_UP_TO);
        StoredNodes stored = stored(leaves);
        for (int size = 1; size <= EVERY_SIZE_UP_TO; size++) {
            Hash root = stored.log().root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = stored.log().inclusion(index, size);
                assertThat(proof.check(leaves.get(index), root)).isEqualTo(ProofResult.VALID);
                for (int other = 0; other < size; other++) {
                    if (other != index) {
                        assertThat(proof.check(leaves.get(other), root)).isEqualTo(ProofResult.INVALID);
                        assertThat(new InclusionProof(other, size, proof.path()).check(leaves.get(index), root))
                                .isNotEqualTo(ProofResult.VALID);
                    }
                }
                for (List<Hash> path : degenerate(proof.path())) {
                    assertThat(new InclusionProof(index, size, path).check(leaves.get(index), root))
                            .isEqualTo(ProofResult.MALFORMED);
                }
                for (List<Hash> path : changed(proof.path())) {
                    assertThat(new InclusionProof(index, size, path).check(leaves.get(index), root))
                            .isEqualTo(ProofResult.INVALID);
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void provesEveryPairOfSizesConsistentAndNoOther() {
        List<Hash> leaves = leaves(EVERY_SIZE_UP_TO);
        StoredNodes stored = stored(leaves);
        List<Hash> roots = IntStream.rangeClosed(0, EVERY_SIZE_UP_TO)
                .mapToObj(size -> stored.log().root(size))
                .toList();
        for (int to = 0; to <= EVERY_SIZE_UP_TO; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = stored.log().consistency(from, to);
                assertThat(proof.check(roots.get(from), roots.get(to))).isEqualTo(ProofResult.VALID);
                for (int other = 0; other <= EVERY_SIZE_UP_TO; other++) {
                    if (other != from) {
                        assertThat(proof.check(roots.get(other), roots.get(to))).isNotEqualTo(ProofResult.VALID);
                        assertThat(new ConsistencyProof(other, to, proof.path()).check(roots.get(from), roots.get(to)))
                                .isNotEqualTo(ProofResult.VALID);
                    }
                    if (other != to && from > 0) {
                        assertThat(proof.check(roots.get(from), roots.get(other)))
                                .isNotEqualTo(ProofResult.VALID);
                    }
                }
                for (List<Hash> path : degenerate(proof.path())) {
                    assertThat(new ConsistencyProof(from, to, path).check(roots.get(from), roots.get(to)))
                            .isEqualTo(ProofResult.MALFORMED);
                }
                for (List<Hash> path : changed(proof.path())) {
                    assertThat(new ConsistencyProof(from, to, path).check(roots.get(from), roots.get(to)))
                            .isEqualTo(ProofResult.INVALID);
                }
            }
        }
    }

    @Test
    void proofsOutOfRangeAreMalformed() {
        Hash any = Hash.ofLeaf(new byte[0]);
        List<Hash> endless = IntStream.range(0, 80).mapToObj(_ -> any).toList();
        assertThat(new InclusionProof(0, 0, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new InclusionProof(-1, 1, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new InclusionProof(1, 1, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new InclusionProof(0, -1, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new InclusionProof(0, 1, endless).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new InclusionProof(0, Long.MAX_VALUE, endless).check(any, any))
                .isEqualTo(ProofResult.MALFORMED);
        assertThat(new ConsistencyProof(2, 1, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new ConsistencyProof(-1, 1, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new ConsistencyProof(1, 2, List.of()).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new ConsistencyProof(1, 1, List.of(any)).check(any, any)).isEqualTo(ProofResult.MALFORMED);
        assertThat(new ConsistencyProof(0, 5, List.of()).check(any, any)).isEqualTo(ProofResult.INVALID);
        assertThat(new ConsistencyProof(5, Long.MAX_VALUE, endless).check(any, any))
                .isEqualTo(ProofResult.MALFORMED);
        assertThatIllegalArgumentException().isThrownBy(() -> published().log().inclusion(8, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> published().log().consistency(8, 7));
    }

    @Test
    void aChangedLeafIsInconsistent() {
        long seed = 6962;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 300; round++) {
            int size = random.nextInt(2, 200);
            int old = random.nextInt(1, size);
            List<Hash> leaves = leaves(size);
            Hash before = stored(leaves).log().root(old);
            var tampered = new ArrayList<>(leaves);
            int where = random.nextInt(old);
            switch (random.nextInt(3)) {
                case 0 -> tampered.set(where, leaf("tampered " + round));
                case 1 -> tampered.remove(where);
                default -> tampered.add(where, leaf("inserted " + round));
            }
            StoredNodes rewritten = stored(tampered);
            ConsistencyProof proof = rewritten.log().consistency(Math.min(old, tampered.size()), tampered.size());
            assertThat(proof.check(before, rewritten.log().root(tampered.size())))
                    .as("seed %d, round %d", seed, round)
                    .isNotEqualTo(ProofResult.VALID);
        }
    }

    @Test
    @Tag("slow")
    void aProofInALogOfAMillionLeavesTakesFewReads() {
        var stored = new StoredNodes();
        for (int thousand = 0; thousand < 1000; thousand++) {
            long first = stored.size();
            stored.append(LongStream.range(first, first + 1000)
                    .mapToObj(i -> Hash.of(Long.toString(i)))
                    .toList());
        }
        long size = stored.size() - 1;
        Hash root = stored.log().root(size);
        assertThat(stored.stored()).isLessThan(2_000_000);
        for (long index : new long[] {0, 1, 524_287, 524_288, 777_777, size - 1}) {
            assertThat(stored.readsOf(() -> assertThat(
                                    stored.log().inclusion(index, size).check(Hash.of(Long.toString(index)), root))
                            .isEqualTo(ProofResult.VALID)))
                    .isLessThanOrEqualTo(40);
            assertThat(stored.readsOf(() -> assertThat(stored.log()
                                    .consistency(index + 1, size)
                                    .check(stored.log().root(index + 1), root))
                            .isEqualTo(ProofResult.VALID)))
                    .isLessThanOrEqualTo(80);
        }
    }

    /** RFC 6962 section 2.1, literally. */
    private static Hash byDefinition(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.of(new byte[0]);
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return Hash.ofNode(byDefinition(leaves.subList(0, k)), byDefinition(leaves.subList(k, leaves.size())));
    }

    /** Returns every path that is one or more hashes too short or too long. */
    private static List<List<Hash>> degenerate(List<Hash> path) {
        var paths = new ArrayList<List<Hash>>();
        for (int length = 0; length < path.size(); length++) {
            paths.add(path.subList(0, length));
            paths.add(path.subList(path.size() - length, path.size()));
        }
        for (Hash more : Stream.concat(path.stream(), Stream.of(leaf("more"))).toList()) {
            paths.add(Stream.concat(path.stream(), Stream.of(more)).toList());
            paths.add(Stream.concat(Stream.of(more), path.stream()).toList());
        }
        return paths;
    }

    private static List<List<Hash>> changed(List<Hash> path) {
        var paths = new ArrayList<List<Hash>>();
        for (int i = 0; i < path.size(); i++) {
            var other = new ArrayList<>(path);
            other.set(i, leaf("other"));
            paths.add(other);
        }
        return paths;
    }

    private static StoredNodes stored(List<Hash> leaves) {
        var stored = new StoredNodes();
        stored.append(leaves);
        return stored;
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count).mapToObj(i -> leaf("leaf " + i)).toList();
    }

    private static Hash leaf(String content) {
        return Hash.ofLeaf(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Hash> hashes(String spaced) {
        return Stream.of(spaced.split("\\s+"))
                .filter(text -> !text.isEmpty())
                .map(Hash::fromHex)
                .toList();
    }
}
