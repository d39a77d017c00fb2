package org.goodfaith.query.api;

import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the example of the successful response to each operation in the OpenAPI document.
 *
 * <p>The example of a method is the file {@code openapi/examples/<controller>.<method>} with the extension json, csv or
 * txt. Methods without a file of their own use the file of their controller, {@code openapi/examples/<controller>}.
 */
@Component
class ExampleResponses implements GlobalOperationCustomizer {

    static final String FOLDER = "openapi/examples/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        file(handler.getMethod())
                .map(ExampleResponses::parse)
                .ifPresent(example -> operation.getResponses().forEach((status, response) -> {
                    if (status.startsWith("2") && response.getContent() != null) {
                        response.getContent().values().forEach(content -> content.setExample(example));
                    }
                }));
        return operation;
    }

    /** Returns the example file of a controller's method. */
    static Optional<ClassPathResource> file(Method method) {
        String controller = method.getDeclaringClass().getSimpleName();
        return Stream.of(controller + "." + method.getName(), controller)
                .flatMap(name -> Stream.of(".json", ".csv", ".txt").map(extension -> FOLDER + name + extension))
                .map(ClassPathResource::new)
                .filter(ClassPathResource::exists)
                .findFirst();
    }

    private static Object parse(ClassPathResource file) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            return Objects.requireNonNull(file.getFilename()).endsWith(".json")
                    ? JSON.readValue(text, Object.class)
                    : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
