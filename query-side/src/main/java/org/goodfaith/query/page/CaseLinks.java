package org.goodfaith.query.page;

import java.time.OffsetDateTime;
import java.util.Map;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within one case, which keep its viewpoint. */
public record CaseLinks(CaseId caseId, ViewpointQuery viewpoint) {

    /** @param section such as {@code trail}; empty for the obligations */
    public String to(String section) {
        return page(section).encode().toUriString();
    }

    /** @param file such as {@code trail.csv} */
    public String file(String file) {
        return address("/download/cases/" + caseId + "/" + file).encode().toUriString();
    }

    public String entry(long number) {
        return page("entries").fragment("entry-" + number).encode().toUriString();
    }

    public String shownAtTheTime() {
        return page("trail").queryParam("shownAtTheTime", true).encode().toUriString();
    }

    /** @return the case just after a moment of recording */
    public String at(OffsetDateTime recorded) {
        return UriComponentsBuilder.fromPath("/cases/" + caseId)
                .queryParam("knownAt", "{knownAt}")
                .uriVariables(Map.of("knownAt", recorded.toString()))
                .encode()
                .toUriString();
    }

    /** @return what differs between this viewpoint and now */
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
        if (value != null && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
