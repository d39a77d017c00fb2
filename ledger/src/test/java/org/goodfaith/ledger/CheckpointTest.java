package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The key and the note from the documentation of the reference implementation, Go's sumdb/note. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KEY_FILE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n" + KEY + "\n";

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String NOTE = TEXT + """

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final Checkpoint CHECKPOINT = new Checkpoint("goodfaith.example/record", 1042, Hash.of("root"));

    @TempDir
    private Path directory;

    @Test
    void signsTheDocumentedNoteByteForByte() {
        SigningKey key = SigningKey.parse(KEY_FILE);
        assertThat(key.sign(TEXT)).hasToString(NOTE);
        assertThat(key.verifier()).hasToString(KEY);
        assertThat(key.text()).isEqualTo(KEY_FILE);
        assertThat(key.toString()).doesNotContain("AYEKFALV");
    }

    @Test
    void readsTheDocumentedNote() {
        SignedNote note = SignedNote.parse(NOTE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note).hasToString(NOTE);
        assertThat(note.isSignedBy(VerifierKey.parse(KEY))).isTrue();
        assertThat(note.isSignedBy(SigningKey.generate("PeterNeumann").verifier()))
                .isFalse();
    }

    @Test
    @Tag("slow")
    void rejectsEveryFlippedBitOfANote() {
        VerifierKey key = VerifierKey.parse(KEY);
        byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThat(isSigned(new String(changed, StandardCharsets.UTF_8), key))
                        .as("bit %d of byte %d", bit, i)
                        .isFalse();
            }
        }
    }

    private static boolean isSigned(String text, VerifierKey key) {
        try {
            return SignedNote.parse(text).isSignedBy(key);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void rejectsEveryChangedCharacterOfAKey() {
        for (int i = 0; i < KEY.length(); i++) {
            String changed = KEY.substring(0, i) + (char) (KEY.charAt(i) ^ 1) + KEY.substring(i + 1);
            assertThatIllegalArgumentException().as(changed).isThrownBy(() -> VerifierKey.parse(changed));
            assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(KEY.substring(changed.length())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA\nmore\n",
                "te\u0001xt\n\n\u2014 name AAAAAAAA\n"
            })
    void rejectsMalformedNotes(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void acceptsOnlyTheCanonicalFormOfACheckpoint() {
        assertThat(Checkpoint.parse(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
        assertThat(CHECKPOINT.text())
                .isEqualTo("goodfaith.example/record\n1042\n" + Hash.of("root").base64() + "\n");
        for (String other : new String[] {
            CHECKPOINT.text() + "more\n",
            CHECKPOINT.text().replace("\n1042\n", "\n01042\n"),
            CHECKPOINT.text().replace("\n1042\n", "\n0\n"),
            CHECKPOINT.text().replace("\n1042\n", "\n-1\n"),
            CHECKPOINT.text().replace("\n1042\n", "\n+1042\n"),
            CHECKPOINT.text().replace("=\n", "\n"),
            CHECKPOINT.text().stripTrailing()
        }) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> Checkpoint.parse(other));
        }
    }

    @Test
    void createsAKeyFileThatOnlyItsOwnerCanRead() throws IOException {
        Path file = directory.resolve("keys").resolve("ledger.key");
        SigningKey key = KeyFile.open(file, "goodfaith.example/record");
        assertThat(KeyFile.open(file, "goodfaith.example/record").verifier()).isEqualTo(key.verifier());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.open(file, "another.example/record"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.open(file, "goodfaith.example/record"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("users other than its owner");
    }

    /** Hard links would decide this too, but not every volume has them. */
    @Test
    void generatesOneKeyIfManyStartAtOnceAndUsesNoHardLink() throws Exception {
        Path file = directory.resolve("shared").resolve("ledger.key");
        try (var starting = Executors.newFixedThreadPool(8)) {
            Callable<String> start =
                    () -> KeyFile.open(file, "goodfaith.example/record").text();
            var keys = starting.invokeAll(Stream.generate(() -> start).limit(32).toList());
            var distinct = new HashSet<String>();
            for (var key : keys) {
                distinct.add(key.get());
            }
            assertThat(distinct).containsExactly(Files.readString(file));
        }
        assertThat(Files.getAttribute(file, "unix:nlink")).isEqualTo(1);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void rejectsAKeyFileWithKeysOfTwoPairs() {
        String other = SigningKey.generate("PeterNeumann").text();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(KEY_FILE.lines().findFirst().orElseThrow() + "\n"
                        + other.lines().toList().get(1) + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(""));
    }
}
