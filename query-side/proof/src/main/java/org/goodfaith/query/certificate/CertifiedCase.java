package org.goodfaith.query.certificate;

import java.time.ZoneId;
import java.util.Optional;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.DerivedResults;
import org.goodfaith.bundle.UnknownFormException;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;

/**
 * One case of a bundle, with its facts and derived results.
 *
 * @param file the summary of the case; empty if it was not on record at the viewpoint
 */
record CertifiedCase(
        Bundle bundle,
        CaseId caseId,
        Court court,
        CaseRecord record,
        DerivedResults derivedResults,
        Optional<CaseFile> file) {

    /** @throws IllegalArgumentException if the bundle does not contain this case */
    static CertifiedCase of(Bundle bundle, CaseId caseId) {
        Court court = Courts.find(caseId.court()).orElseThrow();
        try {
            CaseRecord record = bundle.record(caseId);
            Viewpoint viewpoint = bundle.request().viewpoint();
            return new CertifiedCase(
                    bundle,
                    caseId,
                    court,
                    record,
                    DerivedResults.of(record, viewpoint),
                    CaseFile.of(record, viewpoint));
        } catch (UnknownFormException e) {
            throw new IllegalStateException("An assembled bundle must be readable.", e);
        }
    }

    Viewpoint viewpoint() {
        return bundle.request().viewpoint();
    }

    ZoneId zone() {
        return court.zone();
    }

    String name(PartyId party) {
        return file.flatMap(cover -> cover.party(party))
                .map(CaseFile.PartyOnFile::name)
                .orElse(party.value());
    }
}
