package org.goodfaith.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Tells a browser on a page that there is nothing at an address; a program, and whoever asks the API, is answered with
 * a problem.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoSuchPage implements HandlerExceptionResolver {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null
                || !accepted.contains(MediaType.TEXT_HTML_VALUE)
                || request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        if (e instanceof NoResourceFoundException) {
            PageConfiguration.protect(response);
            return PageProblems.page(
                    HttpStatus.NOT_FOUND,
                    "There is nothing at this address. Perhaps it was mistyped, or only a part of it was copied.");
        }
        if (e instanceof HttpRequestMethodNotSupportedException) {
            PageConfiguration.protect(response);
            return PageProblems.page(
                    HttpStatus.METHOD_NOT_ALLOWED, "This address only takes what a form sends. Open the form again.");
        }
        return null;
    }
}
