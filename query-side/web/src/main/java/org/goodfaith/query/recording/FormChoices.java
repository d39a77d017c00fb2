package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.NonpartyActRecorded;
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
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.rulebook.group.CaseGroup;
import org.goodfaith.rulebook.proceedings.OrderStatus;
import org.goodfaith.rulebook.schedule.Setting;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Obligation;

/**
 * The options that a case offers to its forms. Pure.
 *
 * @param zone the court's zone
 * @param clock the name of the court's zone, such as "Pacific Time"
 * @param names the parties' names, by short name
 * @param terms the terms of the orders in force
 * @param offers all offers; those waiting for an answer first
 * @param entries all entries in effect
 * @param deficient the deficient entries that are not cured
 * @param struck all struck entries
 * @param requirements the requirements of the orders in force
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
        List<FormOption> occasions,
        List<FormOption> orders,
        List<FormOption> terms,
        List<FormOption> offers,
        List<FormOption> entries,
        List<FormOption> deficient,
        List<FormOption> struck,
        List<TermRequirement> requirements,
        List<Obligation> obligations,
        List<EntryLine> lines) {

    /** A requirement of a term on the form or content of a performance. */
    record TermRequirement(Term term, Requirement requirement) {}

    /** @return the other cases of the groups to which the case belongs now */
    List<FormOption> otherCases() {
        List<Fact> counting = lines.stream()
                .filter(line -> line.strickenBy() == null)
                .map(line -> line.entry().fact())
                .sorted(Comparator.comparing(
                        fact -> fact.circumstances().occurredAt().startsAt(zone)))
                .toList();
        return counting.stream()
                .filter(CaseOpened.class::isInstance)
                .map(opened -> ((CaseOpened) opened).caseId())
                .findFirst()
                .map(own -> CaseGroup.of(own, counting).stream()
                        .flatMap(group -> group.cases().stream())
                        .filter(other -> !other.equals(own))
                        .distinct()
                        .map(other -> FormOption.of(other.value(), other.value()))
                        .toList())
                .orElse(List.of());
    }

    static FormChoices of(CaseAtViewpoint shown) {
        CaseFile file = shown.file().orElseThrow(() -> new IllegalStateException("the case has not been opened"));
        ZoneId zone = shown.court().zone();
        var times = new PageTimes(zone);
        List<EntryLine> lines = shown.entries();
        List<CaseFile.OrderOnFile> inForce = file.orders().stream()
                .filter(order -> order.status() == OrderStatus.IN_FORCE)
                .toList();
        List<Obligation> obligations = shown.obligations();
        Set<Long> deficient = deficient(obligations);
        return new FormChoices(
                file.caption(),
                zone,
                zone.getDisplayName(TextStyle.FULL, Locale.US),
                names(file),
                file.parties().stream()
                        .map(p -> new FormOption(p.party().value(), p.name(), FactLabels.of(p.side())))
                        .toList(),
                file.counsel().stream()
                        .map(c -> FormOption.of(c.counsel().value(), c.name()))
                        .toList(),
                file.judges().stream()
                        .map(judge -> FormOption.of(
                                judge.initials(),
                                Messages.get("recording.choices.term", judge.name(), judge.initials())))
                        .toList(),
                file.events().stream()
                        .map(e -> FormOption.of(
                                e.event().value(),
                                e.at() == null
                                        ? FactLabels.of(e.kind())
                                        : Messages.get(
                                                "recording.choices.event", FactLabels.of(e.kind()), times.of(e.at()))))
                        .toList(),
                file.events().stream()
                        .flatMap(event -> event.occasions().stream()
                                .map(occasion -> FormOption.of(
                                        occasion.id().value(),
                                        Messages.get(
                                                "recording.choices.event",
                                                FactLabels.of(event.kind()),
                                                occasion.lastSetting()
                                                        .map(Setting::at)
                                                        .map(times::of)
                                                        .orElse(occasion.id().value())))))
                        .toList(),
                file.orders().stream()
                        .map(order -> FormOption.of(
                                order.order().value(),
                                Messages.get("recording.choices.order", order.order(), order.title())))
                        .toList(),
                inForce.stream()
                        .flatMap(order -> order.terms().stream()
                                .map(term -> FormOption.of(
                                        order.order() + "/" + term.id(),
                                        Messages.get("recording.choices.term", term.title(), order.order()))))
                        .toList(),
                offers(file, lines, times),
                entryOptions(lines, line -> line.strickenBy() == null && !isAboutTheRecord(line), times),
                entryOptions(lines, line -> deficient.contains(line.entry().sequence()), times),
                entryOptions(lines, line -> line.strickenBy() != null, times),
                inForce.stream()
                        .flatMap(order -> order.terms().stream())
                        .flatMap(term ->
                                term.requirements().stream().map(requirement -> new TermRequirement(term, requirement)))
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

    /** @return whether the entry is a strike or a notice, which no fact can refer to */
    private static boolean isAboutTheRecord(EntryLine line) {
        return switch (line.entry().fact()) {
            case EntryStricken _, OverdueNoticeIssued _, OverdueNoticeWithdrawn _ -> true;
            default -> false;
        };
    }

    private static List<FormOption> entryOptions(List<EntryLine> lines, Predicate<EntryLine> filter, PageTimes times) {
        return lines.reversed().stream()
                .filter(filter)
                .map(line -> FormOption.of(
                        Long.toString(line.entry().sequence()),
                        Messages.get(
                                "recording.choices.entry",
                                line.entry().sequence(),
                                FactLabels.of(line.entry().fact().factName()),
                                times.of(line.entry().fact().circumstances().occurredAt()))))
                .toList();
    }

    private static List<FormOption> offers(CaseFile file, List<EntryLine> lines, PageTimes times) {
        List<String> open = file.offers().stream()
                .map(offer -> offer.offer().value())
                .distinct()
                .toList();
        var waiting = new ArrayList<FormOption>();
        var others = new ArrayList<FormOption>();
        for (EntryLine line : lines) {
            if (line.strickenBy() == null && line.entry().fact() instanceof Offer offer) {
                String name = offer.offer().value();
                String label = Messages.get(
                        "recording.choices.offer",
                        name,
                        times.day(
                                line.entry().fact().circumstances().occurredAt().on()),
                        offer.actors().onBehalfOf().stream()
                                .map(party -> name(file, party))
                                .collect(Collectors.joining(", ")));
                if (open.contains(name)) {
                    waiting.add(FormOption.of(name, Messages.get("recording.choices.waiting", label)));
                } else {
                    others.add(FormOption.of(name, label));
                }
            }
        }
        return Stream.concat(waiting.reversed().stream(), others.reversed().stream())
                .toList();
    }

    private static String name(CaseFile file, PartyId party) {
        return file.party(party).map(CaseFile.PartyOnFile::name).orElse(party.value());
    }

    /** @return the name of a party by its short name; the short name itself if it is unknown */
    public String name(String party) {
        return names.getOrDefault(party, party);
    }

    /** @return the sections that statements must include */
    List<FormOption> sections() {
        return requirements.stream()
                .flatMap(required -> required.requirement() instanceof Requirement.Includes includes
                                && includes.attribute().equals("sections")
                        ? Stream.of(new FormOption(includes.item(), title(includes.item()), includes.words()))
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** @return the order's words by attribute, for the yes-or-no requirements of terms performed by name */
    Map<String, String> requiredAnswers() {
        var words = new LinkedHashMap<String, String>();
        requirementsByName().forEach(requirement -> {
            if (requirement instanceof Requirement.Affirmed affirmed) {
                words.putIfAbsent(affirmed.attribute(), affirmed.words());
            }
        });
        return words;
    }

    /** @return the order's words by attribute, for the limits of terms performed by name */
    Map<String, String> requiredCounts() {
        var words = new LinkedHashMap<String, String>();
        requirementsByName().forEach(requirement -> {
            if (requirement instanceof Requirement.AtMost limit) {
                words.putIfAbsent(limit.attribute(), limit.words());
            }
            if (requirement instanceof Requirement.AtLeast limit) {
                words.putIfAbsent(limit.attribute(), limit.words());
            }
        });
        return words;
    }

    private Stream<Requirement> requirementsByName() {
        return requirements.stream()
                .filter(required -> required.term().performedBy().stream()
                        .anyMatch(by -> by.fact().equals(PerformanceRecorded.class.getSimpleName())
                                || by.fact().equals(NonpartyActRecorded.class.getSimpleName())))
                .map(TermRequirement::requirement);
    }

    private static String title(String shortName) {
        String words = FactNames.constant(shortName.replace('-', '_'));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
