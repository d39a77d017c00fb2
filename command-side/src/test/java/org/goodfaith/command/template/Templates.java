package org.goodfaith.command.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The templates of the product, and the dates of the orders from which they were written. */
final class Templates {

    static final String CONFERENCE = "cand-settlement-conference";
    static final String VDRP = "caed-meet-confer-vdrp";

    static final Map<String, String> CONFERENCE_DATES = Map.of(
            "answerDueOn", "2024-06-26",
            "agendaDueOn", "2024-07-17",
            "preSettlementMeetingAt", "2024-07-31T10:30",
            "settlementConferenceAt", "2024-08-20T10:00");

    private static final TemplateCatalog SHIPPED = TemplateCatalog.of(List.of(file(CONFERENCE), file(VDRP)));

    private Templates() {}

    static TemplateCatalog shipped() {
        return SHIPPED;
    }

    static OrderTemplate shipped(String id) {
        return SHIPPED.find(id).orElseThrow();
    }

    static TemplateFile file(String id) {
        return new TemplateFile(id + ".yml", resource("/templates/" + id + ".yml"));
    }

    static OrderContent content(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled(OrderContent content) -> content;
            case Compilation.Malformed(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static String resource(String name) {
        try (var stream = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
