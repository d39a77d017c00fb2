package org.goodfaith.command.problem;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders unexpected exceptions of the command side's controllers. The query side renders its own. */
@RestControllerAdvice(basePackages = "org.goodfaith.command")
class Failures {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e) {
        return Problems.failed(e);
    }

    /** Leaves the exception to Spring Security. */
    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }
}
