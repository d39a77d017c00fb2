package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.command.intake.DryRun.Present;
import org.goodfaith.command.template.Compilation;
import org.goodfaith.command.template.InlineTerms;
import org.goodfaith.command.template.OrderContent;
import org.goodfaith.command.template.OrderHeading;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.IncomingOrder;
import org.goodfaith.rulebook.intake.IntakeLint;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.goodfaith.rulebook.intake.OrderWarning;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Enters a court's order, or shows what it would require. */
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/orders",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final CommandDispatcher desk;
    private final DryRun dryRuns;
    private final TemplateCatalog templates;

    OrderController(CommandDispatcher desk, DryRun dryRuns, TemplateCatalog templates) {
        this.desk = desk;
        this.dryRuns = dryRuns;
        this.templates = templates;
    }

    @Operation(
            summary = "Enters an order, from a template or with terms of its own",
            description =
                    "With `dryRun=true` nothing is recorded: the answer (200) is the schedule with its explanation, and what a clerk should look at twice.",
            tags = "Orders",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-06-05","channel":"FILED","docketEntry":21},"order":"ecf-21",
                             "datedOn":"2024-06-05","judge":"ABC","template":"cand-settlement-conference",
                             "parameters":{"answerDueOn":"2024-06-26","agendaDueOn":"2024-07-17",
                              "preSettlementMeetingAt":"2024-07-31T10:30","settlementConferenceAt":"2024-08-20T10:00"}}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @PostMapping
    ResponseEntity<?> enter(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Order order,
            HttpServletRequest request) {
        Present present = dryRuns.present(caseId);
        EnterOrder command = order.command(caseId, present, templates);
        List<ReceiptView.WarningView> warnings = noticed(command, present);
        if (!dryRun) {
            return desk.created(command, warnings, request);
        }
        var after = present.with(command);
        return ResponseEntity.ok(ScheduleView.of(
                command,
                after.obligations().stream()
                        .filter(obligation -> obligation.order().equals(order.order()))
                        .map(DryRunObligationView::of)
                        .toList(),
                warnings,
                present.lastEntry()));
    }

    /** @return what a clerk should look at twice about an order */
    static List<ReceiptView.WarningView> noticed(EnterOrder command, Present present) {
        return IntakeLint.warnings(intake(command, present)).stream()
                .map(warning ->
                        ReceiptView.WarningView.of(warning.code(), about(warning, command.order()) + warning.detail()))
                .toList();
    }

    private static IncomingOrder intake(EnterOrder command, Present present) {
        var sets = new LinkedHashMap<EventKey, CourtTime>();
        command.events().forEach(event -> sets.put(event.event(), event.at()));
        return new IncomingOrder(
                command.order(),
                sets,
                present.scheduled(),
                present.parties(),
                present.courtCalendar(command.caseId()),
                present.now().on());
    }

    private static String about(OrderWarning warning, OrderEntered order) {
        return order.terms().stream()
                .filter(term -> term.id().equals(warning.term()))
                .map(term -> '"' + term.title() + "\": ")
                .findFirst()
                .orElse("");
    }

    /**
     * The wire format for entering an order, from a template or with terms of its own.
     *
     * @param circumstances when it was made, by what channel and with what evidence
     * @param order its short name, unique in the case, such as {@code ecf-21}
     * @param title as it is headed; absent for the template's title
     * @param datedOn the day on the signature line
     * @param filedOn the day it was filed or entered on the docket; absent if not known
     * @param judge the initials of the judge who made it
     * @param template the template it is compiled from; absent for terms of its own
     * @param parameters what is filled in, by name
     * @param events what it sets for a time; only without a template
     * @param terms what it requires, forbids, asks and allows; only without a template
     * @param supersedesOrders orders it replaces whole
     * @param supersedesTerms single terms it replaces
     * @param sourceNote what is known to be missing from the copy at hand; absent if it is complete
     */
    @Schema(name = "Order")
    record Order(
            Circumstances circumstances,
            OrderId order,
            @Nullable String title,
            LocalDate datedOn,
            @Nullable LocalDate filedOn,
            String judge,
            @Nullable String template,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, JsonNode> parameters,
            @Nullable JsonNode events,
            @Nullable JsonNode terms,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<OrderId> supersedesOrders,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<TermRef> supersedesTerms,
            @Nullable String sourceNote) {

        /** @throws IllegalArgumentException if a component is malformed, or neither or both forms are used */
        Order {
            if (title != null) {
                Texts.requireLine("title", title);
            }
            CourtTime.on(datedOn);
            if (!judge.matches("[A-Z]{1,5}")) {
                throw new IllegalArgumentException("judge is given by initials: one to five capital letters");
            }
            Texts.requireNote("sourceNote", sourceNote);
            supersedesOrders = List.copyOf(supersedesOrders);
            supersedesTerms = List.copyOf(supersedesTerms);
            if ((template == null) == (terms == null)) {
                throw new IllegalArgumentException("template or terms must be given, and not both");
            }
            if (template != null && events != null) {
                throw new IllegalArgumentException("events are set by the template's parameters");
            }
            if (template == null && !parameters.isEmpty()) {
                throw new IllegalArgumentException("parameters need a template");
            }
            if (template == null && title == null) {
                throw new IllegalArgumentException("title is required for an order without a template");
            }
        }

        /** @throws Malformed if there is no such template, or something in it or in the terms is wrong */
        EnterOrder command(CaseId caseId, Present present, TemplateCatalog templates) {
            OrderHeading heading = heading();
            OrderContent content = content(templates, present.known());
            return new EnterOrder(caseId, content.entered(heading), content.scheduled(heading));
        }

        private OrderHeading heading() {
            return new OrderHeading(
                    circumstances,
                    order,
                    title,
                    datedOn,
                    filedOn,
                    judge,
                    supersedesOrders,
                    supersedesTerms,
                    sourceNote);
        }

        private OrderContent content(TemplateCatalog templates, Set<EventKey> eventsOnRecord) {
            Compilation compilation = template == null
                    ? InlineTerms.read(inline(), eventsOnRecord)
                    : templates
                            .find(template)
                            .orElseThrow(() -> new MalformedRequest(
                                    MalformedRequest.Kind.UNKNOWN_TEMPLATE,
                                    "template",
                                    "There is no template '" + Texts.shown(template)
                                            + "'. GET /api/v1/templates lists them."))
                            .compile(parameters, eventsOnRecord);
            return switch (compilation) {
                case Compilation.Compiled(OrderContent content) -> content;
                case Compilation.Malformed(List<OrderProblem> problems) -> throw malformed(problems);
            };
        }

        private JsonNode inline() {
            var content = JsonNodeFactory.instance.objectNode();
            if (events != null) {
                content.set("events", events);
            }
            content.set("terms", terms);
            return content;
        }

        private static MalformedRequest malformed(List<OrderProblem> problems) {
            List<MalformedRequest.Fault> faults = problems.stream()
                    .map(problem -> new MalformedRequest.Fault(field(problem.path()), problem.message()))
                    .toList();
            var first = faults.getFirst();
            String more = faults.size() == 1 ? "" : " There are " + (faults.size() - 1) + " more faults.";
            return new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_ORDER,
                    first.field(),
                    MalformedBody.sentence(first.field() + ": " + first.detail()) + more,
                    faults);
        }

        /** @return a JSON pointer written as the other paths are, {@code terms[3].due[0]} */
        private static String field(String pointer) {
            String path = pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
            String field = path.startsWith(".") ? path.substring(1) : path;
            return field.isEmpty() ? MalformedBody.WHOLE : field;
        }
    }

    /**
     * The answer to a dry run.
     *
     * @param order the order
     * @param title as it would be headed
     * @param events what it would set for a time
     * @param obligations what it would require of whom, by when and why
     * @param warnings what a clerk should look at twice
     * @param lastEntry the last entry of the case that was taken into account
     */
    @Schema(name = "Schedule")
    record ScheduleView(
            String order,
            String title,
            List<EventView> events,
            List<DryRunObligationView> obligations,
            List<ReceiptView.WarningView> warnings,

            @Schema(description = "Send it as `If-Match` to record only if nothing else was recorded since.")
            long lastEntry) {

        /** Something set for a time. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "ScheduledEvent")
        record EventView(
                String event,
                String kind,
                String at,
                @Nullable String mode) {

            static EventView of(EventScheduled event) {
                return new EventView(
                        event.event().value(),
                        event.kind().name(),
                        event.at().toString(),
                        event.mode() == null ? null : event.mode().name());
            }
        }

        static ScheduleView of(
                EnterOrder command,
                List<DryRunObligationView> obligations,
                List<ReceiptView.WarningView> warnings,
                long lastEntry) {
            return new ScheduleView(
                    command.order().order().value(),
                    command.order().title(),
                    command.events().stream().map(EventView::of).toList(),
                    obligations,
                    warnings,
                    lastEntry);
        }
    }
}
