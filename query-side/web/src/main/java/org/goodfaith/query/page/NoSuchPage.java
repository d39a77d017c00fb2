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

/** Renders a page for unknown addresses in browsers. API clients get a problem document instead. */
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
            return PageProblems.page(HttpStatus.NOT_FOUND, Messages.get("page.notFound"));
        }
        if (e instanceof HttpRequestMethodNotSupportedException) {
            PageConfiguration.protect(response);
            return PageProblems.page(HttpStatus.METHOD_NOT_ALLOWED, Messages.get("page.formOnly"));
        }
        return null;
    }
}
