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
import org.goodfaith.rulebook.intake.FactRequirements.Attribute;
import org.junit.jupiter.api.Test;

class FactRequirementsTest {

    @Test
    void areDocumentedForTemplateAuthors() throws IOException {
        String documented = Files.readString(Path.of("../docs/templates.md"));

        assertThat(documented)
                .endsWith(FactTypes.all().values().stream()
                        .filter(PartyAct.class::isAssignableFrom)
                        .filter(fact -> fact != PerformanceRecorded.class)
                        .map(FactRequirementsTest::row)
                        .filter(row -> !row.contains("|  |  |  |  |  |  |"))
                        .collect(joining("\n", "|---|---|---|---|---|---|---|\n", "\n")));
    }

    @Test
    void acceptAnyAttributeOfPerformanceRecorded() {
        assertThat(FactRequirements.attribute(PerformanceRecorded.class, "anything"))
                .contains(new Attribute.Anything());
        assertThat(FactRequirements.attribute(PerformanceRecorded.class, "channel"))
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
                        FactRequirements.isAboutAnEvent(fact) ? "yes" : "",
                        FactRequirements.namesAttendees(fact) ? "yes" : "");
    }

    private static String named(Class<? extends Fact> fact, Class<? extends Attribute> kind) {
        return FactRequirements.attributes(fact).entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(entry -> "`" + entry.getKey() + "`")
                .collect(joining(", "));
    }
}
