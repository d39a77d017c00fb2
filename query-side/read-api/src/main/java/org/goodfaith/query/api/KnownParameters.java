package org.goodfaith.query.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.Texts;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects unknown and repeated query parameters. Otherwise a misspelled {@code asOf} would silently return the present.
 */
@Component
public class KnownParameters implements HandlerInterceptor {

    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.goodfaith.query.")) {
            var names = known.computeIfAbsent(method.getMethod(), KnownParameters::names);
            request.getParameterMap().forEach((name, values) -> check(names, name, values));
        }
        return true;
    }

    private static void check(Map<String, Boolean> names, String name, String[] values) {
        Boolean repeatable = names.get(name);
        if (repeatable == null) {
            throw new ReadProblemException(new ReadProblem.UnknownParameter(
                    Texts.shown(name),
                    "There is no parameter '" + Texts.shown(name) + "' here. Known are: "
                            + String.join(", ", names.keySet().stream().sorted().toList()) + "."));
        }
        if (values.length > 1 && !repeatable) {
            throw ReadProblemException.malformed(name, name + " may be given only once.");
        }
        for (String value : values) {
            if (value.length() > Texts.LINE_LENGTH_MAX) {
                throw ReadProblemException.malformed(
                        name, name + " may have at most " + Texts.LINE_LENGTH_MAX + " characters.");
            }
        }
        requireText(name, values);
    }

    /**
     * Rejects control characters. The database cannot compare a text that has some of them.
     *
     * @throws ReadProblemException if a value has one
     */
    public static void requireText(String name, String... values) {
        for (String value : values) {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw ReadProblemException.malformed(name, Texts.shown(name) + " may have no control characters.");
            }
        }
    }

    /** The names of a method's parameters, and whether each may be repeated. */
    private static Map<String, Boolean> names(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<String, Boolean>> names(Parameter parameter) {
        RequestParam declared = parameter.getAnnotation(RequestParam.class);
        if (declared != null) {
            String name = declared.name().isEmpty() ? parameter.getName() : declared.name();
            return Stream.of(Map.entry(name, Collection.class.isAssignableFrom(parameter.getType())));
        }
        return parameter.getType().getSimpleName().endsWith("Query")
                ? Arrays.stream(parameter.getType().getRecordComponents())
                        .map(component -> Map.entry(component.getName(), false))
                : Stream.of();
    }
}
