package org.goodfaith.command.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.dispatch.RefusalInterceptor;
import org.goodfaith.command.dispatch.StaleStateRetry;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem has a row in {@code docs/errors.md}, and every refusal has a detail and reaches callers of the bus. */
class ErrorsPageTest {

    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final Path GENERATED = Path.of("target/errors.md");
    private static final Path SOURCE = Path.of("../shared-events/src/main/java/org/goodfaith/cases/Refusal.java");

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(CaseId.class, CaseId.of("cand-24-cv-00101")),
            Map.entry(CourtId.class, CourtId.of("cand")),
            Map.entry(PartyId.class, PartyId.of("plaintiff-1")),
            Map.entry(CounselId.class, CounselId.of("counsel-1")),
            Map.entry(OrderId.class, OrderId.of("ecf-21")),
            Map.entry(EventKey.class, EventKey.of("settlement-conference")),
            Map.entry(OccasionId.class, new OccasionId("settlement-conference/2")),
            Map.entry(OfferId.class, OfferId.of("demand-1")),
            Map.entry(TermId.class, TermId.of("serve-demand")),
            Map.entry(TermRef.class, new TermRef(OrderId.of("ecf-21"), TermId.of("serve-demand"))),
            Map.entry(ObligationId.class, new ObligationId("ecf-21/serve-demand/plaintiff-1")),
            Map.entry(CourtTime.class, CourtTime.of("2024-08-06T10:00")),
            Map.entry(LocalDate.class, LocalDate.of(2025, 1, 9)),
            Map.entry(Instant.class, Instant.parse("2024-08-07T07:00:00Z")),
            Map.entry(String.class, "something"),
            Map.entry(List.class, List.of("one", "other")),
            Map.entry(long.class, 7L),
            Map.entry(Refusal.class, new Refusal.UnknownParty(PartyId.of("stranger"), "party")));

    static Stream<Refusal> refusals() {
        return Arrays.stream(Refusal.class.getPermittedSubclasses()).map(ErrorsPageTest::sample);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void hasADetailForUsers(Refusal refusal) {
        var text = RefusalText.of(refusal);

        assertThat(text.detail()).endsWith(".").doesNotContain("[", "null", "org.goodfaith");
        assertThat(text.type()).matches("[a-z]+(-[a-z]+)*");
        assertThat(refusal.field()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void reachesCallersOfTheBus(Refusal refusal) {
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new RefusalInterceptor());
        bus.subscribe(String.class.getName(), _ -> {
            throw new Refused(refusal);
        });
        var gateway = DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new StaleStateRetry())
                .build();

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                CommandExecutionException.class,
                                () -> gateway.sendAndWait(new GenericCommandMessage<>("a command")))
                        .getDetails())
                .hasValue(refusal);
    }

    @Test
    void listsEveryRefusal() throws IOException {
        String source = Files.readString(SOURCE);
        var rows = new StringBuilder("| type | status | when |\n|---|---|---|\n");
        refusals()
                .filter(refusal -> !(refusal instanceof Refusal.Within))
                .sorted((a, b) ->
                        RefusalText.of(a).type().compareTo(RefusalText.of(b).type()))
                .forEach(refusal -> {
                    var text = RefusalText.of(refusal);
                    rows.append("| `/problems/")
                            .append(text.type())
                            .append("` | ")
                            .append(text.status().value())
                            .append(" | ")
                            .append(sentence(source, refusal.getClass()))
                            .append(" |\n");
                });
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, rows);

        assertThat(Files.readString(PAGE))
                .as("docs/errors.md differs from Refusal; the generated table is in command-side/%s", GENERATED)
                .contains(rows);
    }

    @Test
    void listsEveryOtherProblem() throws IOException {
        assertThat(Problems.TITLES.keySet())
                .allSatisfy(type -> assertThat(Files.readString(PAGE)).contains("| `/problems/" + type + "` | "));
        assertThat(MalformedRequest.MalformedKind.values()).allSatisfy(kind -> assertThat(Problems.TITLES)
                .containsKey(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    }

    private static String sentence(String source, Class<?> refusal) {
        Matcher javadoc = Pattern.compile("/\\*\\* ([^*]*) \\*/\\s+record " + refusal.getSimpleName() + "\\(")
                .matcher(source);
        assertThat(javadoc.find()).as("Javadoc of %s", refusal).isTrue();
        return javadoc.group(1);
    }

    private static Refusal sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return (Refusal) type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> SAMPLES.get(component.getType()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
