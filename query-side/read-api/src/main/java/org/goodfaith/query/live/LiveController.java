package org.goodfaith.query.live;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.regex.Pattern;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Serves server-sent events to pages. An event says that something changed, never what. */
@RestController
@Hidden
class LiveController {

    private static final String RETRY_AFTER_SECONDS = "10";

    /** The position of any node; see {@link LiveStreams#position()}. The stream repeats it as the id of an event. */
    private static final Pattern POSITION = Pattern.compile("[a-z0-9-]{1,60}");

    private final LiveStreams streams;
    private final CaseReader reader;

    LiveController(LiveStreams streams, CaseReader reader) {
        this.streams = streams;
        this.reader = reader;
    }

    /**
     * @param caseId the case the page shows; absent for all
     * @param after the position at which the page was rendered
     * @param lastHeard the last event that a reconnecting browser received
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @RequestParam(name = "case", required = false) @Nullable CaseId caseId,
            @RequestParam String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastHeard) {
        if (caseId != null) {
            // Rejects cases that the caller may not see.
            var _ = reader.read(caseId, ViewpointQuery.now(), shown -> shown.court());
        }
        String heard = lastHeard == null ? after : lastHeard;
        if (!POSITION.matcher(heard).matches()) {
            throw ReadProblemException.malformed("after", "after must be the position at which a page was rendered.");
        }
        return streams.open(caseId == null ? null : caseId.value(), heard)
                .map(stream -> ResponseEntity.ok()
                        // Tells proxies neither to cache nor to buffer.
                        .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                        .header("X-Accel-Buffering", "no")
                        .body(stream))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build());
    }
}
