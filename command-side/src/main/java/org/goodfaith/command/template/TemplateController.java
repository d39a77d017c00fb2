package org.goodfaith.command.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists and shows the order templates. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Templates", description = "Templates for entering orders.")
class TemplateController {

    private final TemplateCatalog catalog;

    TemplateController(TemplateCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "List the order templates", description = "Sorted by id.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
            {"templates": [{"id": "caed-meet-confer-vdrp", "version": 1,
              "title": "Order to Meet and Confer and to Initiate Participation in the VDRP", "court": "caed",
              "sourceNote": "The source is incomplete: page 1 of 2 is not on file."}]}
            """)))
    @GetMapping("/templates")
    TemplateList templates() {
        return new TemplateList(
                catalog.all().stream().map(TemplateList.TemplateSummary::of).toList());
    }

    @Operation(
            summary = "Show an order template",
            description =
                    "Its parameters, and its events and terms as data. `${name}` is a placeholder for a parameter.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
            {"id": "cand-settlement-conference", "version": 1,
             "title": "Notice of Settlement Conference and Settlement Conference Order", "court": "cand",
             "source": "A magistrate judge's order, N.D. Cal., dated June 5, 2024.",
             "parameters": [{"name": "answerDueOn", "type": "date", "required": true, "example": "2024-06-26",
               "description": "The day by which defendants must answer plaintiffs' latest communication.", "values": []}],
             "events": [{"key": "settlement-conference", "kind": "SETTLEMENT_CONFERENCE",
               "at": "${settlementConferenceAt}"}],
             "terms": [{"id": "answer-latest-communication", "modality": "MUST", "...": "..."}],
             "leftOut": []}
            """)))
    @GetMapping("/templates/{id}")
    TemplateView template(
            @PathVariable @Schema(description = "The template's id.", example = "cand-settlement-conference")
                    String id) {
        return catalog.find(id).map(TemplateView::of).orElseThrow(() -> new UnknownTemplate(id));
    }

    @Operation(
            summary = "Show the JSON Schema of templates and inline orders",
            description = "Draft 2020-12. An order without a template conforms to `$defs/content`.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:goodfaith:order-template",
             "title": "Order template", "type": "object", "...": "..."}
            """)))
    @GetMapping(path = "/schemas/order-template", produces = "application/json")
    @Schema(type = "object")
    JsonNode schema() {
        return OrderSchema.document();
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownTemplate e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
        problem.setType(URI.create("/problems/unknown-template"));
        problem.setTitle("There is no such template");
        problem.setProperty("field", "id");
        return problem;
    }

    /** There is no template with the requested id. */
    static final class UnknownTemplate extends RuntimeException {

        UnknownTemplate(String id) {
            super(
                    "There is no template with the id '" + Texts.shown(id)
                            + "'. GET /api/v1/templates lists the templates.",
                    null,
                    false,
                    false);
        }
    }

    /** All templates. */
    record TemplateList(List<TemplateSummary> templates) {

        record TemplateSummary(
                String id,
                int version,
                String title,
                String court,
                @Nullable String sourceNote) {

            static TemplateSummary of(OrderTemplate template) {
                return new TemplateSummary(
                        template.id(),
                        template.version(),
                        template.title(),
                        template.court().value(),
                        template.sourceNote().orElse(null));
            }
        }
    }

    /** One complete template. */
    record TemplateView(
            String id,
            int version,
            String title,
            String court,
            String source,
            @Nullable String sourceNote,
            List<ParameterView> parameters,
            @ArraySchema(schema = @Schema(type = "object")) List<JsonNode> events,
            @ArraySchema(schema = @Schema(type = "object")) List<JsonNode> terms,
            @ArraySchema(schema = @Schema(type = "object")) List<JsonNode> leftOut) {

        static TemplateView of(OrderTemplate template) {
            return new TemplateView(
                    template.id(),
                    template.version(),
                    template.title(),
                    template.court().value(),
                    template.source(),
                    template.sourceNote().orElse(null),
                    template.parameters().stream().map(ParameterView::of).toList(),
                    items(template, "events"),
                    items(template, "terms"),
                    items(template, "leftOut"));
        }

        private static List<JsonNode> items(OrderTemplate template, String part) {
            return template.tree().path(part).valueStream().toList();
        }

        /** A parameter of the template. */
        record ParameterView(
                String name,
                String type,
                String description,
                boolean required,
                @Nullable @Schema(type = "string") JsonNode byDefault,
                @Nullable @Schema(type = "string") JsonNode example,
                @Nullable Integer minimum,
                @Nullable Integer maximum,
                List<String> values,
                @Nullable String insteadOf) {

            static ParameterView of(TemplateParameter parameter) {
                return new ParameterView(
                        parameter.name(),
                        parameter.type().toString(),
                        parameter.description(),
                        parameter.required(),
                        parameter.byDefault(),
                        parameter.example(),
                        parameter.minimum(),
                        parameter.maximum(),
                        parameter.values(),
                        parameter.insteadOf());
            }
        }
    }
}
