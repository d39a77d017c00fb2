package org.goodfaith.command.intake;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.cases.Refusal;
import org.goodfaith.events.FactNames;
import org.springframework.http.HttpStatus;

/**
 * A refusal in words a clerk understands.
 *
 * @param status not found, in conflict with the record, or making no sense
 * @param type the last part of the problem's type
 * @param detail a sentence or two
 */
record RefusalText(HttpStatus status, String type, String detail) {

    static RefusalText of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Within within -> of(within.refusal());

            case Refusal.UnknownCase r -> notFound(r, "No case " + r.caseId() + " is on record.");
            case Refusal.UnknownClosure r ->
                notFound(r, "No closure " + r.closure() + " of the court " + r.court() + " is in force.");

            case Refusal.UnknownCourt r ->
                senseless(r, "The court " + r.court() + " is not on file. Use its short name, such as cand or caed.");
            case Refusal.UnknownParty r ->
                senseless(r, "No party " + r.party() + " joined this case. Record that it joined first.");
            case Refusal.PartyNotYetJoined r ->
                senseless(
                        r,
                        "The party " + r.party() + " joined the case on "
                                + r.joinedAt().inWords() + ", after "
                                + r.occurredAt().inWords() + ".");
            case Refusal.UnknownCounsel r ->
                senseless(r, "No counsel " + r.counsel() + " appeared in this case. Record the appearance first.");
            case Refusal.NotCounselFor r ->
                senseless(r, "Counsel " + r.counsel() + " does not appear for " + r.party() + ".");
            case Refusal.UnknownJudge r ->
                senseless(r, "No judge with the initials " + r.initials() + " has this case.");
            case Refusal.UnknownOrder r -> senseless(r, "No order " + r.order() + " was entered in this case.");
            case Refusal.UnknownTerm r ->
                senseless(
                        r,
                        "The order " + r.term().order() + " has no term "
                                + r.term().term() + ".");
            case Refusal.UnknownReading r ->
                senseless(
                        r,
                        "The term " + r.term() + " has no reading " + r.reading() + ". It has " + listed(r.readings())
                                + ".");
            case Refusal.UnknownEvent r ->
                senseless(r, "Nothing called " + r.event() + " was scheduled in this case. Schedule it first.");
            case Refusal.UnknownEntry r -> senseless(r, "This case has no entry number " + r.entry() + ".");

            case Refusal.CaseAlreadyOpened r -> conflict(r, "The case " + r.caseId() + " is on record already.");
            case Refusal.PartyAlreadyJoined r ->
                conflict(r, "A party " + r.party() + " joined this case already. Give the new one another short name.");
            case Refusal.PartyAlreadyDismissed r ->
                conflict(
                        r,
                        "The party " + r.party() + " was dismissed on "
                                + r.dismissedAt().inWords() + " already.");
            case Refusal.CounselAlreadyAppeared r ->
                conflict(r, "Counsel " + r.counsel() + " appears for " + r.party() + " already.");
            case Refusal.OrderAlreadyEntered r ->
                conflict(
                        r,
                        "An order " + r.order() + " was entered already. To correct it, strike that entry and replace"
                                + " it.");
            case Refusal.EventAlreadyScheduled r ->
                conflict(r, "Something called " + r.event() + " was scheduled already. Reschedule it instead.");

            case Refusal.InTheFuture r ->
                senseless(
                        r,
                        "It cannot have happened on " + r.occurredAt().inWords() + ": at the court it is "
                                + r.now().inWords() + " now. Record it when it has happened.");
            case Refusal.BeforeTheCase r ->
                senseless(
                        r,
                        "It cannot have happened on " + r.occurredAt().inWords() + ": the case was opened on "
                                + r.openedAt().inWords() + ".");
            case Refusal.BeforeSubjectExisted r ->
                senseless(
                        r,
                        "The court cannot have acted on " + r.what() + " on "
                                + r.occurredAt().inWords() + ": it dates from "
                                + r.since().inWords() + ".");
            case Refusal.VisibilityWidened r ->
                senseless(
                        r,
                        named(r.fact())
                                + " cannot be opened to more people than may see it anyway. Leave out who may see"
                                + " it, or narrow it.");
            case Refusal.CaseWasClosed r ->
                conflict(
                        r,
                        "The case was closed on " + r.closedAt().inWords() + ", so no " + named(r.fact()) + " of "
                                + r.occurredAt().inWords()
                                + " can be recorded. If it was reopened, record that first.");
            case Refusal.CaseAlreadyClosed r ->
                conflict(r, "The case was closed on " + r.closedAt().inWords() + " already.");
            case Refusal.CaseNotClosed r ->
                conflict(
                        r,
                        "The case was not closed on " + r.occurredAt().inWords()
                                + ", so it cannot have been reopened.");
            case Refusal.NotStayed r ->
                conflict(
                        r,
                        "The proceedings were not stayed on " + r.occurredAt().inWords()
                                + ", so no stay can have been lifted.");
            case Refusal.PartyNotSettled r ->
                conflict(r, "No settlement of " + r.party() + " is on record that could have failed.");
            case Refusal.NoPartyNamed r -> senseless(r, named(r.fact()) + " must say whom it is about.");

