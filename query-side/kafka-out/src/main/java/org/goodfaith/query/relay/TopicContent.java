package org.goodfaith.query.relay;

/** The content of a topic. */
public enum TopicContent {
    /** Public facts of public cases. */
    PUBLIC,
    /** Every fact of cases and court calendars, with its store position and who recorded it. */
    EVERYTHING
}
