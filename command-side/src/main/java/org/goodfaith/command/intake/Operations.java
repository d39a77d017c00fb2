package org.goodfaith.command.intake;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.command.intake.DryRun.Present;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.Texts;
import org.springframework.stereotype.Component;

/** The operations of the API by their names, for what is not sent as a request. */
@Component
class Operations {

    /** What each name looks like, the variable parts as stars. */
    static final List<String> OF_A_CASE = List.of(
            Submission.OPEN,
            "parties",
            "counsel",
            "orders",
            "facts/*",
            "extensions",
            "excusals",
            "events/*/reschedule",
            "entries/*/strike");

    static final List<String> OF_A_CALENDAR = List.of("closures", "closures/*/withdraw");

    private final FactBodies facts;
    private final TemplateCatalog templates;

    Operations(FactBodies facts, TemplateCatalog templates) {
        this.facts = facts;
        this.templates = templates;
    }

    /** @param noticed what is odd about the submission itself */
    record Asked(RecordCommand command, List<ReceiptView.WarningView> noticed) {}

    /**
     * @param present the case as it is; asked for by orders only
     * @throws RuntimeException that {@link Problems#of(RuntimeException)} knows, if the submission cannot be read
     */
    Asked read(Submission sent, Supplier<Present> present) {
        String[] parts = sent.operation().split("/", -1);
        String item = parts.length > 1 ? parts[1] : "";
        if (parts.length > 1) {
            parts[1] = "*";
        }
        String shape = String.join("/", parts);
        if (sent.calendarOf().isPresent() && OF_A_CALENDAR.contains(shape)) {
            CourtId court = named("court", sent.calendarOf().get(), CourtId::of);
            return new Asked(ofCalendar(court, shape, item, sent.body()), List.of());
        }
        CaseId caseId = named("caseId", sent.recordId(), CaseId::of);
        if (shape.equals("orders")) {
            return order(caseId, sent.body(), present.get());
        }
        return new Asked(ofCase(caseId, shape, item, sent), List.of());
    }

    /** @throws Malformed if what it is sent for cannot be a case, nor the calendar of a court */
    static void requireRecord(Submission sent) {
        sent.calendarOf()
                .ifPresentOrElse(
                        court -> named("court", court, CourtId::of),
                        () -> named("caseId", sent.recordId(), CaseId::of));
    }

    private CaseCommand ofCase(CaseId caseId, String shape, String item, Submission sent) {
        byte[] body = sent.body();
        return switch (shape) {
            case Submission.OPEN -> opening(caseId, body);
            case "parties" -> new RecordFact(caseId, StrictJson.read(body, PartyJoined.class));
            case "counsel" -> new RecordFact(caseId, StrictJson.read(body, CounselAppeared.class));
            case "facts/*" -> new RecordFact(caseId, facts.read(item, body));
            case "extensions" -> new RecordFact(caseId, StrictJson.read(body, DeadlineExtended.class));
            case "excusals" -> new RecordFact(caseId, StrictJson.read(body, ObligationExcused.class));
            case "events/*/reschedule" ->
                new RecordFact(
                        caseId,
                        StrictJson.read(body, RescheduleController.Rescheduling.class)
                                .fact(named("event", item, EventKey::of)));
            case "entries/*/strike" ->
                StrictJson.read(body, CaseController.Strike.class)
                        .command(
                                caseId,
                                named("entry", item, Operations::number),
                                sent.sender().actor(),
                                facts);
            default -> throw unknown(sent);
        };
    }

    static MalformedRequest unknown(Submission sent) {
        return new MalformedRequest(
                MalformedRequest.Kind.UNKNOWN_OPERATION,
                "operation",
                "There is no operation '" + Texts.shown(sent.operation()) + "' here. Of a case there are "
                        + String.join(", ", OF_A_CASE) + "; of a calendar " + String.join(", ", OF_A_CALENDAR) + ".");
    }

    private static CaseCommand opening(CaseId caseId, byte[] body) {
        CaseCommand command =
                StrictJson.read(body, CaseController.Opening.class).command();
        if (!command.caseId().equals(caseId)) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.INVALID_VALUE,
                    "docketNumber",
                    "The court and the read model number make the case " + command.caseId() + ", but this was sent for "
                            + caseId + ".");
        }
        return command;
    }

    private Asked order(CaseId caseId, byte[] body, Present present) {
        EnterOrder command = StrictJson.read(body, OrderController.Order.class).command(caseId, present, templates);
        return new Asked(command, OrderController.noticed(command, present));
    }

    private static CalendarCommand ofCalendar(CourtId court, String shape, String closure, byte[] body) {
        CourtId onFile = ClosureController.onFile(court);
        return shape.equals("closures")
                ? new ProclaimClosure(StrictJson.read(body, ClosureController.Proclamation.class)
                        .closure(onFile))
                : new WithdrawClosure(
                        onFile,
                        ClosureController.named(closure),
                        StrictJson.read(body, ClosureController.Withdrawal.class)
                                .reason());
    }

    private static Long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("'" + Texts.shown(text) + "' is no number of an entry");
        }
        return Long.valueOf(text);
    }

    private static <T> T named(String field, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_PARAMETER, field, MalformedBody.sentence(String.valueOf(e.getMessage())));
        }
    }
}
