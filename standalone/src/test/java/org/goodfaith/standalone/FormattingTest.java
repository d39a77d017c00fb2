package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file of the reactor stands as palantir-java-format writes it.
 *
 * <p>A test, because the formatter parses with the compiler of the JVM it runs in, and only tests surely run on JDK 25;
 * Maven itself may run on an older one. {@code mvn spotless:apply} repairs, see {@code CONTRIBUTING.md}.
 */
class FormattingTest {

    private static final Path ROOT = Path.of("..");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void sourcesStandAsTheFormatterWritesThem() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).isNotEmpty();
        assertThat(sources.stream().filter(this::standsOtherwise))
                .as("files that `mvn spotless:apply` would change")
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(FormattingTest::javaFilesUnder)
                    .toList();
        }
    }

    private static Stream<Path> javaFilesUnder(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean standsOtherwise(Path source) {
        try {
            String text = Files.readString(source);
            String ordered = ImportOrderer.reorderImports(text, Style.PALANTIR);
            return !formatter
                    .formatSource(RemoveUnusedImports.removeUnusedImports(ordered))
                    .equals(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException(source + " cannot be parsed", e);
        }
    }
}
