package org.goodfaith.command.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodfaith.command.problem.MalformedRequest;

/** Writes an uploaded file to disk before it is processed. */
final class Spool {

    static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private Spool() {}

    /** @throws MalformedRequest if the upload exceeds {@link #FILE_BYTES_MAX} */
    static void write(Path spool, InputStream upload) throws IOException {
        try (OutputStream out = Files.newOutputStream(spool)) {
            long length = 0;
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                length += read;
                if (length > FILE_BYTES_MAX) {
                    throw new MalformedRequest(
                            MalformedRequest.MalformedKind.TOO_LARGE,
                            "body",
                            "The file is larger than " + FILE_BYTES_MAX / 1024 / 1024
                                    + " MiB. Split it into smaller files.");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
