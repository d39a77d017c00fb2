package org.goodfaith.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The leaf of an event.
 *
 * @param event the stored event
 * @param closedThrough the time through which the record was closed when the event was appended: that of the last
 *     {@link Seal} before this leaf; null if there is none
 */
public record EventLeaf(Envelope event, @Nullable Instant closedThrough) {

    /** Returns the content of the leaf. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("closedThrough", closedThrough == null ? null : closedThrough.toString())
                .set("event", event.toJson());
    }

    /** Returns the hash of the leaf. */
    public Hash leaf() {
        return Hash.ofLeaf(CanonicalJson.write(toJson()));
    }

    /** Returns whether the event claims to be recorded at a time through which the record was already closed. */
    public boolean isBackdated() {
        return closedThrough != null && !event.isRecordedAfter(closedThrough);
    }
}
