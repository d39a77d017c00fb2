package org.goodfaith.query.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.Authority;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.Judge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that the message bundle has exactly the keys that the recording forms use. */
class RecordingMessagesTest {

    private static final Path WEB = Path.of("web/src/main");
    private static final Pattern KEY = Pattern.compile("(?:#\\{|[\"'])(recording\\.[A-Za-z.]*[A-Za-z])[\"'(}$]");
    private static final Properties MESSAGES = new Properties();

    @BeforeAll
    static void load() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                RecordingMessagesTest.class.getResourceAsStream("/messages.properties"), "messages.properties")) {
            MESSAGES.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyFactAttributeAndChoiceHasALabelAndNoOtherHasOne() {
        var used = new TreeSet<String>();
        Stream.concat(FactTypes.all().values().stream(), Arrays.stream(CalendarFact.class.getPermittedSubclasses()))
                .forEach(fact -> used.add(FactLabels.key(fact.getSimpleName())));
        Stream.of(Channel.class, ClosureKind.class, DatesCertain.class, Authority.class)
                .forEach(type -> addChoices(type, used));
        for (FactGroup group : FactGroup.ALL) {
            for (Class<? extends Fact> fact : group.facts()) {
                used.add(FactLabels.key(fact.getSimpleName()) + ".hint");
                used.add(FactLabels.key(fact.getSimpleName()) + ".group");
                addAttributes(fact, used);
            }
        }
        List.of(Circumstances.class, Actors.class, Attendee.class, Judge.class)
                .forEach(type -> addAttributes(type, used));

        assertThat(keys("fact.", "choice."))
                .filteredOn(key -> used.contains(key) || !isOptional(key, used))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    private static boolean isOptional(String key, Set<String> used) {
        int dot = key.lastIndexOf('.');
        return (key.endsWith(".hint") || key.endsWith(".blank")) && used.contains(key.substring(0, dot));
    }

    private static void addAttributes(Class<?> type, Set<String> used) {
        for (RecordComponent attribute : type.getRecordComponents()) {
            if (!Set.of(Circumstances.class, Actors.class, Judge.class, Map.class)
                    .contains(attribute.getType())) {
                used.add(FactLabels.key(attribute));
            }
            if (attribute.getType().isEnum()) {
                addChoices(attribute.getType(), used);
            }
            if (attribute.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> item
                    && item.isEnum()) {
                addChoices(item, used);
            }
        }
    }

    private static void addChoices(Class<?> type, Set<String> used) {
        for (Object constant : type.getEnumConstants()) {
            used.add(FactLabels.key((Enum<?>) constant));
        }
    }

    @Test
    void everyTextOfTheFormsIsInTheBundleAndUsed() throws IOException {
        var used = new HashSet<String>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|html)"))
                    .toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        FactGroup.ALL.forEach(group -> used.add("recording.group." + group.key()));

        Set<String> defined = keys("recording.");
        assertThat(defined).containsAll(used);
        assertThat(defined)
                .allMatch(key -> used.contains(key) || used.contains(key.replaceFirst("\\.(hint|link)$", "")));
    }

    private static Set<String> keys(String... prefixes) {
        return MESSAGES.stringPropertyNames().stream()
                .filter(key -> Arrays.stream(prefixes).anyMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
