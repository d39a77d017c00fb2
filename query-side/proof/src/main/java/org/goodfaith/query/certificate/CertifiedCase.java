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
 * What a certificate is about: one case of a bundle, with the facts and the findings that the bundle has.
 *
 * @param file the cover of the case; empty if it was not on record from the viewpoint
 */
record CertifiedCase(
        Bundle bundle, CaseId caseId, Court court, CaseRecord record, DerivedResults findings, Optional<CaseFile> file) {

    /** @throws IllegalArgumentException if the bundle does not hold this case */
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
                    CaseFile.of(record, viewpoint, court.zone()));
        } catch (UnknownFormException e) {
            throw new IllegalStateException("a bundle that was assembled can be read", e);
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
                .map(CaseFile.Party::name)
                .orElse(party.value());
    }
}
