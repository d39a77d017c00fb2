package org.goodfaith.query.api;

import java.net.URI;
import java.util.Map;
import org.goodfaith.events.Texts;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.status.CaseTooLarge;
import org.goodfaith.spring.SqlFailures;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Renders a {@link org.goodfaith.query.edge.ReadProblem} as an RFC 9457 problem. */
@RestControllerAdvice(basePackages = "org.goodfaith.query")
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ReadProblemAdvice {

    private static final String SOON_SECONDS = "1";

    /** A record that failed is not repaired within seconds. */
    private static final String AFTER_REPAIR_SECONDS = "60";

    private static final Map<String, String> TITLES = Map.of(
            "malformed-parameter", "A parameter is malformed",
            "malformed-json", "The body cannot be read",
            "unknown-parameter", "A parameter is unknown",
            "invalid-parameter", "This parameter is not valid here",
            "past-as-of", "Lists look at now or later",
            "not-found", "Nothing was found",
            "not-yet-visible", "It is recorded but not yet visible",
            "not-evaluated", "The record could not be evaluated",
            "database-unavailable", "The database is not available",
            "invalid-state", "This is not possible in the current state");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(ReadProblemException e) {
        return switch (e.reason()) {
            case ReadProblem.MalformedParameter r ->
                answer(problem(HttpStatus.BAD_REQUEST, "malformed-parameter", r.says(), r.field()));
            case ReadProblem.UnknownParameter r ->
                answer(problem(HttpStatus.BAD_REQUEST, "unknown-parameter", r.says(), r.field()));
            case ReadProblem.InvalidParameter r ->
                answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-parameter", r.says(), r.field()));
            case ReadProblem.PastAsOf r ->
                answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, "past-as-of", r.says(), "asOf"));
            case ReadProblem.NotFound r -> answer(problem(HttpStatus.NOT_FOUND, "not-found", r.says(), r.field()));
            case ReadProblem.NotYetVisible r ->
                later(SOON_SECONDS, problem(HttpStatus.SERVICE_UNAVAILABLE, "not-yet-visible", r.says(), "after"));
            case ReadProblem.NotEvaluatedFromThere r ->
                later(
                        AFTER_REPAIR_SECONDS,
                        problem(HttpStatus.SERVICE_UNAVAILABLE, "not-evaluated", r.says(), "caseId"));
            // A retry changes nothing, so the answer has no Retry-After.
            case ReadProblem.TooLarge r ->
                answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "not-evaluated", r.says(), "caseId"));
            case ReadProblem.NotEvaluated r -> {
                var problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "not-evaluated", r.says(), r.field());
                problem.setProperty("throughEntry", r.throughEntry());
                if (r.failedAtEntry() != null) {
                    problem.setProperty("failedAtEntry", r.failedAtEntry());
                }
                yield later(AFTER_REPAIR_SECONDS, problem);
            }
            case ReadProblem.InvalidState r ->
                answer(problem(HttpStatus.CONFLICT, "invalid-state", r.says(), r.field()));
        };
    }

    /** A bundle or certificate of a case that is too large. */
    @ExceptionHandler(CaseTooLarge.class)
    ResponseEntity<ProblemDetail> tooLarge() {
        return unreadable(new ReadProblemException(new ReadProblem.TooLarge()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return answer(problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                "The parameter " + e.getParameterName() + " is required.",
                e.getParameterName()));
    }

    /** A path variable or parameter that its type rejects, with that type's message. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        Throwable cause = rootCause(e);
        String detail = cause instanceof IllegalArgumentException && cause.getMessage() != null && ours(cause)
                ? cause.getMessage()
                : "'" + Texts.shown(String.valueOf(e.getValue())) + "' cannot be read as " + e.getName();
        return answer(problem(HttpStatus.BAD_REQUEST, "malformed-parameter", sentence(detail), e.getName()));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> unreadableBody() {
        return answer(problem(
                HttpStatus.BAD_REQUEST,
                "malformed-json",
                "The body is missing, or is not the JSON asked for.",
                "body"));
    }

    /**
     * The database is down or restarting, has no connection or memory free, or rolled the read back. A retry succeeds.
     */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> noDatabase(RuntimeException e) {
        if (!SqlFailures.isOutage(e)) {
            throw e;
        }
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer at the moment, so nothing can be shown. Try again in a few seconds. If it"
                        + " keeps failing, contact your administrator.");
        problem.setType(URI.create("/problems/database-unavailable"));
        problem.setTitle(TITLES.get("database-unavailable"));
        return later(SOON_SECONDS, problem);
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            cause = next;
        }
        return cause;
    }

    private static boolean ours(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.goodfaith.");
    }

    private static String sentence(String detail) {
        return detail.endsWith(".") ? detail : detail + ".";
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail, String field) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(TITLES.get(type));
        problem.setProperty("field", field);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<ProblemDetail> later(String seconds, ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .body(problem);
    }
}
