package org.goodfaith.cases;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;

/**
 * Why a command was refused: it cannot be true, or it makes no sense on the record as it is.
 *
 * <p>Nothing is refused because it is late or deficient. Each case is one row of {@code docs/errors.md} and one problem
 * type. {@link #field} says which part of the command is to blame, as a path in its JSON form, where a fact stands at
 * the root.
 */
public sealed interface Refusal {

    /** @return the path of what is to blame, such as {@code actors.onBehalfOf[0]} */
    String field();

    /** No case with this id was opened. */
    record UnknownCase(CaseId caseId) implements Refusal {

        @Override
        public String field() {
            return "caseId";
        }
    }

    /** No calendar and time zone are on file for this court. */
    record UnknownCourt(CourtId court) implements Refusal {

        @Override
        public String field() {
            return "court";
        }
    }

    /** No such party joined the case. */
    record UnknownParty(PartyId party, String field) implements Refusal {}

    /** The party joined the case after the day in question. */
    record PartyNotYetJoined(PartyId party, CourtTime joinedAt, CourtTime occurredAt, String field)
            implements Refusal {}

    /** No such attorney appeared in the case. */
    record UnknownCounsel(CounselId counsel, String field) implements Refusal {}

    /** The attorney does not appear for that party. */
    record NotCounselFor(CounselId counsel, PartyId party, String field) implements Refusal {}

    /** No judge with these initials has the case. */
    record UnknownJudge(String initials, String field) implements Refusal {}

    /** No such order was entered. */
    record UnknownOrder(OrderId order, String field) implements Refusal {}

    /** The order has no such term. */
    record UnknownTerm(TermRef term, String field) implements Refusal {}

    /** The term has no such reading. */
    record UnknownReading(TermRef term, String reading, List<String> readings) implements Refusal {

        @Override
        public String field() {
            return "reading";
        }
    }

    /** Nothing with this key was scheduled. */
    record UnknownEvent(EventKey event, String field) implements Refusal {}

    /** The record has no entry with this number. */
    record UnknownEntry(long entry, String field) implements Refusal {}

    /** The case has a record already. */
    record CaseAlreadyOpened(CaseId caseId) implements Refusal {

        @Override
        public String field() {
            return "docketNumber";
        }
    }

    /** A party with this short name joined already. */
    record PartyAlreadyJoined(PartyId party) implements Refusal {

        @Override
        public String field() {
            return "party";
        }
    }

    /** The party was dismissed already. */
    record PartyAlreadyDismissed(PartyId party, CourtTime dismissedAt) implements Refusal {

        @Override
        public String field() {
            return "party";
        }
    }

    /** The attorney appeared for that party already. */
    record CounselAlreadyAppeared(CounselId counsel, PartyId party, String field) implements Refusal {}

    /** An order with this short name was entered already. */
    record OrderAlreadyEntered(OrderId order) implements Refusal {

        @Override
        public String field() {
            return "order";
        }
    }

    /** Something with this key was scheduled already; it can be moved. */
    record EventAlreadyScheduled(EventKey event, String field) implements Refusal {}

    /** It is said to have happened later than now. */
    record InTheFuture(CourtTime occurredAt, CourtTime now, String field) implements Refusal {}

    /** It is said to have happened before the case was opened. */
    record BeforeTheCase(CourtTime occurredAt, CourtTime openedAt, String field) implements Refusal {}

    /** The court is said to have acted on something before that was on record. */
    record BeforeOrderOrEvent(String what, CourtTime occurredAt, CourtTime since, String field) implements Refusal {}

    /** A fact is said to be open to more people than a fact of its kind is. */
    record VisibilityWidened(String fact, String usual, String asked) implements Refusal {

        @Override
        public String field() {
            return "circumstances.visibility";
        }
    }

    /** It is said to have happened while the case was closed. */
    record CaseWasClosed(String fact, CourtTime occurredAt, CourtTime closedAt, String field) implements Refusal {}

    /** The case was closed already. */
    record CaseAlreadyClosed(CourtTime closedAt, String field) implements Refusal {}

    /** The case was not closed, so it cannot be reopened. */
    record CaseNotClosed(CourtTime occurredAt, String field) implements Refusal {}

    /** The proceedings were not stayed, so no stay can be lifted. */
    record NotStayed(CourtTime occurredAt, String field) implements Refusal {}

    /** The party had not settled, so its settlement cannot have failed. */
    record NoSettlement(PartyId party, String field) implements Refusal {}

    /** A fact that is about parties names none. */
    record NoPartyNamed(String fact, String field) implements Refusal {}

    /** No such offer was ever made. */
    record UnknownOffer(OfferId offer, String field) implements Refusal {}

