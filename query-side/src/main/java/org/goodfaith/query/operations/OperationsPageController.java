package org.goodfaith.query.operations;

import org.goodfaith.query.page.PageTimes;


import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.query.copy.CopyStates;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.ledger.LedgerState;
import org.goodfaith.query.operations.FailedRecords;
import org.goodfaith.query.operations.Processors;
import org.goodfaith.query.rebuild.Rebuild;
import org.goodfaith.query.rebuild.Rebuilds;
import org.goodfaith.query.relay.RelayStates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page for whoever runs it: how far everything is, and what does not go on. Nothing of a case but its id. */
@Controller
@Hidden
@RequestMapping(path = "/operations", produces = MediaType.TEXT_HTML_VALUE)
class OperationsPageController {

    private static final int READ_AGAIN_MILLIS = 3000;

    private final Processors processors;
    private final FailedRecords failures;
    private final Rebuilds rebuilds;
    private final RelayStates relay;
    private final Optional<CopyStates> copy;
    private final Optional<LedgerState> ledger;

    OperationsPageController(
            Processors processors,
            FailedRecords failures,
            Rebuilds rebuilds,
            RelayStates relay,
            Optional<CopyStates> copy,
            Optional<LedgerState> ledger) {
        this.processors = processors;
        this.failures = failures;
        this.rebuilds = rebuilds;
        this.relay = relay;
        this.copy = copy;
        this.ledger = ledger;
    }

    /** What can be done with a rebuild. */
    public enum Step {
        START(
                "Rebuild",
                "All that is shown is built anew from the record, beside what is shown, which is not touched. In the end"
                        + " the two are compared case by case. Nothing is sent to anybody.",
                "It is being built."),
        RESUME("Resume", "It goes on where it was interrupted or failed.", "It goes on."),
        SWITCH(
                "Switch",
                "What was built is caught up to the last entry and takes the place of what is shown, in one step.",
                "What was built is shown now."),
        DROP("Drop", "What was built is given up. What is shown is not touched.", "It was dropped.");

        private final String title;
        private final String explains;
        private final String done;

        Step(String title, String explains, String done) {
            this.title = title;
            this.explains = explains;
            this.done = done;
        }

        public String title() {
            return title;
        }

        public String explains() {
            return explains;
        }

        /** @return how addresses name it */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Step of(String path) {
            return Stream.of(values())
                    .filter(step -> step.path().equals(path))
                    .findFirst()
                    .orElseThrow(() -> ReadProblemException.notFound("step", "There is no such step."));
        }
    }

    /**
     * A projection, and what can be done about it.
     *
     * @param latest its latest rebuild; absent if it was never rebuilt
     */
    public record Rebuildable(String name, @Nullable Rebuild latest) {

        public List<Step> steps() {
            if (latest == null || latest.stage().ended()) {
                return List.of(Step.START);
            }
            return switch (latest.stage()) {
                case BUILT -> List.of(Step.SWITCH, Step.DROP);
                case BUILDING, COMPARING -> latest.underWay() ? List.of(Step.DROP) : List.of(Step.RESUME, Step.DROP);
                case SWITCHED, DROPPED -> List.of(Step.START);
            };
        }
    }

    @GetMapping
    String operations(@RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute(
                "done", done == null ? null : done.equals("retry") ? "It was tried again." : Step.of(done).done);
        model.addAttribute("segments", processors.all());
        model.addAttribute("failures", failures.all());
        model.addAttribute("rebuilds", rebuildables());
        model.addAttribute("topics", relay.all());
        model.addAttribute("copied", copy.map(CopyStates::all).orElse(List.of()));
        model.addAttribute("ledger", ledger.map(LedgerState::view).orElse(null));
        model.addAttribute("times", PageTimes.UTC);
        model.addAttribute("every", READ_AGAIN_MILLIS);
        return "goodfaith/operations";
    }

    private List<Rebuildable> rebuildables() {
        var latest = rebuilds.all();
        return rebuilds.projections().stream()
                .map(name -> new Rebuildable(
                        name,
                        latest.stream()
                                .filter(rebuild -> rebuild.projection().equals(name))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    @PostMapping("/failures/retry")
    String retry(@RequestParam(required = false) @Nullable String record) {
        var _ = record == null ? failures.retryAll() : failures.retry(record);
        return "redirect:/operations?done=retry";
    }

    /** Asks once more before anything is done. */
    @GetMapping("/rebuilds/{projection}/{step}")
    String ask(@PathVariable String projection, @PathVariable String step, Model model) {
        var rebuildable = rebuildables().stream()
                .filter(each -> each.name().equals(projection))
                .findFirst()
                .orElseThrow(() -> ReadProblemException.notFound("projection", "There is no such projection."));
        Step wanted = Step.of(step);
        if (!rebuildable.steps().contains(wanted)) {
            throw ReadProblemException.notFound(
                    "step", "This is not its turn any more. Look at the operations page.");
        }
        model.addAttribute("rebuild", rebuildable);
        model.addAttribute("step", wanted);
        return "goodfaith/operations-step";
    }

    @PostMapping("/rebuilds/{projection}/{step}")
    String take(
            @PathVariable String projection,
            @PathVariable String step,
            @RequestParam(defaultValue = "false") boolean acceptDifferences) {
        Step wanted = Step.of(step);
        var _ =
                switch (wanted) {
                    case START -> rebuilds.start(projection);
                    case RESUME -> rebuilds.resume(projection);
                    case SWITCH -> rebuilds.switchOver(projection, acceptDifferences);
                    case DROP -> rebuilds.drop(projection);
                };
        return "redirect:/operations?done=" + wanted.path();
    }
}
