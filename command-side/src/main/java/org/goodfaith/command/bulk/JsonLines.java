package org.goodfaith.command.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.goodfaith.command.bulk.Line.Content;
import org.goodfaith.command.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file with one JSON object per line: {@code {"caseId":…,"operation":…,"body":{…}}} and optionally {@code key}.
 */
final class JsonLines implements Lines {

    /** The longest request body plus the other properties. */
    private static final int LINE_BYTES_MAX = 260 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream file;
    private long number;

    JsonLines(InputStream file) {
        this.file = new BufferedInputStream(file);
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (true) {
            var bytes = new ByteArrayOutputStream();
            long length = 0;
            int read = file.read();
            if (read < 0) {
                return null;
            }
            for (; read >= 0 && read != '\n'; read = file.read()) {
                length++;
                if (length <= LINE_BYTES_MAX) {
                    bytes.write(read);
                }
            }
            number++;
            if (length > LINE_BYTES_MAX) {
                return Line.malformed(number, "line", "The line is longer than " + LINE_BYTES_MAX / 1024 + " KiB.");
            }
            byte[] line = withoutMark(bytes.toByteArray());
            if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
                return read(line);
            }
        }
    }

    private byte[] withoutMark(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        String mark = new String(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return number == 1 && text.startsWith(mark)
                ? text.substring(mark.length()).getBytes(StandardCharsets.ISO_8859_1)
                : line;
    }

    private Line read(byte[] line) {
        try {
            return Line.of(number, StrictJson.read(line, Content.class));
        } catch (RuntimeException e) {
            return Line.unreadable(number, e);
        }
    }
}
