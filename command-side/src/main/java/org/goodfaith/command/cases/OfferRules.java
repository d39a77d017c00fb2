package org.goodfaith.command.cases;

import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.PartyId;

/** The rules for settlement offers and the answers to them. */
final class OfferRules {

    private OfferRules() {}

    static void offerMustBeNew(Offer offer, EffectiveEntries entries) {
        if (entries.offer(offer.offer()).isPresent()) {
            throw new Refused(new Refusal.OfferNameTaken(offer.offer()));
        }
    }

    static void offerMustNotBeMadeToItsMaker(Offer offer) {
        for (PartyId party : offer.actors().to()) {
            if (offer.actors().onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.OwnOffer(offer.offer(), party, "actors.to"));
            }
        }
    }

    /**
     * The answered offer must have been open to the answering parties when they answered.
     *
     * <p>An answer made before an acceptance is valid even if it is recorded after it.
     */
    static void offerMustBeOpen(OfferAnswer answer, CourtTime occurredAt, EffectiveEntries entries) {
        OfferId offer = answer.answers();
        CaseEntry made = offerMustBeMade(offer, "answers", occurredAt, entries);
        Actors offeror = ((Offer) made.fact()).actors();
        for (PartyId party : answer.actors().onBehalfOf()) {
            if (offeror.onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.OwnOffer(offer, party, "answers"));
            }
            if (!offeror.to().isEmpty() && !offeror.to().contains(party)) {
                throw new Refused(new Refusal.OfferNotAddressed(offer, party));
            }
            entries.acceptance(offer, party, occurredAt).ifPresent(acceptedAt -> {
                throw new Refused(new Refusal.OfferAlreadyAccepted(offer, party, acceptedAt));
            });
        }
    }

    static void offerMustBeWithdrawnByItsMaker(OfferWithdrawn withdrawn, EffectiveEntries entries) {
        CaseEntry made = offerMustBeMade(
                withdrawn.offer(), "offer", withdrawn.circumstances().occurredAt(), entries);
        for (PartyId party : withdrawn.actors().onBehalfOf()) {
            if (!((Offer) made.fact()).actors().onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.NotTheirOffer(withdrawn.offer(), party));
            }
        }
    }

    private static CaseEntry offerMustBeMade(OfferId offer, String field, CourtTime by, EffectiveEntries entries) {
        CaseEntry made = entries.offer(offer).orElseThrow(() -> new Refused(new Refusal.OfferNeverMade(offer, field)));
        if (EffectiveEntries.isBefore(by, made.occurredAt())) {
            throw new Refused(new Refusal.BeforeTheOffer(offer, by, made.occurredAt(), "circumstances.occurredAt"));
        }
        return made;
    }
}
