package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Period.Direction;
import org.goodfaith.query.deadline.CourtCalendars;
import org.goodfaith.query.recording.FormField.Look;
import org.goodfaith.query.recording.FormField.Written;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.lists.CalendarDays;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The days on which a court is closed although the statute does not say so: which there are, one more, one less. */
@Controller
@Hidden
@RequestMapping(path = "/closures", produces = MediaType.TEXT_HTML_VALUE)
class ClosureFormController {

    private static final String FROM = "fromOn";
    private static final String UNTIL = "untilOn";

    private final RecordingFlow desk;
    private final CourtCalendars calendars;
    private final CalendarDays days;

    ClosureFormController(RecordingFlow desk, CourtCalendars calendars, CalendarDays days) {
        this.desk = desk;
        this.calendars = calendars;
        this.days = days;
    }

    /** @param court the one whose page is wanted; without one, it is asked for */
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
        return desk.blank(proclamation(open(court, model)), FormValues.of("contested", "false"), model);
    }

    @PostMapping("/{court}/new")
    String take(
            @PathVariable String court,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        var known = open(court, model);
        day(posted.getFirst(FROM))
                .flatMap(from -> day(posted.getFirst(UNTIL))
                        .filter(until -> !until.isBefore(from)
                                && !until.isAfter(from.plusDays(ClosureProclaimed.LENGTH_MAX_DAYS)))
                        .map(until -> dated(known, from, until)))
                .ifPresent(found -> model.addAttribute("dated", found));
        return desk.take(proclamation(known), posted, user.getName(), model, response);
    }

    @GetMapping("/{court}/{closure}/withdraw")
    String withdrawalForm(@PathVariable String court, @PathVariable String closure, Model model) {
        return desk.blank(withdrawal(open(court, model), closure), FormValues.NONE, model);
    }

    @PostMapping("/{court}/{closure}/withdraw")
    String withdraw(
            @PathVariable String court,
            @PathVariable String closure,
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        var known = open(court, model);
        FormPage sheet = withdrawal(known, closure);
        ClosureProclaimed closed = onRecord(known, closure);
        model.addAttribute(
                "dated",
                dated(
                        known,
                        open(known.calendar(), closed.fromOn(), Direction.BEFORE),
                        open(known.calendar(), closed.untilOn(), Direction.AFTER)));
        return desk.take(sheet, posted, user.getName(), model, response);
    }

    /**
     * The receipt.
     *
     * @param entry the number of the entry in the record of the court's calendar
     */
    @GetMapping("/{court}/recorded/{entry}")
    String receipt(
            @PathVariable String court,
            @PathVariable long entry,
            @RequestParam(required = false) @Nullable String token,
            Model model) {
        var known = open(court, model);
        if (entry < 0 || entry >= known.entries().size()) {
            throw ReadProblemException.notFound("entry", "This calendar has no entry number " + entry + ".");
        }
        var recorded = known.entries().get(Math.toIntExact(entry));
        model.addAttribute("entry", entry);
        model.addAttribute("recordedAt", recorded.recordedAt());
        model.addAttribute("fact", recorded.fact().getClass().getSimpleName());
        model.addAttribute("closure", onRecord(known, recorded.fact().closure()));
        model.addAttribute("token", token);
        return "goodfaith/closure-receipt";
    }

    private CourtCalendars.Known open(String court, Model model) {
        var known = calendars.now(court);
        model.addAttribute("court", known.court());
        model.addAttribute("closures", known.closures().reversed());
        model.addAttribute("times", new PageTimes(known.court().zone()));
        model.addAttribute("back", "/closures/" + known.court().id());
        return known;
    }

    /**
     * What falls on some days, of which some may move.
     *
     * @param first the first of the days
     * @param last the last of them
     */
    public record Dated(LocalDate first, LocalDate last, CalendarDays.Found found) {}

    private Dated dated(CourtCalendars.Known known, LocalDate first, LocalDate last) {
        var ofCourt = new CaseList.Filter(known.court().id().value(), null, null, null);
        return new Dated(first, last, days.find(ofCourt, first, last));
    }

    /** The nearest open day beyond a closure: where its dates went, and come back from if it is withdrawn. */
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

    private static ClosureProclaimed onRecord(CourtCalendars.Known known, String closure) {
        return known.closures().stream()
                .map(CourtCalendars.OnRecord::closure)
                .filter(one -> one.closure().equals(closure))
                .findFirst()
                .orElseThrow(() -> ReadProblemException.notFound(
                        "closure", "The court's calendar has no closure " + Texts.shown(closure) + "."));
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            // Whoever typed it is told so by the API.
            return Optional.empty();
        }
    }

    private static FormPage proclamation(CourtCalendars.Known known) {
        String id = known.court().id().value();
        RequestForm form = proclamationForm();
        return new FormPage(
                "Close days on the calendar",
                known.court().name() + ". What is due on a closed day can move to another, in every case of the court.",
                "/closures/" + id + "/new",
                "/courts/" + id + "/closures",
                form,
                form::json,
                null);
    }

    static RequestForm proclamationForm() {
        return new RequestForm(List.of(
                new RequestForm.Section(
                        "The days",
                        List.of(
                                new FormField(FROM, Look.DAY, Written.TEXT, "First closed day", null, true),
                                new FormField(
                                        UNTIL,
                                        Look.DAY,
                                        Written.TEXT,
                                        "Last closed day",
                                        "The same day if it is only one.",
                                        true))),
                new RequestForm.Section(
                        "Why they count as closed",
                        List.of(
                                new FormField(
                                        "kind",
                                        Look.RADIOS,
                                        Written.TEXT,
                                        "Why",
                                        null,
                                        true,
                                        List.of(
                                                FormOption.of(
                                                        ClosureKind.OFFICE_INACCESSIBLE.name(),
                                                        "The clerk's office cannot be reached, for weather or another"
                                                                + " emergency: moves filings only, Rule 6(a)(3)"),
                                                FormOption.of(
                                                        ClosureKind.PRESIDENT_OR_CONGRESS.name(),
                                                        "A holiday declared by the President or Congress, Rule"
                                                                + " 6(a)(6)(B)"),
                                                FormOption.of(
                                                        ClosureKind.STATE.name(),
                                                        "A holiday declared by the court's state: moves what is counted"
                                                                + " forward only, Rule 6(a)(6)(C)")),
                                        null),
                                new FormField(
                                        "contested",
                                        Look.RADIOS,
                                        Written.YES_NO,
                                        "Whether courts differ on it",
                                        "If they do, every date it changes is shown both ways.",
                                        true,
                                        List.of(FormOption.of("false", "No"), FormOption.of("true", "Yes")),
                                        null),
                                new FormField(
                                        "authority",
                                        Look.TEXT,
                                        Written.TEXT,
                                        "On whose authority",
                                        "Who declared it and where that can be read, such as General Order 71.",
                                        true),
                                new FormField(
                                        "closure",
                                        Look.LINE,
                                        Written.TEXT,
                                        "Short name",
                                        "To speak of it by; small letters, digits and hyphens, such as storm-2025-01.",
                                        true)))));
    }

    private static FormPage withdrawal(CourtCalendars.Known known, String closure) {
        String id = known.court().id().value();
        String name = onRecord(known, closure).closure();
        RequestForm form = new RequestForm(List.of(new RequestForm.Section(
                "Why it is withdrawn",
                List.of(new FormField("reason", Look.TEXT, Written.TEXT, "Reason", "In one or two sentences.", true)))));
        return new FormPage(
                "Withdraw the closure " + name,
                known.court().name()
                        + ". From now on it is read as never proclaimed; what was shown before can still be"
                        + " looked at.",
                "/closures/" + id + "/" + name + "/withdraw",
                "/courts/" + id + "/closures/" + name + "/withdraw",
                form,
                form::json,
                null);
    }
}
