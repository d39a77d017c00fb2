package org.goodfaith.command.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import org.goodfaith.command.dispatch.IdempotencyKeys;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.events.FactTypes;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import tools.jackson.databind.json.JsonMapper;

/** Completes the OpenAPI description: common headers and responses, examples, and the schema of every fact. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/goodfaith/command/http/openapi.properties")
class OpenApiConfiguration {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEM = "Problem";
    private static final String CASE = "/api/v1/cases/{caseId}/";
    private static final String FACTS = "/api/v1/cases/{caseId}/facts/{fact}";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Goodfaith")
                        .version("v1")
                        .description(
                                "A compliance tracker for court-ordered settlement. It shows each party's obligations,"
                                        + " their due dates and reasons, and what is overdue. It records that an offer was"
                                        + " made, never its terms.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    /** Adds the example and the description of the dry run to each operation that has {@link Records}. */
    @Bean
    GlobalOperationCustomizer examples() {
        return (operation, method) -> {
            Records records = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Records.class);
            if (records != null) {
                String description = Objects.requireNonNullElse(operation.getDescription(), "");
                operation.setDescription((description + " " + records.dryRunShows()).strip());
                operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(body -> body.setExample(JSON.readValue(records.example(), Object.class)));
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer commonParts() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> {
                item.readOperations().forEach(OpenApiConfiguration::addProblem);
                if (item.getPost() != null && !path.equals(Submissions.FILES)) {
                    item.getPost().addParametersItem(idempotencyKey());
                    if (path.startsWith(CASE)) {
                        item.getPost().addParametersItem(lastSeen());
                    }
                }
            });
            PathItem facts = api.getPaths().get(FACTS);
            if (facts != null && facts.getPost() != null) {
                describeFacts(api, facts.getPost());
            }
        };
    }

    /** Lists all facts as possible bodies. Their stored form is the schema. */
    private static void describeFacts(OpenAPI api, Operation record) {
        var anyFact = new Schema<>();
        FactTypes.all().forEach((name, type) -> {
            ModelConverters.getInstance().readAll(type).forEach(api.getComponents()::addSchemas);
            anyFact.addOneOfItem(new Schema<>().$ref("#/components/schemas/" + name));
        });
        record.getRequestBody().getContent().values().forEach(body -> body.setSchema(anyFact));
        record.getParameters().stream()
                .filter(parameter -> parameter.getName().equals("fact"))
                .forEach(parameter -> parameter.setSchema(
                        new StringSchema()._enum(List.copyOf(FactTypes.all().keySet()))));
    }

    private static void addProblem(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem (RFC 9457). See docs/errors.md for all types.")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static HeaderParameter idempotencyKey() {
        var key = new HeaderParameter();
        key.setName(IdempotencyKeys.HEADER);
        key.setDescription("A key of 1 to 200 visible ASCII characters that you choose for this request. A retry with"
                + " the same key and body gets the first response and records nothing more.");
        key.setSchema(new StringSchema().minLength(1).maxLength(200));
        key.setExample("2024-08-06-demand-1");
        return key;
    }

    private static HeaderParameter lastSeen() {
        var lastSeen = new HeaderParameter();
        lastSeen.setName(CommandDispatcher.IF_MATCH);
        lastSeen.setDescription(
                "The number of the last entry you have seen, in quotes. If the case has grown since, nothing"
                        + " is recorded and the response is 412. A dry run returns the number as `lastEntry`.");
        lastSeen.setSchema(new StringSchema().pattern("\"\\d{1,9}\""));
        lastSeen.setExample("\"17\"");
        return lastSeen;
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("/problems/unknown-party"))
                .addProperty("title", new StringSchema().example("Refused: unknown party"))
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty(
                        "detail",
                        new StringSchema()
                                .example("No party stranger has joined this case. Record that the party joined first."))
                .addProperty(
                        "instance", new StringSchema().example("/api/v1/cases/cand-24-cv-00101/facts/DemandServed"))
                .addProperty("field", new StringSchema().example("actors.to[0]"));
    }
}
