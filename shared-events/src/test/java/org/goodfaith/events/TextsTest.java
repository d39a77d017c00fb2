package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final List<String> MISLEADING = List.of(
            "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF",
            "\uD83D", "\uDE00");

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
    void acceptsAnyScript() {
        assertThatNoException()
                .isThrownBy(() -> Texts.requireNote("note", "Ålder \u05D0\u05D1 \u0627 \uD83D\uDE00\nv."));
    }
}
