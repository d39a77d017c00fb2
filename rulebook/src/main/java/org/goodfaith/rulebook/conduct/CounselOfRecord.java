package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.PartyId;

/** Tells which attorneys represented which parties at a moment of valid time. */
final class CounselOfRecord {

    private final ConductReport report;

    CounselOfRecord(ConductReport report) {
        this.report = report;
    }

    List<CounselId> counselOf(PartyId party, Instant moment) {
        var counsel = new ArrayList<CounselId>();
        report.effectiveEntries().stream()
                .takeWhile(entry -> !report.at(entry).isAfter(moment))
                .forEach(entry -> {
                    if (entry.fact() instanceof CounselAppeared f && f.parties().contains(party)) {
                        counsel.add(f.counsel());
                    } else if (entry.fact() instanceof CounselWithdrew f
                            && f.parties().contains(party)) {
                        counsel.remove(f.counsel());
                    }
                });
        return counsel.stream().distinct().toList();
    }

    Stream<PartyId> clientsOf(CounselId attorney, Instant moment) {
        return report.effectiveEntries().stream()
                .filter(entry ->
                        entry.fact() instanceof CounselAppeared f && f.counsel().equals(attorney))
                .flatMap(entry -> ((CounselAppeared) entry.fact()).parties().stream())
                .distinct()
                .filter(party -> counselOf(party, moment).contains(attorney));
    }
}
