package org.goodfaith.command.problem;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.cases.Refusal;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.Texts;
import org.goodfaith.events.UsDates;
import org.springframework.http.HttpStatus;

/**
 * The HTTP status, problem type and user-facing detail of a refusal.
 *
 * @param status 404, 409 or 412 if the record does not allow the request; 422 if the request cannot be true
 * @param type the last segment of the problem type
 * @param detail one to three sentences: what happened and what to do next
 */
public record RefusalText(HttpStatus status, String type, String detail) {

    /** Returns the text of a refusal. */
    public static RefusalText of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Within within -> of(within.refusal());

            case Refusal.UnknownCase r ->
                notFound(r, "No case " + r.caseId() + " is on record. Check the case id, or open the case first.");
            case Refusal.UnknownClosure r ->
                notFound(r, "No closure " + r.closure() + " is in force for the court " + r.court() + ".");

            case Refusal.UnknownCourt r ->
                invalid(r, "The court " + r.court() + " is unknown. Use its short name, such as cand or caed.");
            case Refusal.UnknownParty r ->
                invalid(r, "No party " + r.party() + " has joined this case. Record that the party joined first.");
            case Refusal.PartyNotYetJoined r ->
                invalid(
                        r,
                        "The party " + r.party() + " joined the case on " + words(r.joinedAt()) + ", after "
                                + words(r.occurredAt()) + ". Correct one of the two dates.");
            case Refusal.UnknownCounsel r ->
                invalid(r, "No counsel " + r.counsel() + " has appeared in this case. Record the appearance first.");
            case Refusal.NotCounselFor r ->
                invalid(r, "Counsel " + r.counsel() + " does not represent " + r.party() + ".");
            case Refusal.UnknownJudge r ->
                invalid(r, "No judge with the initials " + r.initials() + " is assigned to this case.");
            case Refusal.UnknownOrder r ->
                invalid(r, "No order " + r.order() + " was entered in this case. Enter the order first.");
            case Refusal.NotAnOrderToShowCause r ->
                invalid(r, "The order " + r.order() + " is not an order to show cause. Check the order.");
            case Refusal.UnknownTerm r ->
                invalid(
                        r,
                        "The order " + r.term().order() + " has no term "
                                + r.term().term() + ".");
            case Refusal.UnknownReading r ->
                invalid(
                        r,
                        "The term " + r.term() + " has no reading " + r.reading() + ". Use one of " + list(r.readings())
                                + ".");
            case Refusal.UnknownEvent r ->
                invalid(r, "No event " + r.event() + " was scheduled in this case. Schedule it first.");
            case Refusal.UnknownEntry r -> invalid(r, "This case has no entry " + r.entry() + ".");

            case Refusal.CaseAlreadyOpened r -> conflict(r, "The case " + r.caseId() + " is already open.");
            case Refusal.DocketNumberOfAnotherCase r ->
                invalid(
                        r,
                        "The docket number " + Texts.shown(r.docketNumber()) + " identifies the case " + r.caseId()
                                + ". An amendment can change the initials, the spelling and the office of a number,"
                                + " but not its year, type or serial number. Open the case under the right number.");
            case Refusal.PartyAlreadyJoined r ->
                conflict(
                        r,
                        "A party " + r.party()
                                + " has already joined this case. Give the new party another short name.");
            case Refusal.PartyAlreadyDismissed r ->
                conflict(r, "The party " + r.party() + " was already dismissed on " + words(r.dismissedAt()) + ".");
            case Refusal.CounselAlreadyAppeared r ->
                conflict(r, "Counsel " + r.counsel() + " has already appeared for " + r.party() + ".");
            case Refusal.OrderAlreadyEntered r ->
                conflict(
                        r,
                        "An order " + r.order() + " was already entered. To correct it, strike that entry and replace"
                                + " it.");
            case Refusal.EventAlreadyScheduled r ->
                conflict(
                        r,
                        "The event " + r.event() + " is already scheduled. To move it, reschedule it. A further one can"
                                + " be scheduled once this one was held or canceled.");
            case Refusal.EventDayPassed r ->
                conflict(
                        r,
                        "The event " + r.event() + " was set for " + UsDates.day(r.on())
                                + ", and no entry says that it was held or canceled. Record that it was held or"
                                + " canceled, with that date, then schedule a further one.");
            case Refusal.EventTookPlace r ->
                conflict(
                        r,
                        "The event " + r.event() + " took place on " + UsDates.day(r.on())
                                + ", so it cannot be moved, canceled or held on another day. To set a further one,"
                                + " record that the event was scheduled.");
            case Refusal.UnknownOccasion r ->
                invalid(
                        r,
                        "No occasion " + r.occasion() + " is on record. Use the number of an occasion that was"
                                + " scheduled, from 1.");
            case Refusal.OccasionOfAnotherEvent r ->
                invalid(
                        r,
                        "The entry is about " + r.event() + " and names the occasion " + r.occasion()
                                + ". Name an occasion of the same event.");
            case Refusal.NobodyAttended r ->
                invalid(
                        r,
                        "The attendance lists nobody. If nobody appeared for the party, record the nonappearance instead"
                                + " (NonappearanceRecorded). If it is not known who came, leave the attendees out.");

