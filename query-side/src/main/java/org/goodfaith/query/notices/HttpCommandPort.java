package org.goodfaith.query.notices;

import java.time.Instant;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Sends commands to a command side in another process. */
final class HttpCommandPort implements CommandPort {

    private static final HttpStatusCode CONFLICT = HttpStatusCode.valueOf(409);
    private static final HttpStatusCode UNPROCESSABLE = HttpStatusCode.valueOf(422);

    private final RestClient commandSide;

    HttpCommandPort(RestClient commandSide) {
        this.commandSide = commandSide;
    }

    private record Issue(ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough) {}

    private record Withdrawal(ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough) {}

    private record Answer(long sequence) {}

    @Override
    public Outcome send(CaseCommand command) {
        return switch (command) {
            case IssueOverdueNotice c ->
                post(
                        "/api/v1/cases/{caseId}/notices",
                        c.caseId(),
                        new Issue(c.obligation(), c.dueAt(), c.ruleSet(), c.evaluatedThrough()));
            case WithdrawOverdueNotice c ->
                post(
                        "/api/v1/cases/{caseId}/notices/withdrawals",
                        c.caseId(),
                        new Withdrawal(c.obligation(), c.dueAt(), c.ground(), c.evaluatedThrough()));
            default ->
                throw new IllegalArgumentException(
                        "The query side does not send " + command.getClass().getSimpleName());
        };
    }

    private Outcome post(String path, CaseId caseId, Object body) {
        try {
            Answer answer = commandSide
                    .post()
                    .uri(path, caseId.value())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .body(Answer.class);
            if (answer == null) {
                throw new IllegalStateException("The command side sent an empty answer to " + path);
            }
            return new Outcome.Recorded(answer.sequence());
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode().equals(CONFLICT) || e.getStatusCode().equals(UNPROCESSABLE)) {
                return new Outcome.Refused(e.getResponseBodyAsString());
            }
            throw e;
        }
    }
}
