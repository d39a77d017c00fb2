package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void areOneHoweverTheirAccentsAreEncoded() {
        assertThat(Names.folded("Jos\u00E9 N\u00FA\u00F1ez")).isEqualTo(Names.folded("Jose\u0301 Nu\u0301n\u0303ez"));
    }

    @Test
    void areOneWithAnyApostropheOrHyphen() {
        assertThat(Names.folded("O\u2019Brien"))
                .isEqualTo(Names.folded("O'Brien"))
                .isEqualTo("O'Brien");
        assertThat(Names.folded("O\u02BCBrien")).isEqualTo("O'Brien");
        assertThat(Names.folded("Smith\u2010Jones"))
                .isEqualTo(Names.folded("Smith\u2011Jones"))
                .isEqualTo(Names.folded("Smith\u2013Jones"))
                .isEqualTo("Smith-Jones");
    }

    @Test
    void areOneWithAnySpaces() {
        assertThat(Names.folded(" Ada\u00A0 Alder "))
                .isEqualTo(Names.folded("Ada Alder"))
                .isEqualTo(Names.folded("Ada Al\u00ADder\u200B"));
    }

    @Test
    void areNotOneWithOtherLetters() {
        assertThat(Names.folded("Jos\u00E9")).isNotEqualTo(Names.folded("Jose"));
        assertThat(Names.folded("ALDER")).isNotEqualTo(Names.folded("Alder"));
    }

    @Test
    void areProbablyOneWithoutCaseAccentsAndPunctuation() {
        assertThat(Names.likeness("Jos\u00E9 N\u00FA\u00F1ez")).isEqualTo(Names.likeness("JOSE NUNEZ"));
        assertThat(Names.likeness("Birch & Co., Inc.")).isEqualTo(Names.likeness("Birch and Co Inc"));
        assertThat(Names.likeness("Birch Co.")).isNotEqualTo(Names.likeness("Alder Co."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\u00AD", "\u2800", "\u3164", "\u034F", "\uFE0F", "\u0301"})
    void withNothingVisibleAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> joined(name, Side.DEFENDANT, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOES 1-50, inclusive",
                "DOES 1\u201350",
                "Does 1 through 10",
                "John Doe 1",
                "JOHN DOES 1-5",
                "Doe Defendants 1-10",
                "DOE CORPORATIONS I through X, inclusive",
                "Roe Corporations I-X",
                "and DOES 1 to 20",
                "John Doe",
                "Unknown Parties",
                "Unknown Named Agents",
                "Unidentified Police Officers 1-3",
            })
    void thatStandForUnknownPersonsAreNotNamedYet(String name) {
        assertThat(joined(name, Side.DEFENDANT, null).serviceOrUsual()).isEqualTo(Service.NOT_NAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Roe", "Jane Roe", "Doerr", "Does-Baker", "Anna Doe Alder", "Roe v. Wade Fund", "Jan Does"})
    void ofPersonsAreNamed(String name) {
        assertThat(joined(name, Side.DEFENDANT, null).serviceOrUsual()).isEqualTo(Service.SERVED);
    }

    @Test
    void ofPlaintiffsMayBePseudonyms() {
        assertThat(joined("Jane Doe", Side.PLAINTIFF, null).serviceOrUsual()).isEqualTo(Service.SERVED);
    }

    @Test
    void whatTheEntrySaysDecides() {
        assertThat(joined("John Doe", Side.DEFENDANT, Service.SERVED).serviceOrUsual())
                .isEqualTo(Service.SERVED);
        assertThat(joined("Anna Alder", Side.DEFENDANT, Service.NOT_SERVED).serviceOrUsual())
                .isEqualTo(Service.NOT_SERVED);
    }

    private static PartyJoined joined(String name, Side side, @Nullable Service service) {
        return new PartyJoined(
                Circumstances.at(CourtTime.of("2024-01-08")),
                PartyId.of("party-1"),
                name,
                side,
                PartyKind.NATURAL_PERSON,
                null,
                List.of(),
                service);
    }
}
