package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.command.template.Templates.CONFERENCE;
import static org.goodfaith.command.template.Templates.CONFERENCE_DATES;
import static org.goodfaith.command.template.Templates.VDRP;
import static org.goodfaith.command.template.Templates.content;
import static org.goodfaith.command.template.Templates.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTemplatesTest {

    /** Writes the current table to {@code target/duties}. After review, copy it over the approved file. */
    @ParameterizedTest
    @ValueSource(strings = {CONFERENCE, VDRP})
    void produceTheApprovedTableOfDuties(String id) throws IOException {
        var dates = id.equals(CONFERENCE) ? CONFERENCE_DATES : Map.<String, String>of();

        String duties = DutyTable.of(content(shipped(id).compile(dates)));

        Files.createDirectories(Path.of("target/duties"));
        Files.writeString(Path.of("target/duties", id + ".approved.txt"), duties);
        assertThat(duties).isEqualTo(Templates.resource("/templates/" + id + ".approved.txt"));
    }

    @Test
    void areSortedById() {
        assertThat(shipped().all()).extracting(OrderTemplate::id).containsExactly(VDRP, CONFERENCE);
    }
}
