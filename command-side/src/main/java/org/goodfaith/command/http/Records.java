package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goodfaith.command.dispatch.ReceiptView;
import org.springframework.core.annotation.AliasFor;

/** Documents an operation that records and answers 201 with a receipt. {@link OpenApiConfiguration} adds the rest. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Operation
@ApiResponse(
        responseCode = "201",
        description = "Recorded.",
        content = @Content(schema = @Schema(implementation = ReceiptView.class)))
@interface Records {

    @AliasFor(annotation = Operation.class)
    String summary();

    @AliasFor(annotation = Operation.class)
    String description() default "";

    @AliasFor(annotation = Operation.class)
    String[] tags();

    /** A complete request body. {@code OpenApiTest} sends each example. */
    String example();

    /** The sentence that describes the response of a dry run. */
    String dryRunShows() default
            "With `dryRun=true`, nothing is recorded and no idempotency key is used up. The response"
                    + " (200) shows what would change.";
}
