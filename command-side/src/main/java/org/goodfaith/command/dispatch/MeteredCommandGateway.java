package org.goodfaith.command.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refusal;
import org.goodfaith.command.problem.RefusalText;

/** Measures commands from every intake: their number, their duration including retries, and the reasons of refusals. */
final class MeteredCommandGateway extends DefaultCommandGateway {

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;

    MeteredCommandGateway(Builder builder, MeterRegistry meters) {
        super(builder);
        this.meters = meters;
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        Timer.Sample sample = Timer.start(meters);
        super.<C, R>send(command, (message, result) -> {
            String outcome = "recorded";
            if (result.isExceptional()) {
                outcome = result.exceptionResult() instanceof CommandExecutionException e
                                && e.getDetails().orElse(null) instanceof Refusal refusal
                        ? refused(refusal)
                        : "failed";
            }
            sample.stop(timer(message, outcome));
            callback.onResult(message, result);
        });
    }

    private String refused(Refusal refusal) {
        Counter.builder("goodfaith.refusals")
                .description("Refused commands by problem type")
                .tag("reason", RefusalText.of(refusal).type())
                .register(meters)
                .increment();
        return "refused";
    }

    private Timer timer(CommandMessage<?> command, String outcome) {
        return Timer.builder("goodfaith.commands")
                .description("Duration of commands including retries")
                .tag("command", name(command.getPayload()))
                .tag("outcome", outcome)
                .serviceLevelObjectives(LATENCIES)
                .register(meters);
    }

    private static String name(Object command) {
        return command instanceof RecordFact record
                ? record.fact().getClass().getSimpleName()
                : command.getClass().getSimpleName();
    }
}
