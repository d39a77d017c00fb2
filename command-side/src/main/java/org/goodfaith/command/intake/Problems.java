package org.goodfaith.command.intake;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.Texts;
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

/**
 * Renders whatever keeps a request from being carried out as an RFC 9457 problem. The one place where a refusal, a
 * malformed request or a failure becomes HTTP; {@code docs/errors.md} lists every type.
 */
@RestControllerAdvice
@Order(0) // Before Failures, which takes whatever is left.
class Problems extends ResponseEntityExceptionHandler {

    /** Every type of problem that is no refusal, and its title. */
    static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("malformed-json", "The body is not well-formed"),
            Map.entry("invalid-value", "A value is not what it must be"),
            Map.entry("missing-property", "A property is missing"),
            Map.entry("unknown-property", "A property is unknown"),
            Map.entry("unknown-fact", "There is no such fact"),
            Map.entry("unknown-operation", "There is no such operation"),
            Map.entry("unknown-template", "There is no such template"),
            Map.entry("malformed-order", "The order cannot be compiled"),
            Map.entry("malformed-parameter", "A parameter is malformed"),
            Map.entry("unknown-parameter", "A parameter is unknown"),
            Map.entry("malformed-header", "A header is malformed"),
            Map.entry("malformed-line", "A line of the file is malformed"),
            Map.entry("too-large", "The request is too large"),
            Map.entry("unsupported-media-type", "The body is of another type"),
            Map.entry("not-acceptable", "The answer cannot be given in that form"),
            Map.entry("not-found", "There is nothing at this address"),
            Map.entry("method-not-allowed", "That cannot be done at this address"),
            Map.entry("concurrent-change", "Somebody else was faster"),
            Map.entry("malformed-request", "The request is malformed"),
            Map.entry("internal-error", "Something is broken on our side"));

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler({CommandExecutionException.class, Refused.class, MalformedBodyException.class, MalformedRequest.class})
    ResponseEntity<ProblemDetail> turnedDown(RuntimeException e) {
        return of(e).map(Problems::answer).orElseGet(() -> broken(e));
    }

    /** @return what a refusal says, or a request that cannot be read; empty for whatever else may go wrong */
    static Optional<ProblemDetail> of(RuntimeException e) {
        return switch (e) {
            case Refused refused -> Optional.of(refused(refused.refusal()));
            case MalformedBodyException body -> Optional.of(malformed(body.malformed()));
            case MalformedRequest malformed -> Optional.of(malformed(malformed));
            case CommandExecutionException carried ->
                carried.getDetails().filter(Refusal.class::isInstance).map(refusal -> refused((Refusal) refusal));
            default -> Optional.empty();
        };
    }

    private static ProblemDetail malformed(MalformedRequest e) {
        HttpStatus status =
                switch (e.kind()) {
                    case UNKNOWN_FACT, UNKNOWN_OPERATION -> HttpStatus.NOT_FOUND;
                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case UNKNOWN_TEMPLATE, MALFORMED_ORDER -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case MALFORMED_HEADER, MALFORMED_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_LINE, INVALID_VALUE ->
                        HttpStatus.BAD_REQUEST;
                };
        String type = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        ProblemDetail problem = problem(status, type, title(type), String.valueOf(e.getMessage()), e.field());
        if (!e.faults().isEmpty()) {
            problem.setProperty("faults", e.faults());
        }
        return problem;
    }

    /** Not won after several attempts; nothing was recorded. */
    @ExceptionHandler({ConcurrencyException.class, AggregateStreamCreationException.class, DuplicateKeyException.class})
    ResponseEntity<ProblemDetail> overtaken(RuntimeException e) {
        return answer(problem(
                HttpStatus.CONFLICT,
                "concurrent-change",
                title("concurrent-change"),
                "Others recorded on this case at the same moment; nothing was recorded here. Send the request again.",
                "caseId"));
    }

    /** Also called for whatever else goes wrong in this side's controllers, see {@link Failures}. */
    static ResponseEntity<ProblemDetail> broken(Exception e) {
        LOG.error("A request failed", e);
        return answer(broken());
    }

    static ProblemDetail broken() {
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                title("internal-error"),
                "The request failed because of a fault on our side. Nothing was recorded, unless a retry with the same"
                        + " idempotency key answers otherwise.",
                null);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(answer(malformed(MalformedBody.MISSING_BODY)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(e.getPropertyName()).orElse("parameter");
        String detail = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof IllegalArgumentException && MalformedBody.isOurs(cause))
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("'" + Texts.shown(String.valueOf(e.getValue())) + "' cannot be read as " + name);
        return widened(answer(problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                title("malformed-parameter"),
                MalformedBody.sentence(detail),
                name)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(answer(problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                title("malformed-parameter"),
                "The parameter " + e.getParameterName() + " is required.",
                e.getParameterName())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(answer(
                problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        title("unsupported-media-type"),
                        "Send the body as " + listed(e.getSupportedMediaTypes()) + ".",
                        HttpHeaders.CONTENT_TYPE),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(answer(
                problem(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        title("not-acceptable"),
                        "The answer is given as " + listed(e.getSupportedMediaTypes()) + " only.",
                        HttpHeaders.ACCEPT),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String allowed = headers.getAllow().isEmpty()
                ? ""
                : " Allowed is "
                        + headers.getAllow().stream()
                                .map(String::valueOf)
                                .sorted()
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")
                        + ".";
        return widened(answer(
                problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        title("method-not-allowed"),
                        Texts.shown(e.getMethod()) + " is not possible here." + allowed,
                        "method"),
                headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widened(answer(problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                title("not-found"),
                "There is nothing at this address. What there is, /api/v1/openapi lists.",
                "path")));
    }

    /** Whatever else Spring refuses, without its words: they speak of classes. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return widened(broken(e));
        }
        return widened(answer(
                problem(
                        HttpStatus.valueOf(status.value()),
                        "malformed-request",
                        title("malformed-request"),
                        "The request cannot be carried out as it was sent.",
                        "request"),
                headers));
    }

    private static ProblemDetail refused(Refusal refusal) {
        var text = RefusalText.of(refusal);
        return problem(
                text.status(),
                text.type(),
                "Refused: " + text.type().replace('-', ' '),
                text.detail(),
                refusal.field());
    }

    private static ProblemDetail malformed(MalformedBody body) {
        return problem(HttpStatus.BAD_REQUEST, body.type(), title(body.type()), body.detail(), body.field());
    }

    private static String listed(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }

    private static String title(String type) {
        return TITLES.getOrDefault(type, type);
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

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> widened(ResponseEntity<ProblemDetail> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
