package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goodfaith.command.operation.JointEntryRequest;
import org.goodfaith.command.operation.JointEntryView;
import org.springframework.core.annotation.AliasFor;

/** Documents an operation that records in several cases, and whose response lists the outcome of each. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Records(
        summary = "",
        tags = {},
        example = "")
@ApiResponse(
        responseCode = "207",
        description = "Some cases do not have the entry. The response says which, and why.",
        content = @Content(schema = @Schema(implementation = JointEntryView.class)))
@ApiResponse(
        responseCode = "200",
        description = "The result of a dry run.",
        content = @Content(schema = @Schema(implementation = JointEntryView.class)))
@RequestBody(content = @Content(schema = @Schema(implementation = JointEntryRequest.class)))
@interface RecordsInCases {

    @AliasFor(annotation = Records.class)
    String summary();

    @AliasFor(annotation = Records.class)
    String description();

    @AliasFor(annotation = Records.class)
    String[] tags();

    @AliasFor(annotation = Records.class)
    String example();
}
