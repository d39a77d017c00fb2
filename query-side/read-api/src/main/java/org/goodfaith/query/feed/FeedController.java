package org.goodfaith.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and revokes calendars. Each account has its own. */
@RestController
@RequestMapping(path = "/api/v1/calendar-feeds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Calendars", description = "For calendar programs, which cannot sign in: the address is the secret.")
class FeedController {

    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a calendar of a case, a party or a court",
            description = "Name one of them. The answer has the address to subscribe to, which is told this once only:"
                    + " whoever has it sees what you may see now.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"feed":{"feed":7,"kind":"CASE","about":"cand-23-cv-90417","classes":["PUBLIC","PARTIES"],
                      "createdAt":"2024-07-03T17:00:00Z"},"token":"tIV3Xw0YwQ0E2cWq6u5p6mJ1s0oB7H1Vf3m8nJc2yQk",
                     "path":"/calendar/tIV3Xw0YwQ0E2cWq6u5p6mJ1s0oB7H1Vf3m8nJc2yQk.ics"}
                    """)))
    MadeView make(@RequestBody About about, Principal principal) {
        var named = about.named();
        if (named.size() != 1) {
            throw ReadProblemException.malformed(
                    "body", "Name exactly one thing: a case, a party by its whole name, or a court.");
        }
        var only = named.entrySet().iterator().next();
        Feeds.Made made = feeds.make(only.getKey(), only.getValue(), principal.getName());
        return new MadeView(made.feed(), made.token(), "/calendar/" + made.token() + ".ics");
    }

    @GetMapping
    @Operation(summary = "List your calendars", description = "Without their addresses, of which only hashes are kept.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"feeds":[{"feed":7,"kind":"CASE","about":"cand-23-cv-90417","classes":["PUBLIC","PARTIES"],
                      "createdAt":"2024-07-03T17:00:00Z"}]}
                    """)))
    FeedsView list(Principal principal) {
        return new FeedsView(feeds.of(principal.getName()));
    }

    @DeleteMapping("/{feed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a calendar", description = "From then on its address is answered with 404.")
    @ApiResponse(responseCode = "204")
    void revoke(@Parameter(example = "7") @PathVariable long feed, Principal principal) {
        feeds.revoke(feed, principal.getName());
    }

    /** What a calendar is to be about. */
    @Schema(name = "CalendarFeedAbout")
    record About(
            @JsonProperty("case") @Schema(example = "cand-23-cv-90417") @Nullable
            String caseId,

            @Schema(description = "A party's whole name, as it was entered.") @Nullable
            String party,

            @Schema(description = "A court's short name.") @Nullable
            String court) {

        Map<Feed.Kind, String> named() {
            var named = new EnumMap<Feed.Kind, String>(Feed.Kind.class);
            put(named, Feed.Kind.CASE, caseId);
            put(named, Feed.Kind.PARTY, party);
            put(named, Feed.Kind.COURT, court);
            return named;
        }

        private static void put(Map<Feed.Kind, String> named, Feed.Kind kind, @Nullable String about) {
            if (about != null && !about.isBlank()) {
                named.put(kind, about.strip());
            }
        }
    }

    /** A calendar just made. */
    @Schema(name = "CalendarFeedMade")
    record MadeView(
            Feed feed,
            String token,

            @Schema(description = "Where calendar programs find it, on this server.")
            String path) {}

    /** The calendars of an account. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FeedsView(List<Feed> feeds) {}
}
