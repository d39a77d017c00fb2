package org.goodfaith.query.feed;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.goodfaith.events.Sha256;
import org.goodfaith.query.edge.ReadProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves calendar feeds to calendar programs, which cannot sign in: the secret URL is the only credential. Caches and
 * referrers must not leak it.
 */
@RestController
@Hidden
class CalendarController {

    private static final MediaType ICALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final FeedDates dates;

    CalendarController(Feeds feeds, FeedDates dates) {
        this.feeds = feeds;
        this.dates = dates;
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token) {
        Feed feed = feeds.find(token)
                .orElseThrow(() -> ReadProblemException.notFound(
                        "token", "There is no calendar feed at this address. It may have been revoked."));
        byte[] bytes = FeedCalendar.bytes(feed, dates.of(feed));
        String tag = '"' + Sha256.digestOf(bytes).hex() + '"';
        // Where the tag is the client's own, Spring answers 304 without the body.
        return ResponseEntity.ok()
                .contentType(ICALENDAR)
                .eTag(tag)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"goodfaith.ics\"")
                .body(bytes);
    }
}