    /** Another offer has this name. */
    record OfferNameTaken(OfferId offer) implements Refusal {

        @Override
        public String field() {
            return "offer";
        }
    }

    /** The answer or withdrawal is said to have happened before the offer was made. */
    record BeforeTheOffer(OfferId offer, CourtTime occurredAt, CourtTime madeAt, String field) implements Refusal {}

    /** The party had accepted the offer by then. */
    record OfferAlreadyAccepted(OfferId offer, PartyId party, CourtTime acceptedAt) implements Refusal {

        @Override
        public String field() {
            return "answers";
        }
    }

    /** A party answers its own offer, or makes one to itself. */
    record OwnOffer(OfferId offer, PartyId party, String field) implements Refusal {}

    /** The offer was not made to the party that answers it. */
    record OfferNotAddressed(OfferId offer, PartyId party) implements Refusal {

        @Override
        public String field() {
            return "answers";
        }
    }

    /** The party did not make the offer, so it cannot withdraw it. */
    record NotOfferingParty(OfferId offer, PartyId party) implements Refusal {

        @Override
        public String field() {
            return "offer";
        }
    }

    /** Two terms of the order have the same id. */
    record DuplicateTerm(TermId term, String field) implements Refusal {}

    /** A term of the order is counted from, or triggered by, a term the order does not have. */
    record UnknownTermReference(TermId term, TermId missing, String field) implements Refusal {}

    /** The terms of the order wait for one another. */
    record CircularTerms(List<TermId> terms, String field) implements Refusal {

        public CircularTerms {
            terms = List.copyOf(terms);
        }
    }

    /** A term of the order names a kind of fact that does not exist or performs nothing. */
    record TermNamesUnknownFact(TermId term, String fact, String field) implements Refusal {}

    /** What an order sets for a time names another order. */
    record EventOfAnotherOrder(EventKey event, OrderId order) implements Refusal {

        @Override
        public String field() {
            return "order";
        }
    }

    /** The term is performed by facts of other kinds, which have to be recorded by their own names. */
    record PerformedByOtherFacts(TermRef term, List<String> performedBy) implements Refusal {

        public PerformedByOtherFacts {
            performedBy = List.copyOf(performedBy);
        }

        @Override
        public String field() {
            return "term";
        }
    }

    /** A fact of this kind has a command of its own. */
    record HasItsOwnCommand(String fact, String command) implements Refusal {

        @Override
        public String field() {
            return "fact";
        }
    }

    /** The entry was struck, so nothing can be built on it. */
    record EntryWasStricken(long entry, String field) implements Refusal {}

    /** The entry is of a kind that cannot be struck. */
    record CannotBeStricken(long entry, String fact) implements Refusal {

        @Override
        public String field() {
            return "entry";
        }
    }

    /** A fact is said to replace an entry that still counts. */
    record ReplacedEntryNotStricken(long entry, String field) implements Refusal {}

    /** The obligation was flagged for this due moment already. */
    record NoticeAlreadyIssued(ObligationId obligation, Instant dueAt) implements Refusal {

        @Override
        public String field() {
            return "obligation";
        }
    }

    /** The obligation was never flagged for this due moment, or no longer is. */
    record NoticeNotIssued(ObligationId obligation, Instant dueAt) implements Refusal {

        @Override
        public String field() {
            return "obligation";
        }
    }

    /** The finding does not rest on the last entry of the case. */
    record EvaluationOutdated(long evaluatedThrough, long lastEntry) implements Refusal {

        @Override
        public String field() {
            return "evaluatedThrough";
        }
    }

    /** It was to be recorded only if nothing else was since the sender looked, and something was. */
    record CaseChanged(long seen, long lastEntry) implements Refusal {

        @Override
        public String field() {
            return "If-Match";
        }
    }

    /** A closure with this short name was proclaimed already, and perhaps withdrawn. */
    record ClosureNameTaken(CourtId court, String closure) implements Refusal {

        @Override
        public String field() {
            return "closure";
        }
    }

    /** No closure with this short name is in force. */
    record UnknownClosure(CourtId court, String closure) implements Refusal {

        @Override
        public String field() {
            return "closure";
        }
    }

    /** The idempotency key was used for another command on the same record. */
    record KeyAlreadyUsed(String key) implements Refusal {

        @Override
        public String field() {
            return "Idempotency-Key";
        }
    }

    /**
     * A part of a command was refused.
     *
     * @param part where it stands, such as {@code replacement.body} or {@code events[0]}
     * @param refusal why that part was refused
     */
    record Within(String part, Refusal refusal) implements Refusal {

        @Override
        public String field() {
            return part + "." + refusal.field();
        }
    }
}
