package org.goodfaith.query.relay;

/** What a topic of facts carries. */
public enum TopicContent {
    /** What anybody may see of cases that anybody may see. */
    PUBLIC,
    /** Every fact, of cases and of courts' calendars, with its place in the store and who recorded it. */
    EVERYTHING
}