            case Refusal.InTheFuture r ->
                invalid(
                        r,
                        "The date " + words(r.occurredAt()) + " is in the future. The court's time is now "
                                + words(r.now()) + ". Record the act after it has happened.");
            case Refusal.BeforeTheCase r ->
                invalid(
                        r,
                        "The date " + words(r.occurredAt()) + " is before the case was opened on " + words(r.openedAt())
                                + ". Correct the date.");
            case Refusal.BeforeSubjectExisted r ->
                invalid(
                        r,
                        "The court cannot have acted on " + r.what() + " on " + words(r.occurredAt())
                                + ", because it dates from " + words(r.since()) + ". Correct the date.");
            case Refusal.VisibilityWidened r ->
                invalid(
                        r,
                        name(r.fact())
                                + " cannot be visible to more people than usual. Leave the visibility out, or restrict"
                                + " it.");
            case Refusal.CaseWasClosed r ->
                conflict(
                        r,
                        "The case was closed on " + words(r.closedAt()) + ", so " + name(r.fact()) + " on "
                                + words(r.occurredAt())
                                + " cannot be recorded. If the case was reopened, record the reopening first.");
            case Refusal.CaseAlreadyClosed r ->
                conflict(r, "The case was already closed on " + words(r.closedAt()) + ".");
            case Refusal.OwnCaseNotNamed r ->
                invalid(r, "The entry does not name the case " + r.own() + ", in which it is recorded. Add that case.");
            case Refusal.NotInTheGroup r ->
                conflict(
                        r,
                        "The case " + r.other()
                                + " is not in a group with this case. Record the order that consolidates"
                                + " or relates the cases first.");
            case Refusal.ActNameTaken r ->
                conflict(r, "The act " + r.act() + " is already recorded in this case. Nothing was recorded again.");
            case Refusal.CaseNotClosed r ->
                conflict(r, "The case was not closed on " + words(r.occurredAt()) + ", so it cannot be reopened.");
            case Refusal.NotStayed r ->
                conflict(
                        r,
                        "The proceedings were not stayed on " + words(r.occurredAt())
                                + ", so no stay can be lifted. Record the stay first.");
            case Refusal.PartyNotSettled r ->
                conflict(r, "No settlement of " + r.party() + " is on record. Record the settlement first.");
            case Refusal.NoPartyNamed r -> invalid(r, name(r.fact()) + " must name at least one party.");

            case Refusal.OfferNeverMade r ->
                invalid(r, "No offer " + r.offer() + " was made in this case. Record the offer first.");
            case Refusal.OfferNameTaken r ->
                conflict(r, "An offer " + r.offer() + " was already made. Give the new offer another short name.");
            case Refusal.BeforeTheOffer r ->
                invalid(
                        r,
                        "The date " + words(r.occurredAt()) + " is before the offer " + r.offer() + " was made on "
                                + words(r.madeAt()) + ". Correct the date.");
            case Refusal.OfferAlreadyAccepted r ->
                conflict(
                        r,
                        r.party() + " already accepted the offer " + r.offer() + " on " + words(r.acceptedAt())
                                + ". To record an earlier answer, enter its own date or time.");
            case Refusal.OwnOffer r ->
                invalid(
                        r,
                        "The offer " + r.offer() + " was made by " + r.party()
                                + ". Only the other side can answer it.");
            case Refusal.OfferNotAddressed r ->
                invalid(
                        r,
                        "The offer " + r.offer() + " was not made to " + r.party() + ", so this party cannot answer"
                                + " it.");
            case Refusal.NotTheirOffer r ->
                invalid(
                        r,
                        "The offer " + r.offer() + " was not made by " + r.party() + ", so this party cannot withdraw"
                                + " it.");

