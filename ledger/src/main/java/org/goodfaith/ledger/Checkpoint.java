package org.goodfaith.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The state of the whole record at one moment, in the form of c2sp.org/tlog-checkpoint with two extension lines:
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
 * @param size how many leaves it has
 * @param root their root
 * @param headsRoot the root of the map of where each stream ends
 * @param through the moment of recorded time up to which everything recorded is in
 */
public record Checkpoint(String origin, long size, Hash root, Hash headsRoot, Instant through) {

    private static final String HEADS = "heads ";
    private static final String THROUGH = "through ";

    /** @throws IllegalArgumentException if the origin cannot be the name of a key, or the size is negative */
    public Checkpoint {
        VerifierKey.requireName(origin);
        if (size < 0) {
            throw new IllegalArgumentException("a log has no size of " + size);
        }
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws IllegalArgumentException if it is not in the one form {@link #text()} writes
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 6
                || !lines.get(3).startsWith(HEADS)
                || !lines.get(4).startsWith(THROUGH)) {
            throw new IllegalArgumentException(
                    "this is no checkpoint: origin, size, root, heads and through are wanted");
        }
        try {
            var checkpoint = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Hash.fromBase64(lines.get(2)),
                    Hash.fromBase64(lines.get(3).substring(HEADS.length())),
                    Instant.parse(lines.get(4).substring(THROUGH.length())));
            if (!checkpoint.text().equals(text)) {
                throw new IllegalArgumentException("this checkpoint is not in its one form");
            }
            return checkpoint;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("this checkpoint says no moment of time", e);
        }
    }

    /** @return what is signed */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + HEADS + headsRoot.base64() + "\n" + THROUGH
                + through + "\n";
    }
}
