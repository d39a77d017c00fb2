package org.goodfaith.command.intake;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders what nobody expected, for this side's own controllers only: the other side's failures are its own. */
@RestControllerAdvice(basePackages = "org.goodfaith.command")
class Failures {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Exception e) {
        return Problems.broken(e);
    }

    /** Left to Spring Security. */
    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }
}
