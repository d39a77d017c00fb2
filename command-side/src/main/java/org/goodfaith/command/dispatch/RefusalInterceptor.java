package org.goodfaith.command.dispatch;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Carries a refusal across the command bus as exception details, so that callers see the same on a local and a remote
 * bus.
 */
public final class RefusalInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Refused e) {
            throw new CommandExecutionException(e.getMessage(), e, e.refusal());
        } catch (AggregateNotFoundException e) {
            if (unitOfWork.getMessage().getPayload() instanceof CaseCommand command) {
                var refusal = new Refusal.UnknownCase(command.caseId());
                throw new CommandExecutionException(refusal.toString(), e, refusal);
            }
            throw e;
        }
    }
}
