package org.goodfaith.command.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodfaith.command.problem.MalformedRequest;

/** Keeps a file that is sent until it is whole. */
final class Spool {

    static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

    private static final int PORTION_BYTES = 64 * 1024;

    private Spool() {}

    /** @throws Malformed if it is too large */
    static void fill(Path spool, InputStream sent) throws IOException {
        try (OutputStream out = Files.newOutputStream(spool)) {
            long length = 0;
            byte[] portion = new byte[PORTION_BYTES];
            for (int read = sent.read(portion); read >= 0; read = sent.read(portion)) {
                length += read;
                if (length > FILE_BYTES_MAX) {
                    throw new MalformedRequest(
                            MalformedRequest.Kind.TOO_LARGE,
                            "body",
                            "A file may have at most " + FILE_BYTES_MAX / 1024 / 1024 + " MiB. Send it in parts.");
                }
                out.write(portion, 0, read);
            }
        }
    }
}
