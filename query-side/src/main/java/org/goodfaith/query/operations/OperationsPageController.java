package org.goodfaith.query.operations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.query.copy.CopyStates;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.ledger.LedgerState;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.page.PageController;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.query.page.PageWords;
import org.goodfaith.query.rebuild.Rebuild;
import org.goodfaith.query.rebuild.Rebuilds;
import org.goodfaith.query.relay.RelayStates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the operations page: processing status, failures and rebuilds. It shows no case data except ids. */
@PageController
@RequestMapping(path = "/operations", produces = MediaType.TEXT_HTML_VALUE)
class OperationsPageController {

    private static final int REFRESH_MILLIS = 3000;
    private static final String RETRY = "retry";
    private static final String CHECK = "check";

    private final Processors processors;
    private final ProcessingWatch watch;
    private final FailedRecords failures;
    private final Rebuilds rebuilds;
    private final RelayStates relay;
    private final Optional<CopyStates> copy;
    private final Optional<LedgerState> ledger;
    private final Optional<StorageState> storage;

    OperationsPageController(
            Processors processors,
            ProcessingWatch watch,
            FailedRecords failures,
            Rebuilds rebuilds,
            RelayStates relay,
            Optional<CopyStates> copy,
            Optional<LedgerState> ledger,
            Optional<StorageState> storage) {
        this.processors = processors;
        this.watch = watch;
        this.failures = failures;
        this.rebuilds = rebuilds;
        this.relay = relay;
        this.copy = copy;
        this.ledger = ledger;
        this.storage = storage;
    }

    /** An action on a rebuild. Its texts have keys that begin with {@code operations.rebuild.} and its path. */
    public enum RebuildStep {
        START,
        RESUME,
        SWITCH,
        DROP;

        /** Returns the name of the step in URLs and message keys. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static RebuildStep of(String path) {
            return Stream.of(values())
                    .filter(step -> step.path().equals(path))
                    .findFirst()
                    .orElseThrow(() -> ReadProblemException.notFound("step", Messages.get("operations.problem.step")));
        }
    }

    /**
     * A read model and the steps that are possible now.
     *
     * @param latest its latest rebuild; absent if it was never rebuilt
     */
    public record Rebuildable(String name, @Nullable Rebuild latest) {

        public List<RebuildStep> steps() {
            if (latest == null || latest.stage().ended()) {
                return List.of(RebuildStep.START);
            }
            return switch (latest.stage()) {
                case BUILT -> List.of(RebuildStep.SWITCH, RebuildStep.DROP);
                case BUILDING, COMPARING ->
                    latest.underWay() ? List.of(RebuildStep.DROP) : List.of(RebuildStep.RESUME, RebuildStep.DROP);
                case SWITCHED, DROPPED -> List.of(RebuildStep.START);
            };
        }
    }

    @ModelAttribute("words")
    PageWords words() {
        return PageWords.WORDS;
    }

    @GetMapping
    String operations(@RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute(
                "done",
                done == null || done.equals(RETRY) || done.equals(CHECK)
                        ? done
                        : RebuildStep.of(done).path());
        model.addAttribute("segments", watch.marked(processors.all()));
        model.addAttribute("failures", failures.all());
        model.addAttribute("rebuilds", rebuildables());
        model.addAttribute("topics", relay.all());
        model.addAttribute("copied", copy.map(CopyStates::all).orElse(List.of()));
        model.addAttribute("ledger", ledger.map(LedgerState::view).orElse(null));
        model.addAttribute("storage", storage.map(StorageState::view).orElse(null));
        model.addAttribute("times", PageTimes.UTC);
        model.addAttribute("every", REFRESH_MILLIS);
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
        return "redirect:/operations?done=" + RETRY;
    }

    @PostMapping("/ledger/check")
    String check() {
        ledger.ifPresent(LedgerState::startCheck);
        return "redirect:/operations?done=" + CHECK;
    }

    /** Asks for confirmation of a rebuild step. */
    @GetMapping("/rebuilds/{projection}/{step}")
    String confirm(@PathVariable String projection, @PathVariable String step, Model model) {
        var rebuildable = rebuildables().stream()
                .filter(each -> each.name().equals(projection))
                .findFirst()
                .orElseThrow(() ->
                        ReadProblemException.notFound("projection", Messages.get("operations.problem.projection")));
        RebuildStep requested = RebuildStep.of(step);
        if (!rebuildable.steps().contains(requested)) {
            throw ReadProblemException.notFound("step", Messages.get("operations.problem.turn"));
        }
        model.addAttribute("rebuild", rebuildable);
        model.addAttribute("step", requested);
        return "goodfaith/operations-step";
    }

    @PostMapping("/rebuilds/{projection}/{step}")
    String take(
            @PathVariable String projection,
            @PathVariable String step,
            @RequestParam(defaultValue = "false") boolean acceptDifferences) {
        RebuildStep requested = RebuildStep.of(step);
        var _ =
                switch (requested) {
                    case START -> rebuilds.start(projection);
                    case RESUME -> rebuilds.resume(projection);
                    case SWITCH -> rebuilds.switchOver(projection, acceptDifferences);
                    case DROP -> rebuilds.drop(projection);
                };
        return "redirect:/operations?done=" + requested.path();
    }
}
