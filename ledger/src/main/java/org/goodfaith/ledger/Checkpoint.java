package org.goodfaith.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The state of the whole record at one time. Its text follows c2sp.org/tlog-checkpoint and adds two extension lines:
 *
 * <pre>
 * goodfaith.example/record
 * 1042
 * zkcdN3nB0Yx2jZ1p4oJ5…=
 * heads WZ3d…=
 * through 2025-07-08T16:00:00.123Z
 * </pre>
 *
 * @param origin the name of the log
 * @param size the number of leaves in the log
 * @param root the root of the log
 * @param headsRoot the root of the map of stream heads
 * @param through the transaction time through which the log contains every recorded event
 */
public record Checkpoint(String origin, long size, Hash root, Hash headsRoot, Instant through) {

    private static final String HEADS = "heads ";
    private static final String THROUGH = "through ";

    /** @throws IllegalArgumentException if the origin is not a valid key name, or the size is negative */
    public Checkpoint {
        VerifierKey.requireName(origin);
        if (size < 0) {
            throw new IllegalArgumentException("the size of a log cannot be " + size);
        }
    }

    /**
     * Parses the text of a checkpoint.
     *
     * @throws IllegalArgumentException if it is not exactly what {@link #text()} writes
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 6
                || !lines.get(3).startsWith(HEADS)
                || !lines.get(4).startsWith(THROUGH)) {
            throw new IllegalArgumentException("a checkpoint has five lines: origin, size, root, heads and through");
        }
        try {
            var checkpoint = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Hash.fromBase64(lines.get(2)),
                    Hash.fromBase64(lines.get(3).substring(HEADS.length())),
                    Instant.parse(lines.get(4).substring(THROUGH.length())));
            if (!checkpoint.text().equals(text)) {
                throw new IllegalArgumentException("the checkpoint is not in canonical form");
            }
            return checkpoint;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the through line of the checkpoint is not a UTC time", e);
        }
    }

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + HEADS + headsRoot.base64() + "\n" + THROUGH
                + through + "\n";
    }
}
