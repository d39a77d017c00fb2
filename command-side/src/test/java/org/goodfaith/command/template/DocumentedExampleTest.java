package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.junit.jupiter.api.Test;

/** Checks that the worked example of {@code docs/templates.md} is a valid template. */
class DocumentedExampleTest {

    private static final Map<String, String> DATES =
            Map.of("mediationAt", "2026-03-10T10:00", "briefDueOn", "2026-03-03");

    @Test
    void addsAThirdKindOfOrderWithoutCode() throws IOException {
        var template = example();

        var plain = Templates.content(template.compile(DATES));
        assertThat(plain.terms())
                .extracting(Term::id)
                .containsExactly(TermId.of("send-letter"), TermId.of("send-brief"));
        assertThat(plain.terms().getFirst().citation().quotation())
                .isEqualTo("Counsel shall email opposing counsel a letter explaining the party's position no later than"
                        + " twenty-one (21) days before the mediation on March 10, 2026, at 10:00 a.m.");
        assertThat(plain.terms().getFirst().requirements()).hasSize(1);
    }

    @Test
    void addsTermsForOptionalParameters() throws IOException {
        var full = Templates.content(example()
                .compile(Map.of(
                        "mediationAt", "2026-03-10T10:00",
                        "briefDueOn", "2026-03-03",
                        "letterPagesMax", "5",
                        "repliesInvited", "true")));

        assertThat(full.terms()).extracting(Term::id).contains(TermId.of("reply"));
        assertThat(full.terms().getFirst().requirements())
                .contains(new Requirement.AtMost("pages", 5, "of no more than five (5) pages"));
    }

    private static OrderTemplate example() throws IOException {
        String page = Files.readString(Path.of("../docs/templates.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String yaml = page.substring(begin, page.indexOf("```\n", begin));
        return TemplateCatalog.of(List.of(new TemplateFile("docs/templates.md", yaml)))
                .all()
                .getFirst();
    }
}
