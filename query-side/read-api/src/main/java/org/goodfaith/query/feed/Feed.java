package org.goodfaith.query.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.goodfaith.events.Visibility;

/**
 * A calendar feed. It does not include its token, which is shown only once.
 *
 * @param about the case id, the party's name or the court id
 * @param classes the visibility classes its creator could see, which limit what it shows
 * @param owner the account that created it
 */
@Schema(name = "CalendarFeed")
public record Feed(
        long feed,
        FeedKind kind,
        @Schema(example = "cand-23-cv-90417") String about,
        List<Visibility> classes,
        @JsonIgnore String owner,
        Instant createdAt) {

    /** The subject of a feed. */
    public enum FeedKind {
        /** One case. */
        CASE,
        /** The obligations of parties with this name, and the events of their cases. */
        PARTY,
        /** Every case of a court, for a range of days around today. */
        COURT
    }

    public Feed {
        classes = List.copyOf(classes);
    }
}
