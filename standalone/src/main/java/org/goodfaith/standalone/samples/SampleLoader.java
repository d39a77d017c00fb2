package org.goodfaith.standalone.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.command.dispatch.Origin;
import org.goodfaith.command.template.Compilation;
import org.goodfaith.command.template.OrderHeading;
import org.goodfaith.command.template.OrderTemplate;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Sends the sample cases to the command bus, with the clock set to the time of each step.
 *
 * <p>It requires an empty event store and records all cases in one transaction.
 */
final class SampleLoader {

    private static final Origin ORIGIN = new Origin("samples", "SAMPLES", "samples", null, "");

    private final List<Resource> files;
    private final CommandGateway commands;
    private final TemplateCatalog templates;
    private final LoadingClock clock;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SampleLoader(
            List<Resource> files,
            CommandGateway commands,
            TemplateCatalog templates,
            LoadingClock clock,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.files = files;
        this.commands = commands;
        this.templates = templates;
        this.clock = clock;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** @return a receipt of the last step of each loaded case; empty if the record was not empty */
    List<Receipt> loadIntoEmptyStore() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            boolean empty = sql.sql("SELECT NOT EXISTS (SELECT 1 FROM domain_event)")
                    .query(Boolean.class)
                    .single();
            if (!empty) {
                return List.of();
            }
            return files.stream().map(this::load).toList();
        }));
    }

    private Receipt load(Resource file) {
        try {
            JsonNode sample = SampleReader.tree(file.getContentAsString(StandardCharsets.UTF_8));
            ZoneId zone = Courts.find(CourtId.of(sample.required("court").asString()))
                    .orElseThrow()
                    .zone();
            return load(sample.required("steps"), zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The sample case " + file.getFilename() + " cannot be loaded", e);
        } finally {
            clock.run();
        }
    }

    private Receipt load(JsonNode steps, ZoneId zone) {
        LocalDate today = CourtTime.of(clock.instant(), zone).on();
        var entries = new HashMap<String, Long>();
        CaseId caseId = null;
        Receipt receipt = null;
        for (JsonNode written : steps) {
            SampleCase.Step step = SampleReader.step(written, today, entries);
            CaseCommand command = caseId == null ? opening(step) : command(step, caseId);
            caseId = command.caseId();
            clock.stopAt(step.recorded().startsAt(zone));
            receipt = commands.sendAndWait(new GenericCommandMessage<>(command, ORIGIN.metaData()));
            if (step.as() != null) {
                entries.put(step.as(), receipt.sequence());
            }
        }
        return Objects.requireNonNull(receipt, "a sample case has steps");
    }

    private static CaseCommand opening(SampleCase.Step step) {
        SampleCase.Opening open = Objects.requireNonNull(step.open(), "the first step opens the case");
        return new OpenCase(
                new Circumstances(
                        CourtTime.on(open.openedOn()), null, open.docketEntry(), null, null, null, null, null, null),
                open.court(),
                open.docketNumber(),
                open.caption(),
                open.judges(),
                true);
    }

    private CaseCommand command(SampleCase.Step step, CaseId caseId) {
        if (step.order() != null) {
            return entering(step.order(), caseId);
        }
        if (step.strike() != null) {
            return striking(step.strike(), caseId);
        }
        return new RecordFact(
                caseId, SampleReader.fact(Objects.requireNonNull(step.fact()), Objects.requireNonNull(step.body())));
    }

    private CaseCommand entering(SampleCase.Order order, CaseId caseId) {
        OrderTemplate template = templates
                .find(order.template())
                .orElseThrow(() -> new IllegalArgumentException("there is no template " + order.template()));
        var heading = new OrderHeading(
                order.circumstances(),
                order.order(),
                null,
                order.datedOn(),
                order.filedOn(),
                order.judge(),
                List.of(),
                List.of(),
                null);
        return switch (template.compile(texts(order.parameters()))) {
            case Compilation.Compiled(var content) ->
                new EnterOrder(caseId, content.entered(heading), content.scheduled(heading));
            case Compilation.Malformed(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private static Map<String, String> texts(Map<String, JsonNode> parameters) {
        var texts = new HashMap<String, String>();
        parameters.forEach((name, value) -> texts.put(name, value.asString()));
        return texts;
    }

    private static CaseCommand striking(SampleCase.Strike strike, CaseId caseId) {
        Fact replacement = strike.replacement() == null
                ? null
                : SampleReader.fact(
                        strike.replacement().fact(), strike.replacement().body());
        return new StrikeEntry(caseId, strike.entry(), strike.reason(), strike.struckBy(), replacement);
    }
}
