package org.goodfaith.query.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * The obligations of one party, joint obligations of several parties, or those of a person who is not a party.
 *
 * @param owedBy the party's name and id; several parties by their ids
 * @param rows obligations listed one by one
 * @param others summarized obligations, grouped by status
 */
public record LaneView(String owedBy, List<LaneLine> rows, List<Others> others) {

    private static final String NO_DATE = "no date";
    private static final Set<Evidence.Part> NOTHING_DONE =
            Set.of(Evidence.Part.IMPOSES, Evidence.Part.TRIGGERS, Evidence.Part.SCHEDULES, Evidence.Part.SUPPORTS);

    /**
     * One obligation.
     *
     * @param status in the rulebook's words
     * @param done the acts of parties and court that affected it, with dates
     * @param where the order's docket entry and the place in it
     * @param quotation the order's words; empty if there is no room
     * @param remarks caveats that a reader should know
     */
    public record LaneLine(
            String title,
            String due,
            String status,
            List<String> done,
            String where,
            String quotation,
            List<String> remarks) {}

    /** Obligations of one status, each by title and place. */
    public record Others(String status, String which) {}

    /** @return a lane per party in the order of joining, then the joint obligations */
    static List<LaneView> of(CertifiedCase certified, CertificateDetail detail) {
        var byObligors = new LinkedHashMap<String, List<Obligation>>();
        certified.file().ifPresent(file -> file.parties()
                .forEach(party -> byObligors.put(owedBy(List.of(party.party()), certified), new ArrayList<>())));
        certified.derivedResults().obligations().forEach(obligation -> byObligors
                .computeIfAbsent(owedBy(obligation, certified), _ -> new ArrayList<>())
                .add(obligation));
        var lanes = new ArrayList<LaneView>();
        byObligors.forEach((owedBy, obligations) -> {
            if (!obligations.isEmpty()) {
                lanes.add(of(owedBy, obligations, certified, detail));
            }
        });
        return lanes;
    }

    private static String owedBy(Obligation obligation, CertifiedCase certified) {
        Nonparty nonparty = obligation.term().owedBy().nonparty();
        return nonparty == null
                ? owedBy(obligation.obligors(), certified)
                : "Not a party: "
                        + certified.file().map(file -> file.inWords(nonparty)).orElseGet(nonparty::inWords);
    }

    private static String owedBy(List<PartyId> obligors, CertifiedCase certified) {
        String shortNames = obligors.stream().map(PartyId::value).collect(Collectors.joining(", "));
        return obligors.size() > 1 ? "Jointly: " + shortNames : certified.name(obligors.getFirst()) + ", " + shortNames;
    }

    private static LaneView of(
            String owedBy, List<Obligation> obligations, CertifiedCase certified, CertificateDetail detail) {
        var rows = new ArrayList<LaneLine>();
        var others = new LinkedHashMap<String, List<String>>();
        for (Obligation obligation : obligations) {
            LaneLine row = row(obligation, certified, detail);
            if (detail.summarizes() && isQuiet(obligation)) {
                others.computeIfAbsent(obligation.wording(), _ -> new ArrayList<>())
                        .add(row.title() + " (" + row.where() + ")");
            } else if (detail.shortens() && isPlainlyMet(row, obligation)) {
                others.computeIfAbsent(obligation.wording(), _ -> new ArrayList<>())
                        .add(inALine(row));
            } else {
                rows.add(row);
            }
        }
        return new LaneView(
                owedBy,
                rows,
                others.entrySet().stream()
                        .map(other -> new Others(other.getKey(), String.join("; ", other.getValue())))
                        .toList());
    }

    /** Returns true if the obligation has no date, no activity and no remark. */
    private static boolean isQuiet(Obligation obligation) {
        boolean idle =
                switch (obligation.status()) {
                    case DORMANT, MOOT, LAPSED -> true;
                    case OPEN -> obligation.term().modality() != Modality.MUST || obligation.due() == null;
                    case MET -> obligation.term().modality() == Modality.MUST_NOT;
                    case OVERDUE, LATE, DEFICIENT, EXCUSED, UNPERFORMED -> false;
                };
        return idle && obligation.deficiencies().isEmpty() && obligation.flags().isEmpty();
    }

