package org.goodfaith.query.commandside;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Settings for a command side in another process.
 *
 * @param url its address; null if it runs in this process
 * @param user the query side's account there
 * @param password the password of that account
 */
@ConfigurationProperties("goodfaith.query.command-side")
public record CommandSideSettings(
        @Nullable URI url, @Nullable String user, @Nullable String password) {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

    /**
     * Returns a client for the command side.
     *
     * @throws IllegalStateException if there is no address
     */
    public RestClient client() {
        if (url == null) {
            throw new IllegalStateException("goodfaith.query.command-side.url is not set");
        }
        // Without an explicit factory, RestClient picks any HTTP client on the class path.
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(ANSWER_WAIT_MAX);
        var client = RestClient.builder().requestFactory(requests).baseUrl(url);
        if (user != null && password != null) {
            client.defaultHeaders(headers -> headers.setBasicAuth(user, password));
        }
        return client.build();
    }
}
