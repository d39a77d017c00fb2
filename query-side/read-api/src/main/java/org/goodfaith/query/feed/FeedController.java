package org.goodfaith.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.query.api.JsonController;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Creates, lists and revokes calendar feeds. Each account manages its own. */
@JsonController("/api/v1/calendar-feeds")
@Tag(name = "Calendars", description = "Feeds for calendar programs, which cannot sign in: the URL is the secret.")
class FeedController {

    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create a calendar feed of a case, a party or a court",
            description =
                    "Name exactly one of them. The answer contains the URL to subscribe to and is shown only once:"
                            + " anyone with the URL sees what you may see now.")
    MadeView make(@RequestBody About about, Principal principal) {
        var named = about.named();
        if (named.size() != 1) {
            throw ReadProblemException.malformed(
                    "body", "Name exactly one of: a case, a party by its name, or a court.");
        }
        var only = named.entrySet().iterator().next();
        Feeds.Made made = feeds.make(only.getKey(), only.getValue(), principal.getName());
        return new MadeView(made.feed(), made.token(), "/calendar/" + made.token() + ".ics");
    }

    @GetMapping
    @Operation(
            summary = "List your calendar feeds",
            description = "Without their URLs, of which only hashes are stored.")
    FeedsView list(Principal principal) {
        return new FeedsView(feeds.of(principal.getName()));
    }

    @DeleteMapping("/{feed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a calendar feed", description = "Its URL then answers 404.")
    void revoke(@Parameter(example = "7") @PathVariable long feed, Principal principal) {
        feeds.revoke(feed, principal.getName());
    }

    /** The subject of a new feed. */
    @Schema(name = "CalendarFeedAbout")
    record About(
            @JsonProperty("case") @Schema(example = "cand-23-cv-90417") @Nullable
            String caseId,

            @Schema(description = "A party's name.") @Nullable
            String party,

            @Schema(description = "A court id, such as cand.") @Nullable
            String court) {

        Map<Feed.FeedKind, String> named() {
            var named = new EnumMap<Feed.FeedKind, String>(Feed.FeedKind.class);
            put(named, Feed.FeedKind.CASE, caseId);
            put(named, Feed.FeedKind.PARTY, party);
            put(named, Feed.FeedKind.COURT, court);
            return named;
        }

        private static void put(Map<Feed.FeedKind, String> named, Feed.FeedKind kind, @Nullable String about) {
            if (about != null && !about.isBlank()) {
                named.put(kind, about.strip());
            }
        }
    }

    /** A new feed with its URL. */
    @Schema(name = "CalendarFeedMade")
    record MadeView(
            Feed feed,
            String token,

            @Schema(description = "The path of the feed on this server.")
            String path) {}

    /** The feeds of an account. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FeedsView(List<Feed> feeds) {}
}
