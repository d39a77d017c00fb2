package org.goodfaith.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which district courts print docket numbers. */
class DocketNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    caed | 2:14-cv-2079 GEB KJN P          | caed-2-14-cv-02079
                    caed | No. 2:17-cv-02598-KJM-CKD       | caed-2-17-cv-02598
                    caed | Case No. 2:17-cv-02598 KJM CKD (PS) | caed-2-17-cv-02598
                    caed | CIV S-05-1234 GEB               | caed-2-05-cv-01234
                    caed | CV-F-05-1234 OWW DLB            | caed-1-05-cv-01234
                    casd | 17cv2120-JAH(RBB)               | casd-17-cv-02120
                    casd | 3:17-CV-2120 JAH (RBB)          | casd-3-17-cv-02120
                    cacd | CV 16-07916-AG (SSX)            | cacd-16-cv-07916
                    cacd | CV 16-7916 FMO (FFMx)           | cacd-16-cv-07916
                    cacd | EDCV 16-1234 JGB (SPx)          | cacd-5-16-cv-01234
                    cacd | SA CV 16-1234-JVS               | cacd-8-16-cv-01234
                    azd  | CV-11-01426-PHX-GMS             | azd-2-11-cv-01426
                    azd  | CV 11-01426-TUC-DCB (BPV)       | azd-4-11-cv-01426
                    azd  | MD-15-02641-PHX-DGC             | azd-2-15-md-02641
                    mtd  | CV 12-34-M-DLC                  | mtd-9-12-cv-00034
                    mtd  | CV 12-34-BLG-SPW                | mtd-1-12-cv-00034
                    nysd | 20-CV-01890 (JLR)(SN)           | nysd-20-cv-01890
                    nysd | 05 Civ. 1234 (LAK)              | nysd-05-cv-01234
                    ilnd | 05 C 1234                       | ilnd-05-cv-01234
                    ilnd | Case: 1:05-cv-01234             | ilnd-1-05-cv-01234
                    cand | C 05-01234 SI                   | cand-05-cv-01234
                    cand | 3:16-md-02741-VC                | cand-16-md-02741
                    cand | MDL No. 2741                    | cand-md-02741
                    mnd  | MDL No. 15-2666 (JNE/FLN)       | mnd-15-md-02666
                    scd  | 2:18-mn-02873-RMG               | scd-2-18-md-02873
                    cand | 21-mc-80123-WHO                 | cand-21-mc-80123
                    dcd  | Misc. No. 21-123 (ABJ)          | dcd-21-mc-00123
                    caed | 2:19-cr-00107-KJM-1             | caed-2-19-cr-00107
                    cand | CR 19-00123 WHO                 | cand-19-cr-00123
                    txsd | Criminal No. 4:19-CR-123-2       | txsd-4-19-cr-00123
                    azd  | 2:20-mj-09999-DMF               | azd-2-20-mj-09999
                    dcd  | Civil Action No. 12-1234 (RMC)  | dcd-12-cv-01234
                    ded  | C.A. No. 12-1234-LPS            | ded-12-cv-01234
                    scd  | C/A No. 2:12-1234-RMG           | scd-2-12-cv-01234
                    okwd | CIV-05-1234-F                   | okwd-05-cv-01234
                    wawd | C05-1234MJP                     | wawd-05-cv-01234
                    flmd | 8:12-cv-1234-T-23TGW            | flmd-8-12-cv-01234
                    flnd | 3:08cv1234/MCR/EMT              | flnd-3-08-cv-01234
                    mnd  | 0:14-cv-01234 (SRN/SER)         | mnd-0-14-cv-01234
                    alnd | CV 12-S-1234-NE                 | alnd-12-cv-01234
                    nysd | 1:2014-cv-01234                 | nysd-1-14-cv-01234
                    """)
    void isAcceptedAsTheCourtWritesIt(String court, String written, String id) {
        assertThat(CaseId.of(CourtId.of(court), written)).isEqualTo(CaseId.of(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2:17\u2013cv\u201302598\u2013KJM\u2013CKD", // en dashes
                "2:17\u2011cv\u201102598\u2011KJM\u2011CKD", // non-breaking hyphens
                "2:17-\u00ADcv-\u200B02598-KJM", // soft hyphen, zero-width space
                "\uFEFF2:17-cv-02598\u2060\u200E", // byte order mark, word joiner, direction mark
                "2:17-cv-02598\u00A0KJM\u202FCKD", // non-breaking spaces
                "2:17-cv-\n02598-KJM", // a line break
                "2:17\u2212cv\u221202598 (PC)", // minus signs
                "\uFF12\uFF1A17-cv-02598", // full-width digits
            })
    void isReadThroughTheCharactersOfPdfFiles(String written) {
        assertThat(CaseId.of(CourtId.of("caed"), written)).isEqualTo(CaseId.of("caed-2-17-cv-02598"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Alder v. Birch",
                "61-1",
                "2:25-cv",
                "25-cv-90315 and 25-cv-90316",
                "12-1234, 12-1235",
                "2:25-cv-90315 the plaintiffs' motion",
                "25-cv-1234567",
                "ecf-21-3",
            })
    void isRefusedIfItIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaseId.of(CourtId.of("caed"), text))
                .withMessageContaining("is not a docket number");
    }

    @Test
    void withoutTheOfficeCouldBeThatOfEachOffice() {
        CaseId without = CaseId.of(CourtId.of("caed"), "17-cv-02598");
        CaseId with = CaseId.of(CourtId.of("caed"), "2:17-cv-02598");

        assertThat(without.withOtherOffices()).hasSize(10).contains(with, CaseId.of("caed-0-17-cv-02598"));
        assertThat(with.withOtherOffices()).containsExactly(without);
        assertThat(CaseId.of("cand-23-cv-90417").withOtherOffices()).isEmpty();
    }

    @Test
    void isStoredAsWrittenWithoutInvisibleCharacters() {
        assertThat(DocketNumber.withoutInvisible("\uFEFFCV 16\u201307916-AG\u00AD (SSX)\u200B"))
                .isEqualTo("CV 16\u201307916-AG (SSX)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QZC", "FMOx", "SSX", "23TGW", "McC", "P"})
    void isFollowedByTheInitialsOfJudges(String initials) {
        assertThat(new Judge(initials, "A. Judge").initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AB C", "ABCDEFGHI", "A.B."})
    void isNotFollowedByOtherWords(String initials) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Judge(initials, "A. Judge"));
    }

    @Test
    void docketEntryMayHaveAnAttachment() {
        var main = Circumstances.at(CourtTime.of("2024-01-08"));
        assertThat(main.docketReference()).isNull();
        assertThat(shown(61, null).docketReference()).isEqualTo("61");
        assertThat(shown(61, 1).docketReference()).isEqualTo("61-1");
        assertThatIllegalArgumentException().isThrownBy(() -> shown(null, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> shown(61, 0));
    }

    private static Circumstances shown(@Nullable Integer docketEntry, @Nullable Integer attachment) {
        return new Circumstances(
                CourtTime.of("2024-01-08"),
                null,
                docketEntry,
                attachment,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
