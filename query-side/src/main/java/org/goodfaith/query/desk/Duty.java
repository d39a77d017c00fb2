package org.goodfaith.query.desk;

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
import org.goodfaith.rulebook.standing.Obligation;
import org.goodfaith.rulebook.standing.Standing;
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
public record Duty(
        Obligation obligation,
        List<String> who,
        @Nullable String due,
        List<FactGroup.Shown.Line> performedBy,
        @Nullable Long cures) {

    private static final Set<Standing> WAITING = Set.of(Standing.OVERDUE, Standing.OPEN, Standing.DEFICIENT);

    /** @return what the orders ask for now: what is overdue, then what falls due next, then what has no date */
    static List<Duty> waiting(Matter matter) {
        return matter.obligations().stream()
                .filter(obligation -> WAITING.contains(obligation.standing()))
                .filter(obligation -> obligation.term().modality() != Modality.MUST_NOT)
                .map(obligation -> of(obligation, matter))
                .filter(duty -> !duty.performedBy().isEmpty())
                .sorted(Comparator.comparing((Duty duty) -> duty.obligation().standing() != Standing.OVERDUE)
                        .thenComparing(
                                duty -> duty.obligation().due(),
                                Comparator.nullsLast(Comparator.comparing(DueMoment::overdueFrom))))
                .toList();
    }

    static Optional<Duty> find(String obligation, Matter matter) {
        return matter.obligations().stream()
                .filter(one -> one.id().value().equals(obligation))
                .map(one -> of(one, matter))
                .findFirst();
    }

    private static Duty of(Obligation obligation, Matter matter) {
        return new Duty(
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
                obligation.standing() != Standing.DEFICIENT
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
    Answers answers(Class<? extends Fact> fact, Matter matter) {
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
        return new Answers(Map.copyOf(known));
    }

    /** @return the offer that made it binding */
    private Optional<Offer> answered(Matter matter) {
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
