package org.goodfaith.query.notices;

import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Receipt;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;

/** Sends commands over the command bus of the same process. */
final class BusCommandPort implements CommandPort {

    /** The origin recorded with every notice. */
    private static final MetaData ORIGIN =
            MetaData.from(Map.of("actor", "goodfaith", "role", "TRACKER", "source", "notices"));

    private final CommandGateway commands;

    BusCommandPort(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public Outcome send(CaseCommand command) {
        try {
            Receipt receipt = commands.sendAndWait(new GenericCommandMessage<>(command, ORIGIN));
            return new Outcome.Recorded(receipt.sequence());
        } catch (Refused e) {
            return new Outcome.Refused(e.refusal().toString());
        } catch (CommandExecutionException e) {
            return e.<Object>getDetails()
                    .filter(Refusal.class::isInstance)
                    .map(refusal -> new Outcome.Refused(refusal.toString()))
                    .orElseThrow(() -> e);
        }
    }
}
