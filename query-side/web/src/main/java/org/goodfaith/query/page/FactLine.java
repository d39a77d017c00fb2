package org.goodfaith.query.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.EntryLine;

/**
 * An entry that supports an obligation's status, in words.
 *
 * @param evidence the acting parties, the channel, the docket entry and the document
 */
public record FactLine(String fact, String when, List<String> evidence) {

    /** Returns the visible entries by number. */
    static Map<Long, FactLine> of(CaseAtViewpoint shown) {
        var lines = new HashMap<Long, FactLine>();
        var times = new PageTimes(shown.court().zone());
        shown.file().ifPresent(file -> shown.entries()
                .forEach(line -> lines.put(line.entry().sequence(), of(line, file, times))));
        return lines;
    }

    private static FactLine of(EntryLine line, CaseFile file, PageTimes times) {
        var fact = line.entry().fact();
        Circumstances circumstances = fact.circumstances();
        var evidence = new ArrayList<String>();
        if (fact instanceof ReadingSettled ruling) {
            evidence.add(Messages.get("evidence.reading", ruling.reading(), ruling.settledBy(), ruling.reason()));
        }
        if (fact instanceof PartyAct act) {
            String parties = String.join(
                    "; ",
                    act.actors().onBehalfOf().stream()
                            .map(party -> file.party(party)
                                    .map(CaseFile.PartyOnFile::name)
                                    .orElse(party.value()))
                            .toList());
            evidence.add(
                    act.actors().by() == null
                            ? Messages.get("evidence.for", parties)
                            : Messages.get("evidence.byFor", act.actors().by(), parties));
        }
        if (circumstances.channel() != null) {
            evidence.add(PageWords.WORDS.of(circumstances.channel()));
        }
        if (circumstances.docketReference() != null) {
            evidence.add(Messages.get("evidence.docketEntry", circumstances.docketReference()));
        }
        if (circumstances.document() != null) {
            evidence.add(Messages.get("evidence.document", circumstances.document()));
        }
        return new FactLine(PageWords.WORDS.fact(fact.factName()), times.of(circumstances.occurredAt()), evidence);
    }
}
