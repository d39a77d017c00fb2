package org.goodfaith.query.page;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodfaith.events.CaseId;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** URLs within one case that keep its viewpoint. */
public record CaseLinks(CaseId caseId, ViewpointQuery viewpoint) {

    private static final Set<String> NEVER_STRUCK =
            Set.of("CaseOpened", "EntryStricken", "OverdueNoticeIssued", "OverdueNoticeWithdrawn");
    private static final Set<ObligationStatus> WAITING =
            Set.of(ObligationStatus.OPEN, ObligationStatus.OVERDUE, ObligationStatus.DEFICIENT);

    /** Returns the URL of a section such as {@code trail}; an empty name means the obligations. */
    public String to(String section) {
        return page(section).encode().toUriString();
    }

    /** Returns the URL of a download such as {@code trail.csv}. */
    public String file(String file) {
        return address("/download/cases/" + caseId + "/" + file).encode().toUriString();
    }

    public String entry(long number) {
        return page("entries").fragment("entry-" + number).encode().toUriString();
    }

    public String shownAtTheTime() {
        return page("trail").queryParam("shownAtTheTime", true).encode().toUriString();
    }

    /** A link to the form that records a fact. */
    public record Recording(String fact, String address) {}

    /** Returns links to record the facts that would perform an obligation; none if the viewpoint is not now. */
    public List<Recording> recordings(ObligationView obligation) {
        if (isGiven(viewpoint.asOf())
                || isGiven(viewpoint.knownAt())
                || obligation.explanation() == null
                || obligation.modality() == Modality.MUST_NOT
                || !WAITING.contains(obligation.status())) {
            return List.of();
        }
        return obligation.explanation().performedBy().stream()
                .distinct()
                .map(fact -> new Recording(
                        PageWords.WORDS.fact(fact),
                        UriComponentsBuilder.fromPath("/cases/" + caseId + "/record/" + fact)
                                .queryParam("obligation", "{obligation}")
                                .uriVariables(Map.of("obligation", obligation.id()))
                                .encode()
                                .toUriString()))
                .toList();
    }

    /** Returns true if entries of this kind can be struck. */
    public boolean strikable(String fact) {
        return !NEVER_STRUCK.contains(fact);
    }

    /** Returns the URL of the case as known at the moment of a recording. */
    public String at(OffsetDateTime recorded) {
        return UriComponentsBuilder.fromPath("/cases/" + caseId)
                .queryParam("knownAt", "{knownAt}")
                .uriVariables(Map.of("knownAt", recorded.toString()))
                .encode()
                .toUriString();
    }

    /** Returns the URL that compares this viewpoint with now. */
    public String comparedWithNow() {
        var address = UriComponentsBuilder.fromPath("/cases/" + caseId + "/difference");
        add(address, "fromAsOf", viewpoint.asOf());
        add(address, "fromKnownAt", viewpoint.knownAt());
        return address.encode().toUriString();
    }

    private UriComponentsBuilder page(String section) {
        return address("/cases/" + caseId + (section.isEmpty() ? "" : "/" + section));
    }

    private UriComponentsBuilder address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "asOf", viewpoint.asOf());
        add(address, "knownAt", viewpoint.knownAt());
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (isGiven(value)) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
