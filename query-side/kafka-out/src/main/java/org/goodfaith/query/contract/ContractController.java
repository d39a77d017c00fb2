package org.goodfaith.query.contract;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.goodfaith.events.Texts;
import org.goodfaith.query.edge.ReadProblemException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the contract of the Kafka topics. */
@RestController
@RequestMapping(path = "/api/v1/contract", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Contract", description = "The contract of the Kafka topics, for integrators.")
class ContractController {

    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z]+\\.[0-9]+\\.json");

    @GetMapping("/asyncapi.json")
    @Operation(
            summary = "Describe the topics",
            description = "An AsyncAPI 3 document that refers to the schemas next to it. Topics have their default"
                    + " names; the operator may have configured others.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    String asyncApi() throws IOException {
        return text(new ClassPathResource("asyncapi.json", ContractController.class));
    }

    @GetMapping("/schemas/{schema}")
    @Operation(
            summary = "Show the schema of a fact",
            description = "The schema for a fact's name and revision, as records on the topics name them.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    String schema(@Parameter(example = "DemandServed.1.json") @PathVariable String schema) throws IOException {
        var file = new ClassPathResource("schemas/" + schema, ContractController.class);
        if (!SCHEMA.matcher(schema).matches() || !file.exists()) {
            throw ReadProblemException.notFound("schema", "There is no schema " + Texts.shown(schema) + ".");
        }
        return text(file);
    }

    private static String text(ClassPathResource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
