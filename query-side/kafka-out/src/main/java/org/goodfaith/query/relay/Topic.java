package org.goodfaith.query.relay;

/**
 * A topic of facts.
 *
 * @param origin the base of URIs in its records, such as {@code https://goodfaith.example}
 */
record Topic(String name, TopicContent carries, String origin) {}
