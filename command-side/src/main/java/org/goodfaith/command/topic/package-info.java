/**
 * The topic that facts are sent in by: records are recorded as requests are, and what is turned down goes to the topic
 * of dead letters with the reason. Off unless {@code goodfaith.kafka.intake.enabled} is set.
 *
 * <p>May depend on {@code org.goodfaith.command.intake}, never the other way round. Start with {@code TopicSession}.
 */
@NullMarked
package org.goodfaith.command.topic;

import org.jspecify.annotations.NullMarked;
