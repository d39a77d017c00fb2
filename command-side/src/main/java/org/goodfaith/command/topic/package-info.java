/**
 * Kafka intake: records facts from a topic with the commands of the API and sends rejected records to a dead-letter
 * topic. Disabled unless {@code goodfaith.kafka.intake.enabled} is set.
 *
 * <p>May depend on {@code org.goodfaith.command.operation}; the reverse is not allowed. Start with
 * {@code TopicSession}.
 */
@NullMarked
package org.goodfaith.command.topic;

import org.jspecify.annotations.NullMarked;
