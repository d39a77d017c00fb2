package org.goodfaith.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/**
 * The reason a command was refused: it cannot be true, or it contradicts the record.
 *
 * <p>No command is refused because an act is late or deficient. Each reason is one problem type and one row of
 * {@code docs/errors.md}, whose text is the first sentence of the Javadoc here.
 */
public sealed interface Refusal {

    /**
     * Returns the path of the offending part in the command's JSON form, such as {@code actors.onBehalfOf[0]}. The
     * members of a fact are at the root of the path.
     */
    String field();

    /** No case with this id was opened. */
    record UnknownCase(CaseId caseId) implements Refusal {

        @Override
        public String field() {
            return "caseId";
        }
    }

    /** Goodfaith has no calendar and time zone for this court. */
    record UnknownCourt(CourtId court) implements Refusal {

        @Override
        public String field() {
            return "court";
        }
    }

    /** No party with this id has joined the case. */
    record UnknownParty(PartyId party, String field) implements Refusal {}

    /** The party joined the case after the day of the fact. */
    record PartyNotYetJoined(PartyId party, CourtTime joinedAt, CourtTime occurredAt, String field)
            implements Refusal {}

    /** No attorney with this id has appeared in the case. */
    record UnknownCounsel(CounselId counsel, String field) implements Refusal {}

    /** The attorney does not represent this party. */
    record NotCounselFor(CounselId counsel, PartyId party, String field) implements Refusal {}

    /** No judge with these initials is assigned to the case. */
    record UnknownJudge(String initials, String field) implements Refusal {}

    /** No order with this id was entered in the case. */
    record UnknownOrder(OrderId order, String field) implements Refusal {}

    /** The order is not an order to show cause. */
    record NotAnOrderToShowCause(OrderId order, String field) implements Refusal {}

    /** The order has no term with this id. */
    record UnknownTerm(TermRef term, String field) implements Refusal {}

    /** The term has no reading with this id. */
    record UnknownReading(TermRef term, String reading, List<String> readings) implements Refusal {

        @Override
        public String field() {
            return "reading";
        }
    }

    /** No event with this key was scheduled in the case. */
    record UnknownEvent(EventKey event, String field) implements Refusal {}

    /** The record has no entry with this number. */
    record UnknownEntry(long entry, String field) implements Refusal {}

    /** The case is already open in Goodfaith. */
    record CaseAlreadyOpened(CaseId caseId) implements Refusal {

        @Override
        public String field() {
            return "docketNumber";
        }
    }

    /** The docket number identifies another case. */
    record DocketNumberOfAnotherCase(CaseId caseId, String docketNumber) implements Refusal {

        @Override
        public String field() {
            return "docketNumber";
        }
    }

    /** A party with this id has already joined the case. */
    record PartyAlreadyJoined(PartyId party) implements Refusal {

        @Override
        public String field() {
            return "party";
        }
    }

    /** The party was already dismissed. */
    record PartyAlreadyDismissed(PartyId party, CourtTime dismissedAt) implements Refusal {

        @Override
        public String field() {
            return "party";
        }
    }

    /** The attorney has already appeared for this party. */
    record CounselAlreadyAppeared(CounselId counsel, PartyId party, String field) implements Refusal {}

    /** An order with this id was already entered. */
    record OrderAlreadyEntered(OrderId order) implements Refusal {

        @Override
        public String field() {
            return "order";
        }
    }

    /** The event is already scheduled for a later day, or for this one. Reschedule it to move it. */
    record EventAlreadyScheduled(EventKey event, String field) implements Refusal {}

    /** The day set for the event passed with no entry that it was held or canceled; a further date needs that entry. */
    record EventDayPassed(EventKey event, LocalDate on, String field) implements Refusal {}

    /** The event took place and cannot be moved, canceled or held on another day; a further one can be scheduled. */
    record EventTookPlace(EventKey event, LocalDate on, String field) implements Refusal {}

    /** The event has no occasion with this number. */
    record UnknownOccasion(OccasionId occasion, String field) implements Refusal {}

    /** The fact is about another event than the occasion it names. */
    record OccasionOfAnotherEvent(OccasionId occasion, EventKey event, String field) implements Refusal {}

    /** The attendance lists nobody; that a party did not appear is a fact of its own. */
    record NobodyAttended(String field) implements Refusal {}

    /** The fact is dated in the future. */
    record InTheFuture(CourtTime occurredAt, CourtTime now, String field) implements Refusal {}

    /** The fact is dated before the case was opened. */
    record BeforeTheCase(CourtTime occurredAt, CourtTime openedAt, String field) implements Refusal {}

    /** The entry names cases, but not the case it is recorded in. */
    record OwnCaseNotNamed(CaseId own, String field) implements Refusal {}

    /** The other case is not in a group with this case. */
    record NotInTheGroup(CaseId other, String field) implements Refusal {}

    /** An act with this name was already recorded in the case. */
    record ActNameTaken(String act, String field) implements Refusal {}

    /** The court cannot have acted on something before the date it was recorded for. */
    record BeforeSubjectExisted(String what, CourtTime occurredAt, CourtTime since, String field) implements Refusal {}

    /** The requested visibility is wider than the usual visibility of this kind of fact. */
    record VisibilityWidened(String fact, String usual, String asked) implements Refusal {

        @Override
        public String field() {
            return "circumstances.visibility";
        }
    }

    /** The case was closed on the date of the fact. */
    record CaseWasClosed(String fact, CourtTime occurredAt, CourtTime closedAt, String field) implements Refusal {}

    /** The case was already closed. */
    record CaseAlreadyClosed(CourtTime closedAt, String field) implements Refusal {}

