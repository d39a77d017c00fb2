package org.goodfaith.standalone.system;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The event stream of an open page, on which a node announces changes of a case. */
final class LiveStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final AtomicInteger changes = new AtomicInteger();

    /** Opens a stream and waits until the node has registered it. */
    static LiveStream of(Server node, String caseId) {
        var stream = new LiveStream();
        var request = Api.signedIn(node.address() + "/live?case=" + caseId + "&after=nothing")
                .build();
        var _ = stream.client
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> {
                    try (Stream<String> lines = answer.body()) {
                        lines.forEach(stream::hear);
                    }
                });
        stream.listening.join();
        return stream;
    }

    private void hear(String line) {
        switch (line) {
            case "event:listening" -> listening.complete(null);
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
