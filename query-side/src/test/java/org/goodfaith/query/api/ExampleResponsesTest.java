package org.goodfaith.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class ExampleResponsesTest {

    private static final PathMatchingResourcePatternResolver CLASS_PATH = new PathMatchingResourcePatternResolver();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyOperationHasAnExample() throws IOException {
        assertThat(operations())
                .hasSizeGreaterThan(40)
                .filteredOn(ExampleResponsesTest::answersText)
                .allSatisfy(operation ->
                        assertThat(ExampleResponses.file(operation)).isPresent());
    }

    @Test
    void everyExampleBelongsToAnOperation() throws IOException {
        List<String> used = operations().stream()
                .flatMap(operation -> ExampleResponses.file(operation).stream())
                .map(ClassPathResource::getFilename)
                .toList();
        assertThat(files()).extracting(Resource::getFilename).isSubsetOf(used);
    }

    @Test
    void examplesInJsonAreJson() throws IOException {
        for (Resource file : files()) {
            if (Objects.requireNonNull(file.getFilename()).endsWith(".json")) {
                assertThat(JSON.readTree(file.getContentAsByteArray()).isContainer())
                        .as(file.getFilename())
                        .isTrue();
            }
        }
    }

    private static List<Resource> files() throws IOException {
        return List.of(CLASS_PATH.getResources("classpath*:" + ExampleResponses.FOLDER + "*.*"));
    }

    /** The documented operations of all controllers of the query side, enabled or not. */
    private static List<Method> operations() throws IOException {
        var operations = new ArrayList<Method>();
        var readers = new CachingMetadataReaderFactory();
        for (Resource file : CLASS_PATH.getResources("classpath*:org/goodfaith/query/**/*.class")) {
            var type = readers.getMetadataReader(file).getAnnotationMetadata();
            if (type.isAnnotated(RestController.class.getName()) && !type.isAnnotated(Hidden.class.getName())) {
                Arrays.stream(ClassUtils.resolveClassName(type.getClassName(), null)
                                .getDeclaredMethods())
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, Operation.class))
                        .forEach(operations::add);
            }
        }
        return operations;
    }

    /** Returns false for operations that answer without a body or with a PDF. */
    private static boolean answersText(Method operation) {
        ResponseStatus status = operation.getAnnotation(ResponseStatus.class);
        RequestMapping mapping =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(operation, RequestMapping.class));
        return (status == null || status.value() != HttpStatus.NO_CONTENT)
                && Stream.of(mapping.produces()).noneMatch(MediaType.APPLICATION_PDF_VALUE::equals);
    }
}
