package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that every test that a page of {@code docs/rules} names exists. */
class RulePagesTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path PAGES = PROJECT.resolve("docs/rules");

    /** A method with its class, as `JointFormTest#method`, or after another method of the class, as `#method`. */
    private static final Pattern NAMED = Pattern.compile("`(?:(?<class>[A-Z]\\w*)(?:\\.\\w+)*)?#(?<method>\\w+)`");

    /** The page on statuses names classes without `Test`, each before its methods. */
    private static final Path STATUSES = PAGES.resolve("status.md");

    private static final Pattern IN_WORDS = Pattern.compile("\\b(?<class>[A-Z]\\w*) (?=`[a-z])|`(?<method>[a-z]\\w*)`");
    private static final Map<String, String> SHORT_NAMES =
            Map.of("Conference", "SettlementConferenceOrderTest", "VDRP", "MeetAndConferOrderTest");

    /** A test that a page names. */
    private record Named(String testClass, String method) {}

    @Test
    void namedTestsExist() throws IOException {
        List<String> tests = texts(PROJECT, ".*/src/test/java/.*\\.java");
        List<Named> named = new ArrayList<>(onStatuses(Files.readString(STATUSES)));
        texts(PAGES, ".*\\.md").forEach(page -> page.lines().forEach(line -> named.addAll(onLine(line))));

        assertThat(named).hasSizeGreaterThan(300);
        assertThat(named).allSatisfy(name -> assertThat(tests)
                .as(name.toString())
                .anyMatch(test ->
                        test.contains("class " + name.testClass() + " ") && test.contains(" " + name.method() + "(")));
    }

    private static List<Named> onLine(String line) {
        var named = new ArrayList<Named>();
        String testClass = "no class before";
        for (MatchResult match : NAMED.matcher(line).results().toList()) {
            testClass = Objects.requireNonNullElse(match.group("class"), testClass);
            named.add(new Named(testClass, match.group("method")));
        }
        return named;
    }

    /** Reads the last column of the tables headed "test". Those of the first name tests of the schedule. */
    private static List<Named> onStatuses(String page) {
        var named = new ArrayList<Named>();
        boolean tests = false;
        boolean schedule = false;
        for (String line : page.lines().toList()) {
            String cell = line.replaceFirst(".* \\| (?=[^|]*\\|$)", "");
            if (!line.startsWith("|")) {
                tests = false;
            } else if (cell.matches("tests? \\|")) {
                tests = true;
                schedule = cell.startsWith("test ");
            } else if (tests) {
                String testClass = schedule ? "ScheduleTest" : "no class before";
                for (MatchResult match : IN_WORDS.matcher(cell).results().toList()) {
                    String before = match.group("class");
                    if (before == null) {
                        named.add(new Named(testClass, match.group("method")));
                    } else {
                        testClass = SHORT_NAMES.getOrDefault(before, before + "Test");
                    }
                }
            }
        }
        return named;
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
