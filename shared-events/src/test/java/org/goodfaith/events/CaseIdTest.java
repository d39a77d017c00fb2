package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseIdTest {

    @Test
    void ignoresTheOfficeWhereTheCourtDoesNotNeedIt() {
        assertThat(CaseId.of(CourtId.of("cand"), "3:24-cv-00003-ABC"))
                .isEqualTo(CaseId.of(CourtId.of("cand"), "24-cv-00003"))
                .isEqualTo(CaseId.of("cand-24-cv-00003"));
    }

    @Test
    void keepsTheOfficeWhereTwoOfficesCanUseTheSameNumber() {
        assertThat(CaseId.of(CourtId.of("caed"), "2:25-cv-90315-QZC-JZD"))
                .isEqualTo(CaseId.of("caed-2-25-cv-90315"))
                .isNotEqualTo(CaseId.of(CourtId.of("caed"), "1:25-cv-90315"));
    }
}
