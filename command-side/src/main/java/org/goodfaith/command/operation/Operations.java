package org.goodfaith.command.operation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.RecordCommand;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.json.StrictJson;
import org.goodfaith.command.problem.MalformedRequest;
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

/** Turns submissions into commands. Each operation has the name it has in the paths of the API. */
@Component
public class Operations {

    /** The operations on a case; a star is a variable segment. */
    public static final List<String> ON_CASES = List.of(
            Submission.OPEN,
            "parties",
            "counsel",
            "orders",
            "facts/*",
            "extensions",
            "excusals",
            "events/*/reschedule",
            "entries/*/strike");

    /** The operations on a court's calendar. */
    public static final List<String> ON_CALENDARS = List.of("closures", "closures/*/withdraw");

    private final TemplateCatalog templates;

    Operations(TemplateCatalog templates) {
        this.templates = templates;
    }

    /**
     * A command to execute.
     *
     * @param warnings oddities of the submission itself
     */
    record ReadCommand(RecordCommand command, List<WarningView> warnings) {}

    /**
     * Reads a submission.
     *
     * @param before the case before the command; evaluated for orders only
     * @throws MalformedRequest if the submission cannot be read
     * @throws Refused if only a dedicated command may record the fact
     */
    ReadCommand read(Submission submission, Supplier<CaseSnapshot> before) {
        String[] segments = submission.operation().split("/", -1);
        String item = segments.length > 1 ? segments[1] : "";
        if (segments.length > 1) {
            segments[1] = "*";
        }
        String operation = String.join("/", segments);
        if (submission.calendarOf().isPresent() && ON_CALENDARS.contains(operation)) {
            CourtId court = parse("court", submission.calendarOf().get(), CourtId::of);
            return new ReadCommand(onCalendar(court, operation, item, submission.body()), List.of());
        }
        CaseId caseId = parse("caseId", submission.recordId(), CaseId::of);
        if (operation.equals("orders")) {
            return order(caseId, submission.body(), before.get());
        }
        return new ReadCommand(onCase(caseId, operation, item, submission), List.of());
    }

    /** @throws MalformedRequest if the record id is neither a case id nor the id of a court's calendar */
    static void requireRecordId(Submission submission) {
        submission
                .calendarOf()
                .ifPresentOrElse(
                        court -> parse("court", court, CourtId::of),
                        () -> parse("caseId", submission.recordId(), CaseId::of));
    }

    static MalformedRequest unknown(Submission submission) {
        return new MalformedRequest(
                MalformedRequest.MalformedKind.UNKNOWN_OPERATION,
                "operation",
                "There is no operation '" + Texts.shown(submission.operation()) + "'. The operations on a case are "
                        + String.join(", ", ON_CASES) + "; those on a calendar are "
                        + String.join(", ", ON_CALENDARS) + ".");
    }

    private static CaseCommand onCase(CaseId caseId, String operation, String item, Submission submission) {
        byte[] body = submission.body();
        return switch (operation) {
            case Submission.OPEN -> open(caseId, body);
            case "parties" -> new RecordFact(caseId, StrictJson.read(body, PartyJoined.class));
            case "counsel" -> new RecordFact(caseId, StrictJson.read(body, CounselAppeared.class));
            case "facts/*" -> new RecordFact(caseId, FactBodies.read(item, body));
            case "extensions" -> new RecordFact(caseId, StrictJson.read(body, DeadlineExtended.class));
            case "excusals" -> new RecordFact(caseId, StrictJson.read(body, ObligationExcused.class));
            case "events/*/reschedule" -> {
                var request = StrictJson.read(body, RescheduleRequest.class);
                yield new RecordFact(caseId, request.fact(parse("event", item, EventKey::of)));
            }
            case "entries/*/strike" -> {
                var request = StrictJson.read(body, StrikeRequest.class);
                Long entry = parse("entry", item, Operations::entryNumber);
                yield request.command(caseId, entry, submission.sender().actor());
            }
            default -> throw unknown(submission);
        };
    }

    private static CaseCommand open(CaseId caseId, byte[] body) {
        CaseCommand command = StrictJson.read(body, OpenCaseRequest.class).command();
        if (!command.caseId().equals(caseId)) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.INVALID_VALUE,
                    "docketNumber",
                    "The court and docket number identify the case " + command.caseId() + ", but the submission is for "
                            + caseId + ".");
        }
        return command;
    }

    private ReadCommand order(CaseId caseId, byte[] body, CaseSnapshot before) {
        EnterOrder command = StrictJson.read(body, OrderRequest.class).command(caseId, before, templates);
        return new ReadCommand(command, OrderRequest.warnings(command, before));
    }

    /** Checks the court and the name of the closure before the body. */
    private static CalendarCommand onCalendar(CourtId court, String operation, String closure, byte[] body) {
        CourtId known = ClosureRequest.known(court);
        if (operation.equals("closures")) {
            return StrictJson.read(body, ClosureRequest.class).command(known);
        }
        String name = ClosureRequest.shortName(closure);
        return StrictJson.read(body, ClosureRequest.Withdrawal.class).command(known, name);
    }

    private static Long entryNumber(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not the number of an entry");
        }
        return Long.valueOf(text);
    }

    private static <T> T parse(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_PARAMETER, field, String.valueOf(e.getMessage()));
        }
    }
}
