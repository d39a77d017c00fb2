package org.goodfaith.query.operations;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * The operator's command line: {@code java -jar goodfaith.jar COMMAND}.
 *
 * <p>Each command calls the API of a running Goodfaith. The commands therefore work from any machine, and beside an
 * embedded database, which only one process can open.
 */
@Command(
        name = "goodfaith",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Operates a running Goodfaith over its API.", ""},
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nWithout a command, this program starts Goodfaith.%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not done, or the rebuilt data differ from the live data",
            "2:the command line is wrong",
            "3:Goodfaith cannot be reached"
        })
public final class OperatorCommand {

    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int UNREACHABLE = 3;

    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");
    private static final String REBUILD = "/rebuilds/cases";
    private static final String SWITCH_WHEN_EQUAL =
            "make the rebuilt data live when the comparison finds no difference";

    private final String defaultAddress;
    private final String password;
    private final PrintWriter out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--at",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the address of Goodfaith (default: this machine)")
    private @Nullable String address;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            defaultValue = "goodfaith",
            description = "the account (default: ${DEFAULT-VALUE}); its password comes from GOODFAITH_PASSWORD")
    private String user = "goodfaith";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help and exit")
    @SuppressWarnings("unused")
    private boolean help;

    private OperatorCommand(String defaultAddress, String password, PrintWriter out) {
        this.defaultAddress = defaultAddress;
        this.password = password;
        this.out = out;
    }

    /**
     * Returns true if the arguments are a command to run instead of settings to start Goodfaith with: they begin with a
     * word or with a help option.
     */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || HELP_OPTIONS.contains(arguments[0]));
    }

    /**
     * Runs one command.
     *
     * @param defaultAddress the address of Goodfaith if the arguments do not name one
     * @return the exit code
     */
    public static int run(
            String[] arguments,
            String defaultAddress,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        var output = new PrintWriter(out, true, StandardCharsets.UTF_8);
        String password = environment.getOrDefault("GOODFAITH_PASSWORD", "");
        var command = new OperatorCommand(defaultAddress, password, output);
        return new CommandLine(command)
                .addSubcommand(new CommandLine(new Rebuild()).addSubcommand(command.new RebuildCases()))
                .addSubcommand(command.new Failures())
                .setParameterExceptionHandler(OperatorCommand::reportUsage)
                .setExecutionExceptionHandler(OperatorCommand::report)
                .setOut(output)
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private static int reportUsage(ParameterException failure, String[] arguments) {
        PrintWriter err = failure.getCommandLine().getErr();
        err.println(failure.getMessage());
        failure.getCommandLine().usage(err);
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
        PrintWriter err = commandLine.getErr();
        return switch (failure) {
            case OperatorClient.Refused refused -> {
                err.println(refused.getMessage());
                yield NOT_DONE;
            }
            case OperatorClient.Unreachable unreachable -> {
                err.println(unreachable.getMessage());
                yield UNREACHABLE;
            }
            case InterruptedException _ -> {
                Thread.currentThread().interrupt();
                err.println("Interrupted. A running rebuild continues.");
                yield NOT_DONE;
            }
            default -> throw failure;
        };
    }

    @Command(
            name = "processors",
            description = {"Shows how many events and seconds each event processor is behind.", ""})
    int processors() throws InterruptedException {
        client().get("/processors")
                .required("segments")
                .forEach(segment -> out.printf(
                        "%s[%d] %s, %d events and %d seconds behind%n",
                        segment.path("processor").asString(),
                        segment.path("segment").asInt(),
                        segment.path("activity").asString(),
                        segment.path("eventsBehind").asLong(),
                        segment.path("secondsBehind").asLong()));
        return DONE;
    }

    @Command(
            name = "help",
            description = {"Shows the help of a command.", ""})
    int help(@Parameters(arity = "0..*", paramLabel = "COMMAND") @Nullable List<String> words) {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        for (String word : words == null ? List.<String>of() : words) {
            CommandLine subcommand = command.getSubcommands().get(word);
            if (subcommand == null) {
                throw new ParameterException(command, "Unknown command: " + word);
            }
            command = subcommand;
        }
        command.usage(out);
        return DONE;
    }

    private OperatorClient client() {
        return new OperatorClient(address == null ? defaultAddress : address, user, password);
    }

    /** Groups the rebuilds. */
    @Command(
            name = "rebuild",
            synopsisSubcommandLabel = "COMMAND",
            description = {"Rebuilds a projection from the event store.", ""})
    static final class Rebuild {}

    /** Rebuilds the cases beside the live data. */
    @Command(
            name = "cases",
            description = {
                "Rebuilds all cases beside the live data, shows the progress, and compares the result with the live"
                        + " data. The live data stay as they are until you switch.",
                ""
            })
    final class RebuildCases implements Callable<Integer> {

        @Option(names = "--switch", description = SWITCH_WHEN_EQUAL)
        private boolean switchWhenEqual;

        @Override
        public Integer call() throws InterruptedException {
            return start(switchWhenEqual);
        }

        @Command(
                name = "start",
                description = {"Starts a rebuild. The same as no command.", ""})
        int start(@Option(names = "--switch", description = SWITCH_WHEN_EQUAL) boolean switching)
                throws InterruptedException {
            return follow(client().post(REBUILD), switching);
        }

        @Command(
                name = "status",
                description = {"Shows the progress and the differences found.", ""})
        int status() throws InterruptedException {
            return show(client().get(REBUILD));
        }

        @Command(
                name = "resume",
                description = {"Continues an interrupted rebuild and shows the progress.", ""})
        int resume(@Option(names = "--switch", description = SWITCH_WHEN_EQUAL) boolean switching)
                throws InterruptedException {
            return follow(client().post(REBUILD + "/resume"), switching);
        }

        @Command(
                name = "switch",
                description = {"Brings the rebuilt data up to date and makes them live.", ""})
        int switchOver(
                @Option(names = "--accept-differences", description = "switch even if cases differ") boolean accepting)
                throws InterruptedException {
            return show(client().post(REBUILD + "/switch?acceptDifferences=" + accepting));
        }

        @Command(
                name = "drop",
                description = {"Discards the rebuilt data, and stops a running rebuild.", ""})
        int drop() throws InterruptedException {
            return show(client().post(REBUILD + "/drop"));
        }

        private int follow(JsonNode started, boolean switching) throws InterruptedException {
            JsonNode rebuild = started;
            while (rebuild.path("underWay").asBoolean()) {
                show(rebuild);
                TimeUnit.SECONDS.sleep(1);
                rebuild = client().get(REBUILD);
            }
            show(rebuild);
            if (!rebuild.path("stage").asString().equals("BUILT")
                    || rebuild.path("different").asLong() > 0) {
                return NOT_DONE;
            }
            return switching ? show(client().post(REBUILD + "/switch")) : DONE;
        }

        private int show(JsonNode rebuild) {
            out.println(rebuild.path("says").asString());
            rebuild.path("differences")
                    .forEach(difference ->
                            out.println("  " + difference.path("recordId").asString() + " "
                                    + difference.path("kind").asString()));
            return DONE;
        }
    }

    /** Lists and retries the records whose processing failed. */
    @Command(
            name = "failures",
            description = {"Lists the cases and calendars that could not be processed to their end, and the cause.", ""
            })
    final class Failures implements Callable<Integer> {

        @Override
        public Integer call() throws InterruptedException {
            return show(client().get("/failures"));
        }

        @Command(
                name = "retry",
                description = {"Processes the failed cases and calendars again, and lists the failures that remain.", ""
                })
        int retry(
                @Parameters(arity = "0..1", paramLabel = "CASE", description = "the case to retry (default: all)")
                        @Nullable
                        String caseId)
                throws InterruptedException {
            return show(client().post(caseId == null ? "/failures/retry" : "/failures/" + caseId + "/retry"));
        }

        private int show(JsonNode answer) {
            JsonNode failures = answer.required("failures");
            failures.forEach(failure -> out.printf(
                    "%s is blocked %s entry %d since %s (attempts: %d). %s%n",
                    failure.path("record").asString(),
                    failure.has("entry") ? "at" : "after",
                    failure.path(failure.has("entry") ? "entry" : "throughEntry")
                            .asLong(),
                    failure.path("since").asString(),
                    failure.path("attempts").asInt(),
                    failure.path("cause").asString()));
            if (failures.isEmpty()) {
                out.println("All entries are processed.");
            }
            return failures.isEmpty() ? DONE : NOT_DONE;
        }
    }
}
