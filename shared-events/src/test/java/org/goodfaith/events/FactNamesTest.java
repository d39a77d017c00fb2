package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactNamesTest {

    @ParameterizedTest
    @CsvSource({
        "DemandServed, Demand served",
        "VDRPSessionHeld, VDRP session held",
        "PreSettlementMeetingHeld, Pre-settlement meeting held",
        "OrderToShowCauseIssued, Order to show cause issued"
    })
    void readsTheNameOfAFact(String fact, String words) {
        assertThat(FactNames.name(fact)).isEqualTo(words);
    }

    @Test
    void readsTheNameOfAnAttribute() {
        assertThat(FactNames.attribute("textPages")).isEqualTo("text pages");
    }

    @Test
    void readsAnEnumConstant() {
        assertThat(FactNames.name(EventKind.SETTLEMENT_CONFERENCE)).isEqualTo("settlement conference");
        assertThat(FactNames.name(EventKind.VDRP_SESSION)).isEqualTo("VDRP session");
    }
}
