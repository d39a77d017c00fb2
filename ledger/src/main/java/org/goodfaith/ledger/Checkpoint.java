package org.goodfaith.ledger;

import java.util.List;

/**
 * The state of the log at one time. Its text follows c2sp.org/tlog-checkpoint and has no extension lines:
 *
 * <pre>
 * goodfaith.example/record
 * 1042
 * zkcdN3nB0Yx2jZ1p4oJ5…=
 * </pre>
 *
 * <p>The last leaf of the log is the {@link Seal} of the checkpoint.
 *
 * @param origin the name of the log
 * @param size the number of leaves in the log
 * @param root the root of the log
 */
public record Checkpoint(String origin, long size, Hash root) {

    /** @throws IllegalArgumentException if the origin is not a valid key name, or the size is not positive */
    public Checkpoint {
        VerifierKey.requireName(origin);
        if (size <= 0) {
            throw new IllegalArgumentException("the size of a log with a seal cannot be " + size);
        }
    }

    /**
     * Parses the text of a checkpoint.
     *
     * @throws IllegalArgumentException if it is not exactly what {@link #text()} writes
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 4) {
            throw new IllegalArgumentException("a checkpoint has three lines: origin, size and root");
        }
        var checkpoint = new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.fromBase64(lines.get(2)));
        if (!checkpoint.text().equals(text)) {
            throw new IllegalArgumentException("the checkpoint is not in canonical form");
        }
        return checkpoint;
    }

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
