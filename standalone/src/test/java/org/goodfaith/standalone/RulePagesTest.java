package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that every test that a page of {@code docs/rules} names exists. */
class RulePagesTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(?<class>[A-Z]\\w*)(?:\\.\\w+)*#(?<method>\\w+)`");

    @Test
    void namedTestsExist() throws IOException {
        List<String> tests = texts(PROJECT, ".*/src/test/java/.*\\.java");
        List<MatchResult> named = texts(PROJECT.resolve("docs/rules"), ".*\\.md").stream()
                .flatMap(page -> NAMED.matcher(page).results())
                .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named).allSatisfy(name -> assertThat(tests)
                .as(name.group())
                .anyMatch(test -> test.contains("class " + name.group("class") + " ")
                        && test.contains(" " + name.group("method") + "(")));
    }

    private static List<String> texts(Path directory, String path) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().matches(path))
                    .map(RulePagesTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