    private static boolean isPlainlyMet(LaneLine row, Obligation obligation) {
        return obligation.status() == ObligationStatus.MET && row.remarks().isEmpty();
    }

    private static String inALine(LaneLine row) {
        return row.title() + " (" + (row.due().equals(NO_DATE) ? "" : "due " + row.due() + "; ")
                + row.done().stream().map(done -> done + "; ").collect(Collectors.joining())
                + row.where() + ")";
    }

    private static LaneLine row(Obligation obligation, CertifiedCase certified, CertificateDetail detail) {
        Citation citation = obligation.term().citation();
        return new LaneLine(
                obligation.title() + modality(obligation.term().modality()) + occasion(obligation),
                due(obligation.due()),
                obligation.wording(),
                obligation.evidence().stream()
                        .filter(evidence -> !NOTHING_DONE.contains(evidence.part()))
                        .map(evidence -> done(evidence, certified))
                        .distinct()
                        .toList(),
                where(obligation, certified),
                detail.quotes() ? citation.quotation() : "",
                remarks(obligation, detail));
    }

    private static String modality(Modality modality) {
        return switch (modality) {
            case MUST -> "";
            case MUST_NOT -> " (forbidden)";
            case SHOULD -> " (should)";
            case MAY -> " (may)";
        };
    }

    /** The fact that triggered this occurrence of a recurring obligation. */
    private static String occasion(Obligation obligation) {
        return obligation.trigger() == null
                ? ""
                : obligation.evidence().stream()
                        .filter(evidence -> evidence.part() == Evidence.Part.TRIGGERS)
                        .findFirst()
                        .map(evidence -> ", after " + CertificateWording.inASentence(evidence.fact()) + " "
                                + CertificateWording.time(evidence.occurredAt()))
                        .orElse("");
    }

    private static String due(@Nullable DueMoment due) {
        return due == null ? NO_DATE : due.toString();
    }

    private static String done(Evidence evidence, CertifiedCase certified) {
        Fact fact = certified.record().entries().get((int) evidence.entry()).fact();
        return CertificateWording.fact(evidence.fact()) + " " + CertificateWording.time(evidence.occurredAt()) + " ["
                + evidence.entry() + CertificateWording.docketEntry(fact) + "]";
    }

    private static String where(Obligation obligation, CertifiedCase certified) {
        return order(obligation, certified) + ", "
                + obligation.term().citation().where();
    }

    private static String order(Obligation obligation, CertifiedCase certified) {
        return certified.file().stream()
                .flatMap(file -> file.orders().stream())
                .filter(order -> order.order().equals(obligation.order()))
                .findFirst()
                .map(order -> number(order, certified))
                .orElse(obligation.order().value());
    }

    /** @return the order's docket entry number, or the order's id if it has none */
    static String number(CaseFile.OrderOnFile order, CertifiedCase certified) {
        String number = certified
                .record()
                .entries()
                .get((int) order.entry())
                .fact()
                .circumstances()
                .docketReference();
        return number == null ? order.order().value() : "ECF No. " + number;
    }

    private static List<String> remarks(Obligation obligation, CertificateDetail detail) {
        var remarks = new ArrayList<String>();
        obligation.deficiencies().forEach(deficiency -> remarks.add(deficiency(deficiency, detail)));
        for (DueReading reading : obligation.readings()) {
            if (!reading.inForce() && !reading.ruledOut() && reading.due() != null) {
                remarks.add("In another reading (" + reading.label() + "): due " + reading.due());
            }
        }
        remarks.addAll(obligation.flags());
        return remarks;
    }

    private static String deficiency(Deficiency deficiency, CertificateDetail detail) {
        String says = "\"" + deficiency.requirement() + "\": " + deficiency.actual() + " [" + deficiency.entry() + "]"
                + (deficiency.curedBy() == null ? "" : "; cured by entry " + deficiency.curedBy());
        return detail.shortens() ? CertificateWording.shortened(says) : says;
    }
}
