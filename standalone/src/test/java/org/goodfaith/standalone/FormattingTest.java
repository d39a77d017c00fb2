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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Checks that palantir-java-format would leave every Java file of the reactor unchanged.
 *
 * <p>This is a test and not a Maven check because the formatter parses with the compiler of its own JVM. Tests always
 * run on JDK 25; Maven may run on an older one. {@code mvn spotless:apply} formats the files, see
 * {@code CONTRIBUTING.md}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FormattingTest {

    private static final Path ROOT = Path.of("..");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void sourcesAreFormatted() throws IOException {
        List<Path> sources = sources();
        assertThat(sources)
                .as("files of a module at the root, and of a nested one")
                .anyMatch(source -> source.startsWith(ROOT.resolve("rulebook/src/main")))
                .anyMatch(source -> source.startsWith(ROOT.resolve("query-side/web/src/main")));
        assertThat(sources.stream().filter(this::isUnformatted))
                .as("files that `mvn spotless:apply` would change")
                .isEmpty();
    }

    /**
     * Returns the Java files below every {@code src} directory, at any depth, without build output and hidden files.
     */
    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = name.equals("target") || (name.startsWith(".") && !directory.equals(ROOT));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean inSources =
                        file.toString().contains("/src/") || file.toString().contains("\\src\\");
                if (inSources && file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private boolean isUnformatted(Path source) {
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
