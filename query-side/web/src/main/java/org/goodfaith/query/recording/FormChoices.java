package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.page.PageWords;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Obligation;

/**
 * What of a case a form can offer to choose from. Pure, as of one reading of the case.
 *
 * @param zone the court's
 * @param clock the court's clock in words, such as "Pacific Time"
 * @param names the parties' names, by their short names
 * @param terms every term of the orders in force
 * @param offers every offer made, those that wait for an answer first
 * @param entries every entry that counts
 * @param deficient the entries found deficient and not cured
 * @param struck every entry that was struck
 */
public record FormChoices(
        String caption,
        ZoneId zone,
        String clock,
        Map<String, String> names,
        List<FormOption> parties,
        List<FormOption> counsel,
        List<FormOption> judges,
        List<FormOption> events,
        List<FormOption> orders,
        List<FormOption> terms,
        List<FormOption> offers,
        List<FormOption> entries,
        List<FormOption> deficient,
        List<FormOption> struck,
        List<Asked> asked,
        List<Obligation> obligations,
        List<EntryLine> lines) {

    /** Something that terms of the orders ask of the form or content of a performance. */
    record Asked(Term term, Requirement requirement) {}

    static FormChoices of(CaseAtViewpoint shown) {
        CaseFile file = shown.file().orElseThrow(() -> new IllegalStateException("the case has not begun"));
        ZoneId zone = shown.court().zone();
        var times = new PageTimes(zone);
        List<EntryLine> lines = shown.entries();
        List<CaseFile.Order> inForce = file.orders().stream()
                .filter(order -> order.status() == CaseFile.Status.IN_FORCE)
                .toList();
        List<Obligation> obligations = shown.obligations();
        Set<Long> deficient = deficient(obligations);
        return new FormChoices(
                file.caption(),
                zone,
                zone.getDisplayName(TextStyle.FULL, Locale.US),
                names(file),
                file.parties().stream()
                        .map(p -> new FormOption(p.party().value(), p.name(), PageWords.WORDS.of(p.side())))
                        .toList(),
                file.counsel().stream()
                        .map(c -> FormOption.of(c.counsel().value(), c.name()))
                        .toList(),
                file.judges().stream()
                        .map(judge -> FormOption.of(judge.initials(), judge.name() + " (" + judge.initials() + ")"))
                        .toList(),
                file.events().stream()
                        .map(e -> FormOption.of(
                                e.event().value(),
                                PageWords.WORDS.titled(e.kind()) + (e.at() == null ? "" : ", " + times.of(e.at()))))
                        .toList(),
                file.orders().stream()
                        .map(order -> FormOption.of(order.order().value(), order.order() + ": " + order.title()))
                        .toList(),
                inForce.stream()
                        .flatMap(order -> order.terms().stream()
                                .map(term -> FormOption.of(
                                        order.order() + "/" + term.id(), term.title() + " (" + order.order() + ")")))
                        .toList(),
                offers(file, lines, times),
                lines(lines, line -> line.strickenBy() == null && !isAboutTheRecord(line), times),
                lines(lines, line -> deficient.contains(line.entry().sequence()), times),
                lines(lines, line -> line.strickenBy() != null, times),
                inForce.stream()
                        .flatMap(order -> order.terms().stream())
                        .flatMap(term -> term.requirements().stream().map(asked -> new Asked(term, asked)))
                        .toList(),
                obligations,
                lines);
    }

    private static Set<Long> deficient(List<Obligation> obligations) {
        return obligations.stream()
                .flatMap(obligation -> obligation.deficiencies().stream())
                .filter(deficiency -> deficiency.curedBy() == null)
                .map(Deficiency::entry)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> names(CaseFile file) {
        var names = new LinkedHashMap<String, String>();
        file.parties().forEach(party -> names.put(party.party().value(), party.name()));
        return names;
    }

    /** A strike or a notice of the tracker's own is nothing a fact could be about. */
    private static boolean isAboutTheRecord(EntryLine line) {
        return switch (line.entry().fact()) {
            case EntryStricken _, OverdueNoticeIssued _, OverdueNoticeWithdrawn _ -> true;
            default -> false;
        };
    }

    private static List<FormOption> lines(List<EntryLine> lines, Predicate<EntryLine> which, PageTimes times) {
        return lines.reversed().stream()
                .filter(which)
                .map(line -> FormOption.of(
                        Long.toString(line.entry().sequence()),
                        "Entry " + line.entry().sequence() + ": "
                                + PageWords.WORDS.fact(line.entry().fact().factName()) + ", "
                                + times.of(line.entry().fact().circumstances().occurredAt())))
                .toList();
    }

    private static List<FormOption> offers(CaseFile file, List<EntryLine> lines, PageTimes times) {
        List<String> status = file.offers().stream()
                .map(offer -> offer.offer().value())
                .distinct()
                .toList();
        var waiting = new ArrayList<FormOption>();
        var others = new ArrayList<FormOption>();
        for (EntryLine line : lines) {
            if (line.strickenBy() == null && line.entry().fact() instanceof Offer made) {
                String name = made.offer().value();
                String label = name + " of "
                        + times.day(
                                line.entry().fact().circumstances().occurredAt().on())
                        + ", made for "
                        + String.join(
                                ", ",
                                made.actors().onBehalfOf().stream()
                                        .map(party -> name(file, party))
                                        .toList());
                if (status.contains(name)) {
                    waiting.add(FormOption.of(name, label + " (waits for an answer)"));
                } else {
                    others.add(FormOption.of(name, label));
                }
            }
        }
        return Stream.concat(waiting.reversed().stream(), others.reversed().stream())
                .toList();
    }

    private static String name(CaseFile file, PartyId party) {
        return file.party(party).map(CaseFile.Party::name).orElse(party.value());
    }

    /** @return the name of a party, or its short name if it has none here */
    public String name(String party) {
        return names.getOrDefault(party, party);
    }

    /** @return the ids and words of what statements have to include */
    List<FormOption> sections() {
        return asked.stream()
                .flatMap(asked -> asked.requirement() instanceof Requirement.Includes included
                                && included.attribute().equals("sections")
                        ? Stream.of(new FormOption(included.item(), words(included.item()), included.words()))
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** @return what terms that are performed by name ask to be answered with yes or no */
    Map<String, String> answersAsked() {
        var words = new LinkedHashMap<String, String>();
        askedByName().forEach(asked -> {
            if (asked.requirement() instanceof Requirement.Affirmed affirmed) {
                words.putIfAbsent(affirmed.attribute(), affirmed.words());
            }
        });
        return words;
    }

    /** @return what terms that are performed by name limit by a count */
    Map<String, String> countsAsked() {
        var words = new LinkedHashMap<String, String>();
        askedByName().forEach(asked -> {
            if (asked.requirement() instanceof Requirement.AtMost limited) {
                words.putIfAbsent(limited.attribute(), limited.words());
            }
        });
        return words;
    }

    private Stream<Asked> askedByName() {
        return asked.stream().filter(asked -> asked.term().performedBy().stream()
                .anyMatch(by -> by.fact().equals(PerformanceRecorded.class.getSimpleName())));
    }

    private static String words(String shortName) {
        String words = shortName.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
