package org.goodfaith.query.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.UsDates;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.rulebook.status.Viewpoint;

/**
 * The content of a certificate.
 *
 * @param orders each with its docket entry number
 * @param groups the consolidated and related cases
 * @param onRecord whether the case was on record at the viewpoint; if false, everything else is empty
 * @param reading how the two dates of the viewpoint relate
 * @param compact whether indicators are printed one per line instead of in rows
 * @param remarks how the certificate was shortened to fit
 * @param fetch the lines of the command that downloads the bundle
 * @param verify the lines of the command that verifies it
 */
public record CertificateView(
        String caseId,
        String court,
        String zone,
        boolean onRecord,
        String caption,
        String docketNumber,
        String judges,
        List<String> parties,
        List<String> orders,
        List<String> groups,
        String asOf,
        String knownAt,
        String asOfExactly,
        String knownAtExactly,
        String reading,
        List<LaneView> lanes,
        List<IndicatorLine> indicators,
        boolean compact,
        List<String> remarks,
        String facts,
        String ruleSet,
        ProofView proof,
        List<String> fetch,
        List<String> verify) {

    /** The checkpoint that the certificate rests on. */
    public record ProofView(String origin, long size, String root, String through, String fingerprint) {}

    /** @param address the base URL of the server that has the bundle, such as {@code https://goodfaith.example} */
    static CertificateView of(CertifiedCase certified, String address, CertificateDetail detail) {
        Bundle bundle = certified.bundle();
        Viewpoint viewpoint = certified.viewpoint();
        Checkpoint checkpoint = Checkpoint.parse(bundle.checkpoint().note().text());
        String file = certified.caseId() + ".bundle.json";
        return new CertificateView(
                certified.caseId().value(),
                certified.court().name(),
                certified.zone().getId(),
                certified.file().isPresent(),
                certified
                        .file()
                        .map(CaseFile::caption)
                        .orElse(certified.caseId().value()),
                certified.file().map(CaseFile::docketNumber).orElse("not on record"),
                certified.file().map(CertificateView::judges).orElse("not on record"),
                certified.file().map(CertificateView::parties).orElse(List.of()),
                certified.file().map(cover -> orders(cover, certified)).orElse(List.of()),
                certified.file().map(CertificateView::groups).orElse(List.of()),
                CertificateWording.moment(viewpoint.asOf(), certified.zone()),
                CertificateWording.moment(viewpoint.knownAt(), certified.zone()),
                viewpoint.asOf().toString(),
                viewpoint.knownAt().toString(),
                reading(viewpoint),
                LaneView.of(certified, detail),
                IndicatorLine.of(certified, detail),
                detail.shortens(),
                remarks(detail),
                facts(certified),
                bundle.ruleSet(),
                new ProofView(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64(),
                        bundle.checkpoint().seal().through().toString(),
                        bundle.fingerprint()),
                List.of(
                        "curl -u ACCOUNT -o " + file + " -G \\",
                        "  '" + address + "/api/v1/cases/" + certified.caseId() + "/bundle' \\",
                        "  -d asOf=" + viewpoint.asOf() + " -d knownAt=" + viewpoint.knownAt() + " -d checkpoint="
                                + checkpoint.size()),
                List.of("java -jar goodfaith-verifier.jar " + file + " \\", "  --key " + bundle.fingerprint()));
    }

    private static String judges(CaseFile file) {
        return file.judges().stream()
                .map(judge -> judge.name() + " (" + judge.initials() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<String> parties(CaseFile file) {
        return file.parties().stream()
                .map(party -> party.party() + ": " + party.name() + ", "
                        + party.side().name().toLowerCase(Locale.ROOT)
                        + service(party)
                        + party.formerNames().stream()
                                .map(former -> (former.substituted() ? ", in the place of " : ", formerly ")
                                        + former.name() + " until " + UsDates.longDay(former.until()))
                                .collect(Collectors.joining())
                        + (party.dismissedOn() == null ? "" : ", dismissed " + UsDates.longDay(party.dismissedOn()))
                        + (party.settledOn() == null ? "" : ", settled " + UsDates.longDay(party.settledOn())))
                .toList();
    }

    private static String service(CaseFile.PartyOnFile party) {
        return switch (party.service()) {
            case null -> "";
            case SERVED -> ", served";
            case NOT_SERVED -> ", not served";
            case NOT_NAMED -> ", not named";
        };
    }

    private static List<String> orders(CaseFile file, CertifiedCase certified) {
        return file.orders().stream()
                .map(order -> LaneView.number(order, certified) + ", " + order.title() + ", dated "
                        + UsDates.longDay(order.datedOn())
                        + switch (order.status()) {
                            case IN_FORCE -> "";
                            case SUPERSEDED -> ", superseded";
                            case VACATED -> ", vacated";
                        })
                .toList();
    }

    private static List<String> groups(CaseFile file) {
        return file.groups().stream()
                .map(group -> switch (group.kind()) {
                            case CONSOLIDATED -> "consolidated with ";
                            case RELATED -> "related to ";
                        }
                        + group.cases().stream()
                                .filter(one -> !one.equals(file.caseId()))
                                .map(CaseId::value)
                                .collect(Collectors.joining(", "))
                        + " since " + UsDates.longDay(group.since()) + "; lead case " + group.lead())
                .toList();
    }

    private static String reading(Viewpoint viewpoint) {
        Instant asOf = viewpoint.asOf();
        Instant knownAt = viewpoint.knownAt();
        if (asOf.equals(knownAt)) {
            return "This is what the record showed at that time.";
        }
        return asOf.isBefore(knownAt)
                ? "This shows the earlier date, using everything recorded by the later date."
                : "The first date is after the second. This shows the first date if nothing more is recorded.";
    }

    private static List<String> remarks(CertificateDetail detail) {
        var remarks = new ArrayList<String>();
        if (!detail.quotes()) {
            remarks.add("The order's words are omitted to save space. The bundle has them in full.");
        }
        if (detail.shortens()) {
            remarks.add(
                    "Obligations that were met, or that have no date and no activity, are listed below each table by"
                            + " status. Quotations that end in \u2026 are shortened.");
        } else if (detail.summarizes()) {
            remarks.add("Obligations with no date and no activity are listed below each table by status.");
        }
        return remarks;
    }

    private static String facts(CertifiedCase certified) {
        var entries = certified.record().entries();
        long known = entries.stream()
                .filter(entry ->
                        !entry.recordedAt().isAfter(certified.viewpoint().knownAt()))
                .count();
        int calendar = certified.record().calendar().size();
        return entries.size() + " on record of the case at the checkpoint, " + known
                + " of them recorded by the second moment of the viewpoint; " + calendar
                + " on the court's calendar";
    }
}
