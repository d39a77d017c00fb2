package org.goodfaith.command.intake;

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
import org.goodfaith.events.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Reads a request's body up to a limit, whatever length it claims, and keeps its digest.
 *
 * <p>The digest covers method, path, query and body: it is what a retry under the same idempotency key must repeat.
 */
final class RequestBodyLimit extends OncePerRequestFilter {

    /** The largest body taken, in bytes. */
    static final int LENGTH_MAX_BYTES = 256 * 1024;

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
        byte[] body = request.getContentLengthLong() > LENGTH_MAX_BYTES
                ? new byte[LENGTH_MAX_BYTES + 1]
                : request.getInputStream().readNBytes(LENGTH_MAX_BYTES + 1);
        if (body.length > LENGTH_MAX_BYTES) {
            problems.resolveException(request, response, null, tooLarge());
            return;
        }
        request.setAttribute(DIGEST, digest(request, body));
        chain.doFilter(new Read(request, body), response);
    }

    static MalformedRequest tooLarge() {
        return new MalformedRequest(
                MalformedRequest.Kind.TOO_LARGE,
                MalformedBody.WHOLE,
                "A request may have at most " + LENGTH_MAX_BYTES / 1024 + " KiB.");
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        return digest(request.getMethod() + " " + request.getRequestURI(), request.getQueryString(), body);
    }

    /** @param operation the method and the path */
    static String digest(String operation, @Nullable String query, byte[] body) {
        String line = operation + "?" + query + "\n";
        return Sha256.digestOf(line.getBytes(StandardCharsets.UTF_8), body).hex();
    }

    /** A request whose body has been read already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
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
                    throw new UnsupportedOperationException("the body was read already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
