package org.goodfaith.rulebook.intake;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.rulebook.intake.FactForms.Attribute;
import org.junit.jupiter.api.Test;

class FactFormsTest {

    @Test
    void areListedForWhoeverWritesATemplate() throws IOException {
        String documented = Files.readString(Path.of("../docs/templates.md"));

        assertThat(documented)
                .endsWith(FactTypes.all().values().stream()
                        .filter(PartyAct.class::isAssignableFrom)
                        .filter(fact -> fact != PerformanceRecorded.class)
                        .map(FactFormsTest::row)
                        .filter(row -> !row.contains("|  |  |  |  |  |  |"))
                        .collect(joining("\n", "|---|---|---|---|---|---|---|\n", "\n")));
    }

    @Test
    void knowAnyAttributeOfWhatATermNamesItself() {
        assertThat(FactForms.attribute(PerformanceRecorded.class, "anything")).contains(new Attribute.Anything());
        assertThat(FactForms.attribute(PerformanceRecorded.class, "channel"))
                .get()
                .isInstanceOf(Attribute.Value.class);
    }

    private static String row(Class<? extends Fact> fact) {
        return "| `%s` | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        fact.getSimpleName(),
                        named(fact, Attribute.YesNo.class),
                        named(fact, Attribute.Count.class),
                        named(fact, Attribute.Value.class),
                        named(fact, Attribute.Names.class),
                        FactForms.isAboutAnEvent(fact) ? "yes" : "",
                        FactForms.namesAttendees(fact) ? "yes" : "");
    }

    private static String named(Class<? extends Fact> fact, Class<? extends Attribute> kind) {
        return FactForms.attributes(fact).entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(entry -> "`" + entry.getKey() + "`")
                .collect(joining(", "));
    }
}
