package org.goodfaith.command.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Texts;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Rejects unknown and repeated query parameters, since a misspelled {@code dryRun} would record otherwise. */
final class KnownCommandParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.goodfaith.command.")) {
            List<String> known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(MethodParameter::getParameter)
                    .map(java.lang.reflect.Parameter::getName)
                    .toList();
            request.getParameterMap().forEach((name, values) -> check(known, name, values));
        }
        return true;
    }

    private static void check(List<String> known, String name, String[] values) {
        if (!known.contains(name)) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.UNKNOWN_PARAMETER,
                    Texts.shown(name),
                    "The parameter '" + Texts.shown(name) + "' is unknown."
                            + (known.isEmpty() ? "" : " Use " + String.join(", ", known) + "."));
        }
        if (values.length > 1) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_PARAMETER,
                    name,
                    "The parameter " + name + " was given more than once.");
        }
    }
}
