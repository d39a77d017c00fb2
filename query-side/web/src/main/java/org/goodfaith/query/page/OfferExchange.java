package org.goodfaith.query.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.EntryLine;
import org.jspecify.annotations.Nullable;

/** The exchange of offers: each offer and answer in order, and whose turn it is. Offers' contents are not recorded. */
public record OfferExchange(List<Move> moves, List<Turn> turns) {

    /**
     * An offer, an answer, or a withdrawal.
     *
     * @param side the side that acted
     * @param fact the name of the recorded fact
     * @param from the names of the parties that acted
     * @param to the names of the recipients; empty if they are not recorded
     * @param form the recorded form and content
     * @param daysSince the days since the previous move; absent for the first
     */
    public record Move(
            long entry,
            Side side,
            String fact,
            String offer,
            @Nullable String answers,
            LocalDate on,
            List<String> from,
            List<String> to,
            List<String> form,
            @Nullable Long daysSince) {}

    /** An offer that a party has not answered. */
    public record Turn(
            String name,
            String offer,
            LocalDate madeOn,
            long days,
            @Nullable LocalDate rejectedOn) {}

    static OfferExchange of(CaseAtViewpoint shown) {
        return shown.file().map(file -> of(shown, file)).orElse(new OfferExchange(List.of(), List.of()));
    }

    private static OfferExchange of(CaseAtViewpoint shown, CaseFile file) {
        var moves = new ArrayList<Move>();
        shown.entries().stream()
                .filter(line -> line.strickenBy() == null)
                .filter(line -> isMove(line.entry().fact()))
                .sorted(Comparator.comparing((EntryLine line) -> line.entry()
                                .fact()
                                .circumstances()
                                .occurredAt()
                                .startsAt(shown.court().zone()))
                        .thenComparingLong(line -> line.entry().sequence()))
                .forEach(line -> moves.add(move(line, file, moves)));
        LocalDate today = shown.seen().at().asOf().atZone(shown.court().zone()).toLocalDate();
        return new OfferExchange(
                moves,
                file.offers().stream()
                        .map(offer -> new Turn(
                                name(offer.awaits(), file),
                                offer.offer().value(),
                                offer.madeOn(),
                                ChronoUnit.DAYS.between(offer.madeOn(), today),
                                offer.rejectedOn()))
                        .toList());
    }

    private static boolean isMove(Object fact) {
        return fact instanceof Offer || fact instanceof OfferAnswer || fact instanceof OfferWithdrawn;
    }

    private static Move move(EntryLine line, CaseFile file, List<Move> before) {
        var act = (PartyAct) line.entry().fact();
        LocalDate on = act.circumstances().occurredAt().on();
        return new Move(
                line.entry().sequence(),
                act.actors().onBehalfOf().stream()
                        .flatMap(party -> file.party(party).stream())
                        .map(CaseFile.PartyOnFile::side)
                        .findFirst()
                        .orElse(Side.OTHER),
                act.factName(),
                offer(act),
                act instanceof OfferAnswer answer ? answer.answers().value() : null,
                on,
                act.actors().onBehalfOf().stream()
                        .map(party -> name(party, file))
                        .toList(),
                act.actors().to().stream().map(party -> name(party, file)).toList(),
                form(act),
                before.isEmpty()
                        ? null
                        : ChronoUnit.DAYS.between(before.getLast().on(), on));
    }

    /** Returns the offer that a move makes, answers or withdraws. */
    private static String offer(PartyAct act) {
        return switch (act) {
            case DemandServed f -> f.offer().value();
            case CounterofferMade f -> f.offer().value();
            case OfferAccepted f -> f.answers().value();
            case OfferRejected f -> f.answers().value();
            case OfferWithdrawn f -> f.offer().value();
            default -> throw new IllegalStateException("not an offer, an answer or a withdrawal: " + act.factName());
        };
    }

    private static List<String> form(PartyAct act) {
        Stream<Optional<String>> form =
                switch (act) {
                    case DemandServed f ->
                        Stream.of(
                                said("inWriting", f.inWriting()),
                                said("damagesItemized", f.damagesItemized()),
                                said("explanationGiven", f.explanationGiven()));
                    case CounterofferMade f ->
                        Stream.of(said("inWriting", f.inWriting()), said("explanationGiven", f.explanationGiven()));
                    case OfferAccepted f -> Stream.of(said("inWriting", f.inWriting()));
                    case OfferRejected f -> Stream.of(said("inWriting", f.inWriting()));
                    default -> Stream.of();
                };
        return form.flatMap(Optional::stream).toList();
    }

    private static Optional<String> said(String attribute, @Nullable Boolean recorded) {
        return Optional.ofNullable(recorded).map(yes -> Messages.get("offers." + attribute + (yes ? ".yes" : ".no")));
    }

    private static String name(PartyId party, CaseFile file) {
        return file.party(party).map(CaseFile.PartyOnFile::name).orElse(party.value());
    }
}
