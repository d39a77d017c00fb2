package org.goodfaith.command.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.json.BodyLimit;
import org.goodfaith.command.operation.Submissions;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Reads the body of a request up to {@link BodyLimit#MAX_BYTES} and computes the digest of the request.
 *
 * <p>The limit applies whatever {@code Content-Length} says. The digest covers method, path, query and body: a retry
 * with the same idempotency key must have the same digest.
 */
final class RequestBodyLimit extends OncePerRequestFilter {

    /** The request attribute that holds the digest. */
    static final String DIGEST = RequestBodyLimit.class.getName() + ".digest";

    private final HandlerExceptionResolver problems;

    RequestBodyLimit(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || request.getRequestURI().equals(Submissions.FILES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getContentLengthLong() > BodyLimit.MAX_BYTES
                ? new byte[BodyLimit.MAX_BYTES + 1]
                : request.getInputStream().readNBytes(BodyLimit.MAX_BYTES + 1);
        if (body.length > BodyLimit.MAX_BYTES) {
            problems.resolveException(request, response, null, BodyLimit.tooLarge());
            return;
        }
        request.setAttribute(DIGEST, digest(request, body));
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        return IdempotencyKeys.digest(
                request.getMethod() + " " + request.getRequestURI(), request.getQueryString(), body);
    }

    /** A request that serves its body from memory. */
    private static final class BufferedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return bytes.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is in memory");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