            case Refusal.OfferNeverMade r -> senseless(r, "No offer " + r.offer() + " was made in this case.");
            case Refusal.OfferNameTaken r ->
                conflict(r, "An offer " + r.offer() + " was made already. Give the new one another short name.");
            case Refusal.BeforeTheOffer r ->
                senseless(
                        r,
                        "It cannot have happened on " + r.occurredAt().inWords() + ": the offer " + r.offer()
                                + " was made on " + r.madeAt().inWords() + ".");
            case Refusal.OfferAlreadyAccepted r ->
                conflict(
                        r,
                        r.party() + " accepted the offer " + r.offer() + " on "
                                + r.acceptedAt().inWords()
                                + ". An answer given before that is taken if its own day or time says so.");
            case Refusal.OwnOffer r ->
                senseless(r, "The offer " + r.offer() + " is " + r.party() + "'s own; the other side answers it.");
            case Refusal.OfferNotAddressed r ->
                senseless(
                        r,
                        "The offer " + r.offer() + " was not made to " + r.party() + ", so it has nothing to answer.");
            case Refusal.NotTheirOffer r ->
                senseless(r, r.party() + " did not make the offer " + r.offer() + ", so it cannot withdraw it.");

            case Refusal.DuplicateTerm r -> senseless(r, "Two terms of the order have the id " + r.term() + ".");
            case Refusal.UnknownTermReference r ->
                senseless(r, "The term " + r.term() + " refers to " + r.missing() + ", which the order does not have.");
            case Refusal.CircularTerms r ->
                senseless(r, "These terms wait for one another, so none has a date: " + listed(r.terms()) + ".");
            case Refusal.TermNamesUnknownFact r ->
                senseless(r, "The term " + r.term() + " names " + r.fact() + ", which is no fact that it could mean.");
            case Refusal.EventOfAnotherOrder r ->
                senseless(r, "What the order " + r.order() + " sets for " + r.event() + " must name that order.");
            case Refusal.NotPerformedByName r ->
                senseless(
                        r,
                        "That duty is performed by "
                                + r.performedBy().stream()
                                        .map(RefusalText::named)
                                        .collect(Collectors.joining(", "))
                                + ". Record the act under its own name.");

            case Refusal.HasItsOwnCommand r ->
                senseless(r, named(r.fact()) + " is not recorded as a fact: " + instead(r.command()));

            case Refusal.EntryWasStricken r -> conflict(r, "Entry " + r.entry() + " was struck and no longer counts.");
            case Refusal.CannotBeStricken r ->
                conflict(r, "Entry " + r.entry() + ", " + named(r.fact()) + ", is one that cannot be struck.");
            case Refusal.ReplacedEntryNotStricken r ->
                conflict(
                        r,
                        "Entry " + r.entry() + " still counts, so nothing can replace it. Strike it and give the"
                                + " replacement in one step.");

            case Refusal.NoticeAlreadyIssued r ->
                conflict(r, r.obligation() + " was flagged as overdue since " + r.dueAt() + " already.");
            case Refusal.NoticeNotIssued r ->
                conflict(r, r.obligation() + " is not flagged as overdue since " + r.dueAt() + ".");
            case Refusal.StaleEvaluation r ->
                conflict(
                        r,
                        "The finding rests on entry " + r.evaluatedThrough() + ", but the last entry is "
                                + r.lastEntry() + ". Evaluate the case again.");
            case Refusal.CaseChanged r ->
                new RefusalText(
                        PRECONDITION_FAILED,
                        typeOf(r.getClass()),
                        "Something was recorded in this case since you looked: its last entry is " + r.lastEntry()
                                + ", not " + r.seen() + ". Nothing was recorded here. Look again.");

            case Refusal.ClosureNameTaken r ->
                conflict(
                        r,
                        "A closure " + r.closure() + " of the court " + r.court()
                                + " was proclaimed already. Give the new one another short name.");
            case Refusal.KeyAlreadyUsed r ->
                conflict(
                        r,
                        "The idempotency key was used for another request on the same record. Use a new key for a new"
                                + " request, and the same key only to repeat one.");
        };
    }

    /** @return the last part of a refusal's problem type, such as {@code unknown-party} */
    static String typeOf(Class<?> refusal) {
        return refusal.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String instead(String command) {
        return switch (command) {
            case "OpenCase" -> "open the case at POST /api/v1/cases.";
            case "EnterOrder" -> "enter the order at POST /api/v1/cases/{caseId}/orders.";
            case "StrikeEntry" -> "strike the entry at POST /api/v1/cases/{caseId}/entries/{entry}/strike.";
            default -> "only the tracker itself flags what is overdue.";
        };
    }

    private static RefusalText notFound(Refusal refusal, String detail) {
        return new RefusalText(NOT_FOUND, typeOf(refusal.getClass()), detail);
    }

    private static RefusalText conflict(Refusal refusal, String detail) {
        return new RefusalText(CONFLICT, typeOf(refusal.getClass()), detail);
    }

    private static RefusalText senseless(Refusal refusal, String detail) {
        return new RefusalText(UNPROCESSABLE_CONTENT, typeOf(refusal.getClass()), detail);
    }

    /** @return the name of a fact in words, in quotes */
    private static String named(String fact) {
        return '"' + FactNames.name(fact) + '"';
    }

    private static String listed(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
