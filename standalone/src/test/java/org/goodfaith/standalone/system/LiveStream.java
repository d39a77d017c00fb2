package org.goodfaith.standalone.system;

import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The event stream of an open page, on which a node announces changes of a case. */
final class LiveStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean listening;

    /** Opens a stream and waits until the node has registered it. */
    static LiveStream of(Server node, String caseId) {
        var stream = new LiveStream();
        String address = node.address() + "/live?case=" + caseId + "&after=nothing";
        // The node refuses the stream while it does not show the case yet.
        HttpResponse<Stream<String>> answer =
                await().until(() -> stream.open(address), opened -> opened.statusCode() == 200);
        Thread.ofVirtual().start(() -> stream.listenTo(answer));
        await().until(() -> stream.listening);
        return stream;
    }

    private HttpResponse<Stream<String>> open(String address) {
        try {
            return client.send(ProductApi.signedIn(address).build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    private void listenTo(HttpResponse<Stream<String>> answer) {
        try (Stream<String> lines = answer.body()) {
            lines.forEach(this::hear);
        } catch (UncheckedIOException _) {
            // The stream was closed.
        }
    }

    private void hear(String line) {
        switch (line) {
            case "event:listening" -> listening = true;
            case "event:changed" -> changes.incrementAndGet();
            default -> {}
        }
    }

    int changes() {
        return changes.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
