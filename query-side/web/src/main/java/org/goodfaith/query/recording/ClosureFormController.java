package org.goodfaith.query.recording;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.deadline.CourtCalendars;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.lists.CalendarDays;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists, proclaims and withdraws the closures of a court. */
@PageController
@RequestMapping(path = "/closures", produces = MediaType.TEXT_HTML_VALUE)
class ClosureFormController {

    private static final String FROM = "fromOn";
    private static final String UNTIL = "untilOn";

    private final RecordingFlow flow;
    private final CourtCalendars calendars;
    private final CalendarDays days;

    ClosureFormController(RecordingFlow flow, CourtCalendars calendars, CalendarDays days) {
        this.flow = flow;
        this.calendars = calendars;
        this.days = days;
    }

    /** @param court the court to list; null to choose one */
    @GetMapping
    String choose(@RequestParam(required = false) @Nullable String court, Model model) {
        if (court != null && !court.isBlank()) {
            return "redirect:/closures/" + calendars.now(court).court().id();
        }
        model.addAttribute("courts", Courts.all());
        return "goodfaith/closures";
    }

    @GetMapping("/{court}")
    String closures(@PathVariable String court, Model model) {
        open(court, model);
        model.addAttribute("courts", Courts.all());
        return "goodfaith/closures";
    }

    @GetMapping("/{court}/new")
    String form(@PathVariable String court, Model model) {
        return flow.blank(proclamation(open(court, model)), FormValues.of("contested", "false"), model);
    }

    @PostMapping("/{court}/new")
    String process(
            @PathVariable String court,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        var calendar = open(court, model);
        day(posted.getFirst(FROM))
                .flatMap(from -> day(posted.getFirst(UNTIL))
                        .filter(until -> !until.isBefore(from)
                                && !until.isAfter(from.plusDays(ClosureProclaimed.LENGTH_MAX_DAYS)))
                        .map(until -> dated(calendar, from, until)))
                .ifPresent(found -> model.addAttribute("dated", found));
        return flow.process(proclamation(calendar), posted, user.getName(), model, response);
    }

    @GetMapping("/{court}/{closure}/withdraw")
    String withdrawalForm(@PathVariable String court, @PathVariable String closure, Model model) {
        return flow.blank(withdrawal(open(court, model), closure), FormValues.NONE, model);
    }

    @PostMapping("/{court}/{closure}/withdraw")
    String withdraw(
            @PathVariable String court,
            @PathVariable String closure,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        var calendar = open(court, model);
        FormPage page = withdrawal(calendar, closure);
        ClosureProclaimed closed = onRecord(calendar, closure);
        model.addAttribute(
                "dated",
                dated(
                        calendar,
                        open(calendar.calendar(), closed.fromOn(), Direction.BEFORE),
                        open(calendar.calendar(), closed.untilOn(), Direction.AFTER)));
        return flow.process(page, posted, user.getName(), model, response);
    }

    /**
     * Shows the receipt.
     *
     * @param entry the number of the entry of the court's calendar
     */
    @GetMapping("/{court}/recorded/{entry}")
    String receipt(
            @PathVariable String court,
            @PathVariable long entry,
            @RequestParam(required = false) @Nullable String token,
            Model model) {
        var calendar = open(court, model);
        if (entry < 0 || entry >= calendar.entries().size()) {
            throw ReadProblemException.notFound("entry", Messages.get("recording.closures.noEntry", entry));
        }
        var recorded = calendar.entries().get(Math.toIntExact(entry));
        model.addAttribute("entry", entry);
        model.addAttribute("recordedAt", recorded.recordedAt());
        model.addAttribute("fact", recorded.fact().getClass().getSimpleName());
        model.addAttribute("closure", onRecord(calendar, recorded.fact().closure()));
        model.addAttribute("token", token);
        return "goodfaith/closure-receipt";
    }

    private CourtCalendars.Known open(String court, Model model) {
        var calendar = calendars.now(court);
        model.addAttribute("court", calendar.court());
        model.addAttribute("closures", calendar.closures().reversed());
        model.addAttribute("times", new PageTimes(calendar.court().zone()));
        model.addAttribute("back", "/closures/" + calendar.court().id());
        return calendar;
    }

