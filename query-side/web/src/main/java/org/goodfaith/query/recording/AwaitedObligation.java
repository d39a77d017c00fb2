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
import org.goodfaith.events.Offer;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.page.PageTimes;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * An obligation that waits for something to be recorded, and what would perform it.
 *
 * @param who the names of those who owe it
 * @param due when; absent if undated
 * @param performedBy the facts that would perform it
 * @param cures the deficient entry that has to be cured; absent if there is none
 */
public record AwaitedObligation(
        Obligation obligation,
        List<String> who,
        @Nullable String due,
        List<FactGroup.Shown.Line> performedBy,
        @Nullable Long cures) {

    private static final Set<ObligationStatus> WAITING = Set.of(ObligationStatus.OVERDUE, ObligationStatus.OPEN, ObligationStatus.DEFICIENT);

    /** @return what the orders ask for now: what is overdue, then what falls due next, then what has no date */
    static List<AwaitedObligation> waiting(FormChoices matter) {
        return matter.obligations().stream()
                .filter(obligation -> WAITING.contains(obligation.status()))
                .filter(obligation -> obligation.term().modality() != Modality.MUST_NOT)
                .map(obligation -> of(obligation, matter))
                .filter(duty -> !duty.performedBy().isEmpty())
                .sorted(Comparator.comparing((AwaitedObligation duty) -> duty.obligation().status() != ObligationStatus.OVERDUE)
                        .thenComparing(
                                duty -> duty.obligation().due(),
                                Comparator.nullsLast(Comparator.comparing(DueMoment::overdueFrom))))
                .toList();
    }

    static Optional<AwaitedObligation> find(String obligation, FormChoices matter) {
        return matter.obligations().stream()
                .filter(one -> one.id().value().equals(obligation))
                .map(one -> of(one, matter))
                .findFirst();
    }

    private static AwaitedObligation of(Obligation obligation, FormChoices matter) {
        return new AwaitedObligation(
                obligation,
                obligation.obligors().stream()
                        .map(party -> matter.name(party.value()))
                        .toList(),
                Optional.ofNullable(obligation.due())
                        .map(due -> new PageTimes(matter.zone()).due(due.on(), due.time()))
                        .orElse(null),
                obligation.term().performedBy().stream()
                        .map(Performance::fact)
                        .distinct()
                        .flatMap(name -> FactTypes.find(name).stream())
                        .filter(FactGroup::holds)
                        .map(FactGroup.Shown.Line::of)
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

    /** @return what is known beforehand of a fact that performs it */
    FormValues answers(Class<? extends Fact> fact, FormChoices matter) {
        var known = new LinkedHashMap<String, List<String>>();
        if (PartyAct.class.isAssignableFrom(fact)) {
            known.put("actors.onBehalfOf", names(obligation.obligors()));
        }
        for (var component : fact.getRecordComponents()) {
            if (component.getType() == TermRef.class) {
                known.put(
                        component.getName(),
                        List.of(obligation.order() + "/" + obligation.term().id()));
            } else if (component.getType() == OrderId.class) {
                known.put(component.getName(), List.of(obligation.order().value()));
            }
        }
        obligation.term().performedBy().stream()
                .filter(performance -> performance.fact().equals(fact.getSimpleName()))
                .map(Performance::event)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(event -> known.put("event", List.of(event.value())));
        answered(matter).ifPresent(offer -> {
            known.put("answers", List.of(offer.offer().value()));
            known.put("actors.to", names(offer.actors().onBehalfOf()));
        });
        if (cures != null) {
            known.put("circumstances.cures", List.of(cures.toString()));
        }
        return new FormValues(Map.copyOf(known));
    }

    /** @return the offer that made it binding */
    private Optional<Offer> answered(FormChoices matter) {
        return Stream.ofNullable(obligation.trigger())
                .flatMap(trigger -> matter.lines().stream()
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
