package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goodfaith.command.dryrun.DryRunView;
import org.springframework.core.annotation.AliasFor;

/** Documents an operation that records facts in a case, and whose dry run shows the changed obligations. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Records(
        summary = "",
        tags = {},
        example = "")
@ApiResponse(
        responseCode = "200",
        description = "The result of a dry run.",
        content = @Content(schema = @Schema(implementation = DryRunView.class)))
@interface RecordsFact {

    @AliasFor(annotation = Records.class)
    String summary();

    @AliasFor(annotation = Records.class)
    String description() default "";

    @AliasFor(annotation = Records.class)
    String[] tags();

    @AliasFor(annotation = Records.class)
    String example();
}
