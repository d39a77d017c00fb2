package org.goodfaith.examples;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** Reads the facts of a topic from the API page by page, starting with the first fact. */
public final class FactRange implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI first;
    private final String authorization;
    private URI here;
    private boolean atEnd;

    /**
     * @param product the base address of Goodfaith
     * @param authorization the value of the {@code Authorization} header
     */
    public FactRange(URI product, String topic, String authorization) {
        this.first = product.resolve("/api/v1/topics/" + topic + "/facts");
        this.here = first;
        this.authorization = authorization;
    }

    /**
     * Reads the next page.
     *
     * @return the next facts; empty if there are no more
     * @throws IOException if the request fails or is rejected
     */
    public List<ReceivedFact> next() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(here)
                .header("Authorization", authorization)
                .build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(here + " answered " + response.statusCode());
        }
        List<ReceivedFact> facts = StreamSupport.stream(
                        JSON.readTree(response.body()).spliterator(), false)
                .map(ReceivedFact::of)
                .toList();
        Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
        atEnd = !next.find();
        if (!atEnd) {
            here = first.resolve(next.group(1));
        } else if (!facts.isEmpty()) {
            here = URI.create(first + "?after=" + facts.getLast().id());
        }
        return facts;
    }

    /** Returns whether the last page was the end of the recorded facts. */
    public boolean atEnd() {
        return atEnd;
    }

    @Override
    public void close() {
        client.close();
    }
}