            case Refusal.DuplicateTerm r -> invalid(r, "Two terms of the order have the id " + r.term() + ".");
            case Refusal.UnknownTermReference r ->
                invalid(
                        r,
                        "The term " + r.term() + " refers to " + r.missing() + ", which is not a term of the order.");
            case Refusal.CircularTerms r ->
                invalid(
                        r,
                        "These terms depend on each other in a circle, so none of them has a due date: "
                                + list(r.terms()) + ". Remove one of the references.");
            case Refusal.TermNamesUnknownFact r ->
                invalid(
                        r,
                        "The term " + r.term() + " names " + r.fact() + ", which is not a fact that it can refer to.");
            case Refusal.EventOfAnotherOrder r ->
                invalid(
                        r,
                        "The event " + r.event() + " was submitted with the order " + r.order()
                                + " and must name that order.");
            case Refusal.NotPerformedByName r ->
                invalid(
                        r,
                        "This term is performed by "
                                + r.performedBy().stream()
                                        .map(RefusalText::name)
                                        .collect(Collectors.joining(", "))
                                + ". Record the act as that fact.");
            case Refusal.NoSuchRecurrence r ->
                invalid(
                        r,
                        "The term " + r.term().term() + " of " + r.term().order() + " does not recur "
                                + (r.field().equals("period") ? "in periods" : "with each entry of a kind")
                                + ". Leave out " + r.field() + ".");

            case Refusal.HasItsOwnCommand r ->
                invalid(r, name(r.fact()) + " cannot be recorded as a fact. " + alternative(r.command()));

            case Refusal.EntryWasStricken r ->
                conflict(r, "Entry " + r.entry() + " was struck and has no effect. Refer to another entry.");
            case Refusal.CannotBeStricken r ->
                conflict(r, "Entry " + r.entry() + ", " + name(r.fact()) + ", cannot be struck.");
            case Refusal.ReplacedEntryNotStricken r ->
                conflict(
                        r,
                        "Entry " + r.entry() + " was not struck, so nothing can replace it. Strike it and give the"
                                + " replacement in one step.");

            case Refusal.NoticeAlreadyIssued r ->
                conflict(
                        r, "An overdue notice for " + r.obligation() + " due at " + r.dueAt() + " was already issued.");
            case Refusal.NoticeNotIssued r ->
                conflict(r, "No overdue notice for " + r.obligation() + " due at " + r.dueAt() + " is in force.");
            case Refusal.StaleEvaluation r ->
                conflict(
                        r,
                        "The evaluation covers the case through entry " + r.evaluatedThrough()
                                + ", but the last entry is " + r.lastEntry() + ". Evaluate the case again.");
            case Refusal.CaseChanged r ->
                new RefusalText(
                        PRECONDITION_FAILED,
                        typeOf(r.getClass()),
                        "We could not save this entry because another entry was added to the case while you were working."
                                + " The last entry is now " + r.lastEntry() + ", not " + r.seen()
                                + ". Review the updated preview and confirm again.");

            case Refusal.LimitReached r ->
                conflict(r, String.format(Locale.US, "This would exceed the limit of %,d %s.", r.max(), r.what()));
            case Refusal.ClosedTooLong r ->
                conflict(
                        r,
                        "With this closure, the court " + r.court() + " would be closed from "
                                + UsDates.day(r.from()) + " to " + UsDates.day(r.until())
                                + " without a certain open day. The limit is " + r.max()
                                + " days. Shorten the closure, or withdraw one that no longer applies.");

            case Refusal.ClosureNameTaken r ->
                conflict(
                        r,
                        "A closure " + r.closure() + " of the court " + r.court()
                                + " was already proclaimed. Give the new closure another short name.");
            case Refusal.KeyAlreadyUsed r ->
                conflict(
                        r,
                        "The idempotency key was already used for another request on the same record. Use a new key for a"
                                + " new request, and the same key only to retry.");
        };
    }

    /** @return a refusal's or warning's type in kebab case, such as {@code unknown-party} */
    public static String typeOf(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String alternative(String command) {
        return switch (command) {
            case "OpenCase" -> "Open the case at POST /api/v1/cases.";
            case "EnterOrder" -> "Enter the order at POST /api/v1/cases/{caseId}/orders.";
            case "StrikeEntry" -> "Strike the entry at POST /api/v1/cases/{caseId}/entries/{entry}/strike.";
            default -> "Only Goodfaith issues and withdraws overdue notices.";
        };
    }

    private static RefusalText notFound(Refusal refusal, String detail) {
        return new RefusalText(NOT_FOUND, typeOf(refusal.getClass()), withoutDoublePeriods(detail));
    }

    private static RefusalText conflict(Refusal refusal, String detail) {
        return new RefusalText(CONFLICT, typeOf(refusal.getClass()), withoutDoublePeriods(detail));
    }

    private static RefusalText invalid(Refusal refusal, String detail) {
        return new RefusalText(UNPROCESSABLE_CONTENT, typeOf(refusal.getClass()), withoutDoublePeriods(detail));
    }

    /** Removes the period of a sentence that ends with "a.m." or "p.m.". */
    private static String withoutDoublePeriods(String detail) {
        return detail.replace(".m..", ".m.");
    }

    private static String words(CourtTime time) {
        return time.inWords();
    }

    /** @return the fact's name in words, in quotes */
    private static String name(String fact) {
        return '"' + FactNames.name(fact) + '"';
    }

    private static String list(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
