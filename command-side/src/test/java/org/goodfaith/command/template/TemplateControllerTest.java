package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class TemplateControllerTest {

    private final MockMvcTester http = MockMvcTester.create(
            standaloneSetup(new TemplateController(Templates.shipped())).build());

    @Test
    void listsTheTemplates() {
        assertThat(http.get().uri("/api/v1/templates"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.templates[*].id")
                .asArray()
                .containsExactly(Templates.VDRP, Templates.CONFERENCE);
    }

    @Test
    void showsATemplateAsData() {
        var shown = assertThat(http.get().uri("/api/v1/templates/cand-settlement-conference"))
                .hasStatusOk()
                .bodyJson();

        shown.extractingPath("$.parameters[0].name").isEqualTo("answerDueOn");
        shown.extractingPath("$.parameters[0].required").isEqualTo(true);
        shown.extractingPath("$.terms[0].id").isEqualTo("answer-latest-communication");
        shown.extractingPath("$.terms[0].due[0].due.on").isEqualTo("${answerDueOn}");
    }

    @Test
    void showsTheSchema() {
        assertThat(http.get().uri("/api/v1/schemas/order-template"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.$id")
                .isEqualTo("urn:goodfaith:order-template");
    }

    @Test
    void rejectsAnUnknownTemplate() {
        assertThat(http.get().uri("/api/v1/templates/no-such-form"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-template");
    }
}
