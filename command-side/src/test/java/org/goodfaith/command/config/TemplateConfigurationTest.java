package org.goodfaith.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.goodfaith.command.template.InvalidTemplateException;
import org.goodfaith.command.template.OrderTemplate;
import org.goodfaith.command.template.TemplateCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

class TemplateConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(TemplateConfiguration.class);

    @Test
    void readsTheTemplatesOfTheProduct() {
        application.run(
                started -> assertThat(started.getBean(TemplateCatalog.class).all())
                        .extracting(OrderTemplate::id)
                        .contains("caed-meet-confer-vdrp", "cand-settlement-conference"));
    }

    @Test
    void readsTemplatesFromAnotherDirectory(@TempDir Path directory) throws IOException {
        String shipped = new ClassPathResource("forms/third-order.yml").getContentAsString(StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("own.yml"), shipped.replace("third-order", "our-own"));

        withTemplatesAlsoFrom(directory).run(started -> assertThat(
                        started.getBean(TemplateCatalog.class).find("our-own"))
                .isPresent());
    }

    @Test
    void reportsFileAndLineOfAnInvalidTemplateAndDoesNotStart(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("broken.yml"), "id: broken\nversion: 1\nterm: []\n");

        withTemplatesAlsoFrom(directory).run(started -> {
            assertThat(started).hasFailed();
            assertThat(started.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(InvalidTemplateException.class)
                    .hasMessageContaining("broken.yml:3 /term: unknown key 'term'")
                    .hasMessageContaining("broken.yml:1 /: 'terms' is missing");
            assertThat(new InvalidTemplateAnalyzer().analyze(Objects.requireNonNull(started.getStartupFailure())))
                    .extracting(FailureAnalysis::getDescription)
                    .asString()
                    .contains("broken.yml:3");
        });
    }

    private ApplicationContextRunner withTemplatesAlsoFrom(Path directory) {
        return application.withPropertyValues(
                "goodfaith.templates.locations=classpath*:/templates/c*.yml,file:" + directory + "/*.yml");
    }
}
