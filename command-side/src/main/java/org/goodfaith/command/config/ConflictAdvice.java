package org.goodfaith.command.config;

import java.net.URI;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders a race that the event store decided against the caller as an RFC 9457 problem. */
@RestControllerAdvice
class ConflictAdvice {

    @ExceptionHandler
    ProblemDetail identifierTaken(AggregateStreamCreationException e) {
        return conflict("identifier-taken", "There is already a record under this identifier.");
    }

    @ExceptionHandler
    ProblemDetail overtaken(ConcurrencyException e) {
        return conflict(
                "overtaken", "Somebody else recorded on this case at the same moment; nothing was recorded here.");
    }

    private static ProblemDetail conflict(String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
        problem.setType(URI.create("/problems/" + type));
        return problem;
    }
}
