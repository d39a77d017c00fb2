package org.goodfaith.command.problem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.Texts;
import org.goodfaith.rulebook.status.CaseTooLarge;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Renders refusals, malformed requests and failures as problems. */
@RestControllerAdvice
@Order(0) // Before Failures, which handles every other exception.
public class Problems extends ResponseEntityExceptionHandler {

    /** The title of each problem type that is not a refusal. */
    static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("malformed-json", "The body is not well-formed JSON"),
            Map.entry("invalid-value", "A value is not valid"),
            Map.entry("missing-property", "A required property is missing"),
            Map.entry("unknown-property", "The body has an unknown property"),
            Map.entry("unknown-fact", "There is no fact with this name"),
            Map.entry("unknown-operation", "There is no such operation"),
            Map.entry("unknown-template", "There is no template with this name"),
            Map.entry("malformed-order", "The order has errors"),
            Map.entry("malformed-parameter", "A parameter is malformed"),
            Map.entry("unknown-parameter", "The request has an unknown parameter"),
            Map.entry("malformed-header", "A header is malformed"),
            Map.entry("malformed-line", "A line of the file is malformed"),
            Map.entry("too-large", "The request is too large"),
            Map.entry("unsupported-media-type", "The content type is not supported"),
            Map.entry("not-acceptable", "The requested response format is not available"),
            Map.entry("not-found", "Nothing was found"),
            Map.entry("method-not-allowed", "This address does not support the method"),
            Map.entry("concurrent-change", "The case was changed at the same time"),
            Map.entry("not-evaluated", "The record could not be evaluated"),
            Map.entry("database-unavailable", "The database is not available"),
            Map.entry("disk-full", "The disk is full"),
            Map.entry("outcome-unknown", "The outcome is not known"),
            Map.entry("malformed-request", "The request is malformed"),
            Map.entry("internal-error", "The server failed"));

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final HttpHeaders RETRY_AFTER = retryAfter();

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler({CommandExecutionException.class, Refused.class, MalformedRequest.class, CaseTooLarge.class})
    ResponseEntity<ProblemDetail> rejected(RuntimeException e) {
        return of(e).map(Problems::response).orElseGet(() -> failed(e));
    }

    /** @return the problem of a refusal, a malformed request or a case too large to evaluate; else empty */
    public static Optional<ProblemDetail> of(RuntimeException e) {
        return switch (e) {
            case Refused refused -> Optional.of(refused(refused.refusal()));
            case MalformedRequest malformed -> Optional.of(malformed(malformed));
            case CaseTooLarge _ -> Optional.of(tooLarge());
            case CommandExecutionException failed ->
                failed.getDetails().filter(Refusal.class::isInstance).map(refusal -> refused((Refusal) refusal));
            default -> Optional.empty();
        };
    }

    private static ProblemDetail refused(Refusal refusal) {
        var text = RefusalText.of(refusal);
        String title = "Refused: " + text.type().replace('-', ' ');
        return problem(text.status(), text.type(), title, text.detail(), refusal.field());
    }

    /** Returns the problem of a dry run. Recording evaluates nothing and remains possible. */
    private static ProblemDetail tooLarge() {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-evaluated",
                "This case is too large to compute what the entry would change. Nothing was recorded. You can record the"
                        + " entry without a dry run. To make the case smaller, strike entries that repeat others.",
                "caseId");
    }

    private static ProblemDetail malformed(MalformedRequest e) {
        HttpStatus status =
                switch (e.kind()) {
                    case UNKNOWN_FACT, UNKNOWN_OPERATION -> HttpStatus.NOT_FOUND;
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case UNKNOWN_TEMPLATE, MALFORMED_ORDER -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case MALFORMED_HEADER,
                            MALFORMED_PARAMETER,
                            UNKNOWN_PARAMETER,
                            MALFORMED_LINE,
                            MALFORMED_JSON,
                            INVALID_VALUE,
                            MISSING_PROPERTY,
                            UNKNOWN_PROPERTY -> HttpStatus.BAD_REQUEST;
                };
        ProblemDetail problem = problem(status, e.kind().type(), String.valueOf(e.getMessage()), e.field());
        if (!e.faults().isEmpty()) {
            problem.setProperty("faults", e.faults());
        }
        return problem;
    }

    @ExceptionHandler({ConcurrencyException.class, AggregateStreamCreationException.class, DuplicateKeyException.class})
    ResponseEntity<ProblemDetail> concurrentChange(RuntimeException e) {
        return response(concurrentChange());
    }

    /** Returns the problem of a request that lost a race for one case at every retry. Nothing was recorded. */
    public static ProblemDetail concurrentChange() {
        return problem(
                HttpStatus.CONFLICT,
                "concurrent-change",
                "We could not save this entry because other entries were added to the case at the same time. Nothing was"
                        + " recorded. Send the request again.",
                "caseId");
    }

    /** Logs a failure and renders it. Logs an outage in one line, because each request reports it. */
    static ResponseEntity<ProblemDetail> failed(Exception e) {
        Optional<ProblemDetail> outage = outage(e);
        if (outage.isPresent()) {
            log.warn("A request failed because of the database: {}", rootOf(e).toString());
            return response(outage.get(), RETRY_AFTER);
        }
        log.error("A request failed", e);
        return response(internalError());
    }

    /** @return the problem of a request that failed because of the database; empty for any other failure */
    public static Optional<ProblemDetail> outage(Throwable failure) {
        return Outage.of(failure)
                .map(outage -> problem(HttpStatus.SERVICE_UNAVAILABLE, outage.type(), outage.detail(), null));
    }

    /** @return the problem of a request that was neither carried out nor refused */
    public static ProblemDetail failure(Throwable failure) {
        return outage(failure).orElseGet(Problems::internalError);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static HttpHeaders retryAfter() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        return headers;
    }

    private static ProblemDetail internalError() {
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "The server failed, so your entry may not have been saved. Send the request again with the same idempotency"
                        + " key; it is recorded only once. If it keeps failing, contact your administrator.",
                null);
    }

    /** @return the problem of a request without a body */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(response(
                problem(HttpStatus.BAD_REQUEST, "malformed-json", "A JSON body is required.", MalformedRequest.BODY)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(e.getPropertyName()).orElse("parameter");
        String detail = ValueErrors.messageIn(e)
                .orElseGet(() -> "'" + Texts.shown(String.valueOf(e.getValue())) + "' is not a valid " + name);
        return untyped(response(problem(
                HttpStatus.BAD_REQUEST, "malformed-parameter", detail.endsWith(".") ? detail : detail + ".", name)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(response(problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                "The parameter " + e.getParameterName() + " is required.",
                e.getParameterName())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(response(
                problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Send the body as " + alternatives(e.getSupportedMediaTypes()) + ".",
                        HttpHeaders.CONTENT_TYPE),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(response(
                problem(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "The response is available as " + alternatives(e.getSupportedMediaTypes()) + " only.",
                        HttpHeaders.ACCEPT),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String allowed =
                headers.getAllow().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        String detail = "This address does not support " + Texts.shown(e.getMethod()) + ".";
        return untyped(response(
                problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        allowed.isEmpty() ? detail : detail + " Use " + allowed + ".",
                        "method"),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(response(problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Nothing exists at this address. See /api/v1/openapi for all addresses.",
                "path")));
    }

    /** Handles every other exception of Spring. Its own message is not shown, since it names classes. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return untyped(failed(e));
        }
        return untyped(response(
                problem(
                        HttpStatus.valueOf(status.value()),
                        "malformed-request",
                        "The request is malformed and cannot be processed.",
                        "request"),
                headers));
    }

    private static String alternatives(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail, @Nullable String field) {
        return problem(status, type, TITLES.getOrDefault(type, type), detail, field);
    }

    private static ProblemDetail problem(
            HttpStatus status, String type, String title, String detail, @Nullable String field) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }

    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return response(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> response) {
        return new ResponseEntity<>(response.getBody(), response.getHeaders(), response.getStatusCode());
    }
}
