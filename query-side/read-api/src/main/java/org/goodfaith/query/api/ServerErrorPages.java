package org.goodfaith.query.api;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers requests that the web server rejects before they reach our code, such as URLs with invalid characters.
 * Browsers get a page and programs a problem; neither names the server software.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerErrorPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int ERROR_MIN = 400;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>Request not understood \u00B7 Goodfaith</title>
              <link rel="stylesheet" href="/goodfaith.css">
            </head>
            <body>
            <header class="site"><div class="bar"><a class="brand" href="/">Goodfaith</a></div></header>
            <main id="content">
              <h1>Request not understood</h1>
              <p class="lead">The server could not read this request. The address may be damaged. Check it and try again.
                <a href="/">To the overview</a></p>
              <p class="hint">Status %d.</p>
            </main>
            </body>
            </html>
            """;

    private static final String PROBLEM = """
            {"type":"/problems/malformed-request","title":"The request is malformed","status":%d,\
            "detail":"The server could not read this request. Check the address and try again."}
            """;

    /** Runs inside the server's own valve, which then sees that the error was reported. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new InOurWords()));
    }

    private static final class InOurWords extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable error) {
            int status = response.getStatus();
            if (status < ERROR_MIN || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String accepted = request.getHeader(HttpHeaders.ACCEPT);
            boolean page = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
            try {
                response.setContentType(page ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                if (page) {
                    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
                }
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write((page ? PAGE : PROBLEM).formatted(status));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException _) {
                // The client has left, or has received a partial answer.
            }
        }
    }
}
