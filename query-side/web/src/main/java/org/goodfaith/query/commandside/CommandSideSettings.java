package org.goodfaith.query.commandside;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Where the command side runs.
 *
 * @param url its address; absent if it runs in this process
 * @param user the account the query side has there
 * @param password its password
 */
@ConfigurationProperties("goodfaith.query.command-side")
public record CommandSideSettings(
        @Nullable URI url, @Nullable String user, @Nullable String password) {

    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

    /** @throws IllegalStateException if there is no address */
    public RestClient client() {
        if (url == null) {
            throw new IllegalStateException("the command side has no address");
        }
        // Named, because otherwise whatever client lies on the class path is taken.
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(ANSWER_WAIT_MAX);
        var client = RestClient.builder().requestFactory(requests).baseUrl(url);
        if (user != null && password != null) {
            client.defaultHeaders(headers -> headers.setBasicAuth(user, password));
        }
        return client.build();
    }
}
