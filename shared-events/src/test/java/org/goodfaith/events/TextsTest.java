package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    /** The maximum size of a word that PostgreSQL's full-text search accepts. */
    private static final int SEARCHABLE_BYTES_MAX = 2_046;

    private static final List<String> MISLEADING = List.of(
            "\u202A",
            "\u202B",
            "\u202C",
            "\u202D",
            "\u202E",
            "\u2066",
            "\u2067",
            "\u2068",
            "\u2069",
            "\uFEFF",
            "\uD83D",
            "\uDE00",
            "\u2028",
            "\u2029",
            "\uFFF9",
            "\uDB40\uDC41",
            "\uFFFE",
            "\u0378");

    @Test
    void rejectsCharactersThatChangeHowTheTextIsDisplayed() {
        assertThat(MISLEADING).allSatisfy(character -> {
            String text = "Alder" + character + " v. Birch";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Texts.requireLine("caption", text))
                    .withMessageStartingWith("caption must not contain");
            assertThatIllegalArgumentException().isThrownBy(() -> Texts.requireNote("note", text));
            assertThat(Texts.shown(text)).isEqualTo("Alder\uFFFD v. Birch");
        });
    }

    @Test
    void rejectsControlCharacters() {
        assertThat(List.of("\u0000", "\u0007", "\u001B", "\u0085"))
                .allSatisfy(character -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Texts.requireNote("note", "one" + character + "two"))
                        .withMessage("note must not contain control characters"));
    }

    @Test
    void rejectsTextsThatShowNothing() {
        assertThat(List.of("", " \n", "\u00A0", "\u200B\u200B", "\u00AD", "\u3164", "\u2800"))
                .allSatisfy(text -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Texts.requireNote("note", text))
                        .withMessage("note must not be blank"));
    }

    @Test
    void acceptsAnyScript() {
        assertThatNoException()
                .isThrownBy(() -> Texts.requireNote("note", "\u00C5lder \u05D0\u05D1\u200F \u0627 \uD83D\uDE00\nv."));
        assertThatNoException().isThrownBy(() -> Texts.requireLine("name", "\u682A\u5F0F\u4F1A\u793E".repeat(75)));
        assertThatNoException().isThrownBy(() -> Texts.requireLine("name", "\uD83D\uDE00".repeat(300)));
    }

    @Test
    void namesTheLimitThatATextExceeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Texts.requireLine("caption", "x".repeat(301)))
                .withMessage("caption must have at most 300 characters, not 301");
        assertThatIllegalArgumentException()
                .as("a compatibility character that stands for six")
                .isThrownBy(() -> Texts.requireLine("caption", "\u3316".repeat(300)))
                .withMessage("caption must have at most 300 characters after Unicode normalization (NFKC), not 1800");
        assertThatIllegalArgumentException()
                .as("a syllable of three letters")
                .isThrownBy(() -> Texts.requireLine("caption", "\uAC01".repeat(300)))
                .withMessage("caption must have at most 1500 bytes of UTF-8 after Unicode normalization (NFKC and"
                        + " NFKD), not 2700");
    }

    /** A caption of 300 compatibility characters once stopped the read model. */
    @Test
    void acceptsNoLineWhoseNormalizedFormIsTooLongToSearch() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        List<String> characters = Stream.of(
                        "\u3316",
                        "\uFDFA",
                        "\uAC01",
                        "\u023A",
                        "\u0130",
                        "\u1E9E",
                        "\uD83D\uDE00",
                        "x",
                        "\u0301",
                        "\uD834\uDD60")
                .toList();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("x");
            String first = characters.get(random.nextInt(characters.size()));
            String second = characters.get(random.nextInt(characters.size()));
            int length = random.nextInt(300);
            for (int c = 0; c < length; c++) {
                text.append(random.nextInt(3) == 0 ? second : first);
            }
            String line = text.toString();
            if (isAccepted(line)) {
                assertThat(Stream.of(Normalizer.Form.values())
                                .map(form -> Normalizer.normalize(line, form).toLowerCase(Locale.ROOT)))
                        .as("seed %s, text %s", seed, line)
                        .allMatch(form -> form.getBytes(StandardCharsets.UTF_8).length <= SEARCHABLE_BYTES_MAX);
            }
        }
    }

    @Test
    void cutsATextToANote() {
        for (String text : List.of("fine", "x".repeat(5_000), "\uD83D\uDE00".repeat(5_000), "\uFDFA".repeat(5_000))) {
            String note = Texts.noteFrom(text);

            assertThat(text).startsWith(note);
            assertThatNoException().isThrownBy(() -> Texts.requireNote("note", note));
        }
        assertThat(Texts.noteFrom("x".repeat(5_000))).hasSize(Texts.NOTE_LENGTH_MAX);
    }

    private static boolean isAccepted(String line) {
        try {
            Texts.requireLine("caption", line);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
