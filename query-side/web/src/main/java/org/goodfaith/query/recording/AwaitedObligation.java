package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationOccasion;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * An obligation waiting for performance, and the facts that would perform it.
 *
 * @param obligors the names of the parties that owe it
 * @param due the due date as text; null if there is none
 * @param performedBy the facts that would perform it
 * @param cures the number of the deficient entry to cure; null if there is none
 */
public record AwaitedObligation(
        Obligation obligation,
        List<String> obligors,
        @Nullable String due,
        List<FactGroup.FactGroupView.Item> performedBy,
        @Nullable Long cures) {

    private static final Set<ObligationStatus> WAITING =
            Set.of(ObligationStatus.OVERDUE, ObligationStatus.OPEN, ObligationStatus.DEFICIENT);

    /** @return the obligations waiting for performance: overdue ones, then by due date, then undated ones */
    static List<AwaitedObligation> waiting(FormChoices choices) {
        return choices.obligations().stream()
                .filter(obligation -> WAITING.contains(obligation.status()))
                .filter(obligation -> obligation.term().modality() != Modality.MUST_NOT)
                .map(obligation -> of(obligation, choices))
                .filter(awaited -> !awaited.performedBy().isEmpty())
                .sorted(Comparator.comparing((AwaitedObligation awaited) ->
                                awaited.obligation().status() != ObligationStatus.OVERDUE)
                        .thenComparing(
                                awaited -> awaited.obligation().due(),
                                Comparator.nullsLast(Comparator.comparing(DueMoment::overdueFrom))))
                .toList();
    }

    static Optional<AwaitedObligation> find(String obligation, FormChoices choices) {
        return choices.obligations().stream()
                .filter(one -> one.id().value().equals(obligation))
                .map(one -> of(one, choices))
                .findFirst();
    }

    private static AwaitedObligation of(Obligation obligation, FormChoices choices) {
        return new AwaitedObligation(
                obligation,
                obligation.owedBy().stream().map(choices::name).toList(),
                Optional.ofNullable(obligation.due())
                        .map(due -> new PageTimes(choices.zone()).due(due.on(), due.time()))
                        .orElse(null),
                obligation.term().performedBy().stream()
                        .map(Performance::fact)
                        .distinct()
                        .flatMap(name -> FactTypes.find(name).stream())
                        .filter(FactGroup::contains)
                        .map(FactGroup.FactGroupView.Item::of)
                        .toList(),
                obligation.status() != ObligationStatus.DEFICIENT
                        ? null
                        : obligation.deficiencies().stream()
                                .filter(deficiency -> deficiency.curedBy() == null)
                                .map(deficiency -> deficiency.entry())
                                .findFirst()
                                .orElse(null));
    }

    public String id() {
        return obligation.id().value();
    }

    /** @return the values that the form of a fact starts with if it performs this obligation */
    FormValues suggested(Class<? extends Fact> fact, FormChoices choices) {
        var values = new LinkedHashMap<String, List<String>>();
        if (PartyAct.class.isAssignableFrom(fact)) {
            values.put("actors.onBehalfOf", names(obligation.obligors()));
        }
        for (var component : fact.getRecordComponents()) {
            if (component.getType() == TermRef.class) {
                values.put(
                        component.getName(),
                        List.of(obligation.order() + "/" + obligation.term().id()));
            } else if (component.getType() == OrderId.class) {
                values.put(component.getName(), List.of(obligation.order().value()));
            }
        }
        obligation.term().performedBy().stream()
                .filter(performance -> performance.fact().equals(fact.getSimpleName()))
                .map(Performance::event)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(event -> values.put("event", List.of(event.value())));
        offer(choices).ifPresent(offer -> {
            values.put("answers", List.of(offer.offer().value()));
            values.put("actors.to", names(offer.actors().onBehalfOf()));
        });
        occasionNotAhead(choices)
                .ifPresent(occasion -> values.put("circumstances.occasion", List.of(occasion.value())));
        if (cures != null) {
            values.put("circumstances.cures", List.of(cures.toString()));
        }
        return new FormValues(Map.copyOf(values));
    }

    /** @return its occasion, if a further one is ahead for which the act would count otherwise */
    private Optional<OccasionId> occasionNotAhead(FormChoices choices) {
        return Optional.ofNullable(obligation.occasion())
                .map(ObligationOccasion::id)
                .filter(id -> choices.occasions().stream()
                        .map(option -> new OccasionId(option.value()))
                        .anyMatch(other -> other.event().equals(id.event()) && other.number() > id.number()));
    }

    /** @return the offer that triggered it */
    private Optional<Offer> offer(FormChoices choices) {
        return Stream.ofNullable(obligation.trigger())
                .flatMap(trigger -> choices.lines().stream()
                        .filter(line -> line.entry().sequence() == trigger)
                        .map(line -> line.entry().fact()))
                .filter(Offer.class::isInstance)
                .map(Offer.class::cast)
                .findFirst();
    }

    private static List<String> names(List<PartyId> parties) {
        var names = new ArrayList<String>();
        parties.forEach(party -> names.add(party.value()));
        return names;
    }
}