    /**
     * The dates within a range of days, some of which may move.
     *
     * @param first the first day
     * @param last the last day, inclusive
     */
    public record Dated(LocalDate first, LocalDate last, CalendarDays.CalendarLines found) {}

    private Dated dated(CourtCalendars.Known calendar, LocalDate first, LocalDate last) {
        var ofCourt = new CaseList.CaseFilter(calendar.court().id().value(), null, null, null);
        return new Dated(first, last, days.find(ofCourt, first, last));
    }

    /** @return the nearest open day beyond a closure, from which its dates return if it is withdrawn */
    private static LocalDate open(CourtCalendar calendar, LocalDate closed, Direction direction) {
        LocalDate day = closed;
        do {
            day = direction == Direction.AFTER ? day.plusDays(1) : day.minusDays(1);
        } while (day.getYear() >= CourtCalendar.FIRST_YEAR
                && day.getYear() <= CourtCalendar.LAST_YEAR
                && (calendar.isClosed(day, direction)
                        || !calendar.officeInaccessible(day).isEmpty()));
        return day;
    }

    private static ClosureProclaimed onRecord(CourtCalendars.Known calendar, String closure) {
        return calendar.closures().stream()
                .map(CourtCalendars.OnRecord::closure)
                .filter(one -> one.closure().equals(closure))
                .findFirst()
                .orElseThrow(() -> ReadProblemException.notFound(
                        "closure", Messages.get("recording.closures.unknown", Texts.shown(closure))));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            // The API reports the error.
            return Optional.empty();
        }
    }

    private static FormPage proclamation(CourtCalendars.Known calendar) {
        String id = calendar.court().id().value();
        RequestForm form = proclamationForm();
        return new FormPage(
                Messages.get("recording.closure.title"),
                Messages.get("recording.closure.purpose", calendar.court().name()),
                "/closures/" + id + "/new",
                "/courts/" + id + "/closures",
                form,
                form::json,
                null);
    }

    static RequestForm proclamationForm() {
        var days = List.of(
                FormField.of(FROM, InputType.DAY, JsonForm.TEXT, "recording.closure.fromOn", true),
                FormField.of(UNTIL, InputType.DAY, JsonForm.TEXT, "recording.closure.untilOn", true));
        var reason = List.of(
                FormField.of(
                        "kind",
                        InputType.RADIOS,
                        JsonForm.TEXT,
                        "recording.closure.kind",
                        true,
                        FactLabels.options(ClosureKind.class)),
                FormField.of(
                        "contested",
                        InputType.RADIOS,
                        JsonForm.YES_NO,
                        "recording.closure.contested",
                        true,
                        FactForm.yesNo(null).reversed()),
                FormField.of(
                        "datesCertain",
                        InputType.SELECT,
                        JsonForm.TEXT,
                        "recording.closure.datesCertain",
                        false,
                        FactLabels.options(DatesCertain.class)),
                FormField.of("authority", InputType.TEXT, JsonForm.TEXT, "recording.closure.authority", true),
                FormField.of("closure", InputType.LINE, JsonForm.TEXT, "recording.closure.shortName", true));
        return new RequestForm(List.of(
                new RequestForm.Section(Messages.get("recording.closure.days"), days),
                new RequestForm.Section(Messages.get("recording.closure.why"), reason)));
    }

    private static FormPage withdrawal(CourtCalendars.Known calendar, String closure) {
        String id = calendar.court().id().value();
        String name = onRecord(calendar, closure).closure();
        RequestForm form = new RequestForm(List.of(new RequestForm.Section(
                Messages.get("recording.withdrawal.section"),
                List.of(FormField.of("reason", InputType.TEXT, JsonForm.TEXT, "recording.withdrawal.reason", true)))));
        return new FormPage(
                Messages.get("recording.withdrawal.title", name),
                Messages.get("recording.withdrawal.purpose", calendar.court().name()),
                "/closures/" + id + "/" + name + "/withdraw",
                "/courts/" + id + "/closures/" + name + "/withdraw",
                form,
                form::json,
                null);
    }
}