    /** The case was not closed, so it cannot be reopened. */
    record CaseNotClosed(CourtTime occurredAt, String field) implements Refusal {}

    /** The proceedings were not stayed, so the stay cannot be lifted. */
    record NotStayed(CourtTime occurredAt, String field) implements Refusal {}

    /** The party had not settled, so its settlement cannot have failed. */
    record PartyNotSettled(PartyId party, String field) implements Refusal {}

    /** The fact must name at least one party. */
    record NoPartyNamed(String fact, String field) implements Refusal {}

    /** No offer with this id was made in the case. */
    record OfferNeverMade(OfferId offer, String field) implements Refusal {}

    /** Another offer already has this id. */
    record OfferNameTaken(OfferId offer) implements Refusal {

        @Override
        public String field() {
            return "offer";
        }
    }

    /** The answer or withdrawal is dated before the offer was made. */
    record BeforeTheOffer(OfferId offer, CourtTime occurredAt, CourtTime madeAt, String field) implements Refusal {}

    /** The party had already accepted the offer. */
    record OfferAlreadyAccepted(OfferId offer, PartyId party, CourtTime acceptedAt) implements Refusal {

        @Override
        public String field() {
            return "answers";
        }
    }

    /** A party cannot answer its own offer or make an offer to itself. */
    record OwnOffer(OfferId offer, PartyId party, String field) implements Refusal {}

    /** The offer was not made to the party that answers it. */
    record OfferNotAddressed(OfferId offer, PartyId party) implements Refusal {

        @Override
        public String field() {
            return "answers";
        }
    }

    /** The party did not make the offer, so it cannot withdraw it. */
    record NotTheirOffer(OfferId offer, PartyId party) implements Refusal {

        @Override
        public String field() {
            return "offer";
        }
    }

    /** Two terms of the order have the same id. */
    record DuplicateTerm(TermId term, String field) implements Refusal {}

    /** A term of the order refers to a term that the order does not have. */
    record UnknownTermReference(TermId term, TermId missing, String field) implements Refusal {}

    /** The terms of the order depend on one another in a circle. */
    record CircularTerms(List<TermId> terms, String field) implements Refusal {

        public CircularTerms {
            terms = List.copyOf(terms);
        }
    }

    /** A term of the order names a fact that does not exist or performs no term. */
    record TermNamesUnknownFact(TermId term, String fact, String field) implements Refusal {}

    /** An event submitted with an order names another order. */
    record EventOfAnotherOrder(EventKey event, OrderId order) implements Refusal {

        @Override
        public String field() {
            return "order";
        }
    }

    /** Facts of other kinds perform this term. Record the act as one of them. */
    record NotPerformedByName(TermRef term, List<String> performedBy) implements Refusal {

        public NotPerformedByName {
            performedBy = List.copyOf(performedBy);
        }

        @Override
        public String field() {
            return "term";
        }
    }

    /** The term does not recur in periods, or not with each entry of a kind, as the fact says. */
    record NoSuchRecurrence(TermRef term, String field) implements Refusal {}

    /** Facts of this kind are recorded by a separate operation. */
    record HasItsOwnCommand(String fact, String command) implements Refusal {

        @Override
        public String field() {
            return "fact";
        }
    }

    /** The entry was struck, so no fact can refer to it. */
    record EntryWasStricken(long entry, String field) implements Refusal {}

    /** Entries of this kind cannot be struck. */
    record CannotBeStricken(long entry, String fact) implements Refusal {

        @Override
        public String field() {
            return "entry";
        }
    }

    /** The fact replaces an entry that was not struck. */
    record ReplacedEntryNotStricken(long entry, String field) implements Refusal {}

    /** An overdue notice for this obligation and due moment was already issued. */
    record NoticeAlreadyIssued(ObligationId obligation, Instant dueAt) implements Refusal {

        @Override
        public String field() {
            return "obligation";
        }
    }

    /** No overdue notice for this obligation and due moment is in force. */
    record NoticeNotIssued(ObligationId obligation, Instant dueAt) implements Refusal {

        @Override
        public String field() {
            return "obligation";
        }
    }

    /** The case has newer entries than the evaluation used. */
    record StaleEvaluation(long evaluatedThrough, long lastEntry) implements Refusal {

        @Override
        public String field() {
            return "evaluatedThrough";
        }
    }

    /** The case has newer entries than the caller has seen. */
    record CaseChanged(long seen, long lastEntry) implements Refusal {

        @Override
        public String field() {
            return "If-Match";
        }
    }

    /** A closure with this short name was already proclaimed, even if it was later withdrawn. */
    record ClosureNameTaken(CourtId court, String closure) implements Refusal {

        @Override
        public String field() {
            return "closure";
        }
    }

    /** The case or the court's calendar already has the maximum number of these. */
    record LimitReached(String what, long max, String field) implements Refusal {}

    /** With this closure, the court would be closed for too many days without an open day between them. */
    record ClosedTooLong(CourtId court, LocalDate from, LocalDate until, long max) implements Refusal {

        @Override
        public String field() {
            return "untilOn";
        }
    }

    /** No closure with this short name is in force. */
    record UnknownClosure(CourtId court, String closure) implements Refusal {

        @Override
        public String field() {
            return "closure";
        }
    }

    /** The idempotency key was already used for another command on the same record. */
    record KeyAlreadyUsed(String key) implements Refusal {

        @Override
        public String field() {
            return "Idempotency-Key";
        }
    }

    /**
     * One part of a command was refused.
     *
     * @param part the path of the part, such as {@code replacement.body} or {@code events[0]}
     * @param refusal the reason that part was refused
     */
    record Within(String part, Refusal refusal) implements Refusal {

        @Override
        public String field() {
            return part + "." + refusal.field();
        }
    }
}
