package org.goodfaith.command.operation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.command.template.Compilation;
import org.goodfaith.command.template.InlineTerms;
import org.goodfaith.command.template.OrderContent;
import org.goodfaith.command.template.OrderHeading;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.intake.IncomingOrder;
import org.goodfaith.rulebook.intake.IntakeLint;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.goodfaith.rulebook.intake.OrderWarning;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The request body for entering an order, from a template or with its own terms.
 *
 * @param circumstances the date the order was made, its channel and its evidence
 * @param order the short name of the order, unique in the case, such as {@code ecf-21}
 * @param title the heading; null for the template's title
 * @param datedOn the day on the signature line
 * @param filedOn the day the order was filed or entered on the docket; null if unknown
 * @param judge the initials of the judge
 * @param template the name of the template; null for an order with its own terms
 * @param parameters the values for the template's parameters, by name
 * @param events the events the order schedules; only without a template
 * @param terms the terms of the order; only without a template
 * @param supersedesOrders the orders it replaces as a whole
 * @param supersedesTerms the single terms it replaces
 * @param sourceNote the parts that are missing from the available copy; null if it is complete
 */
@Schema(name = "Order")
public record OrderRequest(
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

    /** @throws IllegalArgumentException if a component is malformed, or not exactly one of the two forms is used */
    public OrderRequest {
        if (title != null) {
            Texts.requireLine("title", title);
        }
        CourtTime.on(datedOn);
        Judge.requireInitials(judge);
        Texts.requireNote("sourceNote", sourceNote);
        supersedesOrders = List.copyOf(supersedesOrders);
        supersedesTerms = List.copyOf(supersedesTerms);
        if ((template == null) == (terms == null)) {
            throw new IllegalArgumentException("template or terms must be given, but not both");
        }
        if (template != null && events != null) {
            throw new IllegalArgumentException("events must not be given with a template; use its parameters");
        }
        if (template == null && !parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters must not be given without a template");
        }
        if (template == null && title == null) {
            throw new IllegalArgumentException("title is required for an order without a template");
        }
    }

    /**
     * Compiles the order.
     *
     * @param before the case the order is entered in
     * @throws MalformedRequest if the template is unknown, or a parameter or term has errors
     */
    public EnterOrder command(CaseId caseId, CaseSnapshot before, TemplateCatalog templates) {
        OrderHeading heading = heading();
        OrderContent content = content(templates, before.events());
        return new EnterOrder(caseId, content.entered(heading), content.scheduled(heading));
    }

    /** Returns the oddities of an order that a person should check. */
    public static List<WarningView> warnings(EnterOrder command, CaseSnapshot before) {
        var events = new LinkedHashMap<EventKey, CourtTime>();
        command.events().forEach(event -> events.put(event.event(), event.at()));
        var incoming = new IncomingOrder(
                command.order(),
                events,
                before.scheduled(),
                before.parties(),
                before.courtCalendar(command.caseId()),
                before.now().on());
        return IntakeLint.warnings(incoming).stream()
                .map(warning -> WarningView.of(warning.code(), termTitle(warning, command.order()) + warning.detail()))
                .toList();
    }

    private static String termTitle(OrderWarning warning, OrderEntered order) {
        return order.terms().stream()
                .filter(term -> term.id().equals(warning.term()))
                .map(term -> '"' + term.title() + "\": ")
                .findFirst()
                .orElse("");
    }

    private OrderHeading heading() {
        return new OrderHeading(
                circumstances, order, title, datedOn, filedOn, judge, supersedesOrders, supersedesTerms, sourceNote);
    }

    private OrderContent content(TemplateCatalog templates, Set<EventKey> eventsOnRecord) {
        Compilation compilation = template == null
                ? InlineTerms.read(inline(), eventsOnRecord)
                : templates
                        .find(template)
                        .orElseThrow(() -> new MalformedRequest(
                                MalformedRequest.MalformedKind.UNKNOWN_TEMPLATE,
                                "template",
                                "There is no template '" + Texts.shown(template)
                                        + "'. See GET /api/v1/templates for all templates."))
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
        List<MalformedRequest.RequestFault> faults = problems.stream()
                .map(problem -> new MalformedRequest.RequestFault(field(problem.path()), problem.message()))
                .toList();
        var first = faults.getFirst();
        String detail = first.field() + ": " + first.detail();
        String more =
                switch (faults.size()) {
                    case 1 -> "";
                    case 2 -> (detail.endsWith(".") ? "" : ".") + " There is 1 more fault.";
                    default ->
                        (detail.endsWith(".") ? "" : ".") + " There are " + (faults.size() - 1) + " more faults.";
                };
        return new MalformedRequest(
                MalformedRequest.MalformedKind.MALFORMED_ORDER, first.field(), detail + more, faults);
    }

    /** Converts a JSON pointer to the notation of other paths, such as {@code terms[3].due[0]}. */
    private static String field(String pointer) {
        String path = pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
        String field = path.startsWith(".") ? path.substring(1) : path;
        return field.isEmpty() ? MalformedRequest.BODY : field;
    }
}
