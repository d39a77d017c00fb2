package org.goodfaith.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.ReadProblemException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streams a whole list as a file, one page in memory at a time. No transaction spans the pages, because a slow client
 * would delay the settled position.
 */
@Component
class Download {

    private final JsonMapper json;

    Download(JsonMapper json) {
        this.json = json;
    }

    /**
     * The content of a file.
     *
     * @param name the file name without extension
     * @param head the members of the list's answer besides its lines
     * @param member the member that holds the lines
     * @param zone the zone of a line's court, added as a column
     * @param first the first page; only its failure can still be a problem response
     * @param following returns the page for a cursor
     */
    record Contents<T>(
            String name,
            Map<String, Object> head,
            String member,
            CsvColumns sheet,
            Function<ObjectNode, String> zone,
            ListPage<T> first,
            Function<String, ListPage<T>> following) {

        /** A list that is already complete. */
        static <T> Contents<T> whole(
                String name,
                Map<String, Object> head,
                String member,
                CsvColumns sheet,
                Function<ObjectNode, String> zone,
                ListPage<T> all) {
            return new Contents<>(name, head, member, sheet, zone, all, _ -> new ListPage<>(List.of(), null));
        }

        private void forEach(LineWriter<T> writer) throws IOException {
            ListPage<T> page = first;
            while (true) {
                for (T line : page.lines()) {
                    writer.write(line);
                }
                String next = page.next();
                if (next == null) {
                    return;
                }
                page = following(next);
            }
        }

        /**
         * A problem response is no longer possible. Aborts the connection, so that nobody takes the partial file for
         * the whole.
         */
        private ListPage<T> following(String cursor) throws IOException {
            try {
                return following.apply(cursor);
            } catch (ReadProblemException e) {
                throw new IOException("The export was aborted, because the list could not be read completely", e);
            }
        }
    }

    @FunctionalInterface
    private interface LineWriter<T> {
        void write(T line) throws IOException;
    }

    /** @param format {@code csv} or {@code json} */
    <T> void send(HttpServletResponse response, String format, Contents<T> contents) throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(contents.name() + "." + format)
                        .build()
                        .toString());
        response.setContentType(format.equals("csv") ? "text/csv" : "application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (format.equals("csv")) {
            csv(response.getOutputStream(), contents);
        } else {
            json(response.getOutputStream(), contents);
        }
    }

    private <T> void csv(OutputStream out, Contents<T> contents) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(contents.sheet().columns().toArray(String[]::new))
                .get();
        try (var rows = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format)) {
            contents.forEach(line -> {
                ObjectNode node = json.valueToTree(line);
                rows.printRecord(
                        contents.sheet().row(node.put("zone", contents.zone().apply(node))));
            });
        }
    }

    private <T> void json(OutputStream out, Contents<T> contents) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            contents.head().forEach(generator::writePOJOProperty);
            generator.writeArrayPropertyStart(contents.member());
            contents.forEach(generator::writePOJO);
            generator.writeEndArray();
            generator.writeNullProperty("next");
            generator.writeEndObject();
        }
    }
}
