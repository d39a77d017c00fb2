package org.goodfaith.query.relay;

/**
 * A topic of facts.
 *
 * @param origin what addresses in its records begin with, such as {@code https://goodfaith.example}
 */
record Topic(String name, TopicContent carries, String origin) {}
