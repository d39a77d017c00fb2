package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/** Documents an operation that answers with a file. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation
@ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
@interface ExportOperation {

    @AliasFor(annotation = Operation.class)
    String summary();

    @AliasFor(annotation = Operation.class)
    String description();
}
