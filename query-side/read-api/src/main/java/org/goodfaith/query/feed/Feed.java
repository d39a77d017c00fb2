package org.goodfaith.query.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.goodfaith.events.Visibility;

/**
 * A calendar that can be subscribed to. Its token is not part of it: nobody can read that again.
 *
 * @param about the case's id, the party's name or the court's short name
 * @param classes what its maker could see when it was made, and so what it shows
 * @param owner the account that made it
 */
@Schema(name = "CalendarFeed")
public record Feed(
        long feed,
        Kind kind,
        @Schema(example = "cand-23-cv-90417") String about,
        List<Visibility> classes,
        @JsonIgnore String owner,
        Instant createdAt) {

    /** What a calendar is about. */
    public enum Kind {
        /** One case. */
        CASE,
        /** Whatever a party of this name owes, and what is set for a time in its cases. */
        PARTY,
        /** Every case of a court, for a stretch of days around today. */
        COURT
    }

    public Feed {
        classes = List.copyOf(classes);
    }
}
