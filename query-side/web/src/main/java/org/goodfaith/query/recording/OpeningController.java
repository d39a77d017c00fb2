package org.goodfaith.query.recording;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.FactWords;
import org.goodfaith.query.recording.FormField.Look;
import org.goodfaith.query.recording.FormField.Written;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opening a case. */
@Controller
@Hidden
@RequestMapping(path = "/cases/new", produces = MediaType.TEXT_HTML_VALUE)
class OpeningController {

    private final RecordingFlow desk;

    OpeningController(RecordingFlow desk) {
        this.desk = desk;
    }

    @GetMapping
    String form(Model model) {
        return desk.blank(sheet(), FormValues.NONE, model);
    }

    @PostMapping
    String take(
            @RequestParam MultiValueMap<String, String> posted,
            Principal user,
            Model model,
            HttpServletResponse response) {
        return desk.take(sheet(), posted, user.getName(), model, response);
    }

    private static FormPage sheet() {
        RequestForm form = form();
        return new FormPage("Open a case", FactWords.of(CaseOpened.class), "/cases/new", "/cases", form, form::json, null);
    }

    static RequestForm form() {
        return new RequestForm(
                List.of(
                        new RequestForm.Section(
                                "The case",
                                List.of(
                                        new FormField(
                                                "court",
                                                Look.SELECT,
                                                Written.TEXT,
                                                "Court",
                                                null,
                                                true,
                                                Courts.all().stream()
                                                        .map(court -> FormOption.of(
                                                                court.id().value(),
                                                                court.name() + " (" + court.id() + ")"))
                                                        .toList(),
                                                null),
                                        new FormField(
                                                "docketNumber",
                                                Look.LINE,
                                                Written.TEXT,
                                                "Docket number",
                                                "As the court writes it, such as 2:25-cv-00101-ABC.",
                                                true),
                                        new FormField(
                                                "caption",
                                                Look.LINE,
                                                Written.TEXT,
                                                "Caption",
                                                "The short title, such as Alder v. Birch Co.",
                                                true),
                                        new FormField(
                                                "openedOn",
                                                Look.DAY,
                                                Written.TEXT,
                                                "Opened on",
                                                "The day it was filed.",
                                                true),
                                        new FormField(
                                                "docketEntry",
                                                Look.NUMBER,
                                                Written.NUMBER,
                                                "Docket entry",
                                                "The entry that shows it.",
                                                false))),
                        new RequestForm.Section(
                                "Its judges",
                                List.of(new RepeatedFields(
                                        "judges",
                                        "Judges",
                                        "First the one who presides.",
                                        List.of(
                                                new FormField(
                                                        "initials",
                                                        Look.LINE,
                                                        Written.TEXT,
                                                        "Initials",
                                                        "One to five capital letters.",
                                                        true),
                                                new FormField("name", Look.LINE, Written.TEXT, "Name", null, true)),
                                        null)))),
                Map.of("circumstances.occurredAt", "openedOn"));
    }
}
