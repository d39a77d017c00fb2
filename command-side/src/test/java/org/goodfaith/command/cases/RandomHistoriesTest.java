package org.goodfaith.command.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.command.cases.CaseFacts.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.*;
import org.goodfaith.orders.TermId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of a case in whatever order, its record stays sound. The seed is the test's name. */
@Tag("slow")
class RandomHistoriesTest {

    private static final int COMMANDS = 400;
    private static final ObligationId DUTY = ObligationId.of(ORDER, TermId.of("serve-demand"), PLAINTIFF, null);

    private final List<PartyId> parties = List.of(PLAINTIFF, DEFENDANT, SECOND_DEFENDANT, STRANGER);
    private final List<OfferId> offers = List.of(DEMAND, COUNTEROFFER, OfferId.of("demand-2"), OfferId.of("demand-3"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void leaveASoundRecord(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var history = new ArrayList<Fact>();
        CaseState record = CaseState.EMPTY;
        int refused = 0;
        for (int i = 0; i < COMMANDS; i++) {
            CaseCommand command = i == 0 ? openCase() : command(random, record.lastEntry());
            try {
                List<Fact> facts = record.decide(command, NOW);
                assertThat(facts).isNotEmpty();
                record.warnings(facts);
                for (Fact fact : facts) {
                    record = record.evolve(record.lastEntry() + 1, fact);
                    history.add(fact);
                }
            } catch (Refused e) {
                assertThat(e.refusal().field()).isNotBlank();
                refused++;
            }
            requireSound(record, history);
        }
        assertThat(refused).isBetween(1, COMMANDS - 20);
        assertThat(replayed(history)).isEqualTo(record);
    }

    private static void requireSound(CaseState record, List<Fact> history) {
        assertThat(record.lastEntry()).isEqualTo(history.size() - 1L);
        assertThat(record.struck()).allSatisfy(entry -> assertThat(history.get(Math.toIntExact(entry)))
                .isNotInstanceOfAny(CaseOpened.class, RecordAct.class));
        assertThat(record.status().entries()).allSatisfy(entry -> {
            assertThat(record.struck()).doesNotContain(entry.sequence());
            assertThat(entry.fact()).isEqualTo(history.get(Math.toIntExact(entry.sequence())));
        });
        assertThat(history.stream()
                                .filter(OverdueNoticeIssued.class::isInstance)
                                .count()
                        - history.stream()
                                .filter(OverdueNoticeWithdrawn.class::isInstance)
                                .count())
                .isEqualTo(record.notices().size());
    }

    private static CaseState replayed(List<Fact> history) {
        CaseState record = CaseState.EMPTY;
        for (int i = 0; i < history.size(); i++) {
            record = record.evolve(i, history.get(i));
        }
        return record;
    }

    private CaseCommand command(RandomGenerator random, long last) {
        CourtTime at = time(random);
        PartyId party = one(random, parties);
        OfferId offer = one(random, offers);
        long entry = random.nextLong(-1, last + 3);
        Instant dueAt = Instant.ofEpochSecond(random.nextInt(3));
        return switch (random.nextInt(24)) {
            case 0, 1 -> tell(joined(party, party.equals(PLAINTIFF) ? Side.PLAINTIFF : Side.DEFENDANT, at));
            case 2 -> tell(new PartyDismissed(Circumstances.at(at), party));
            case 3 -> tell(appeared(party));
            case 4 -> tell(withdrew(party));
            case 5 -> enterOrder(orderEntered(), conferenceScheduled());
            case 6 -> enterOrder(order(OrderId.of("ecf-" + random.nextInt(3)), serveDemand(), otherDuty()));
            case 7 -> tell(rescheduled(CONFERENCE));
            case 8, 9 -> tell(demand(offer, at, one(random, parties)));
            case 10, 11 ->
                tell(new CounterofferMade(
                        Circumstances.at(at), Actors.of(party).to(PLAINTIFF), offer, one(random, offers), null, null));
            case 12 -> tell(accepted(offer, party, at));
            case 13 -> tell(rejected(offer, party, at));
            case 14 -> tell(withdrawn(offer, party, at));
            case 15 -> tell(new SettlementReached(Circumstances.at(at), List.of(party)));
            case 16 -> tell(new SettlementFailed(Circumstances.at(at), List.of(party)));
            case 17 -> tell(random.nextBoolean() ? closed(at) : reopened(at));
            case 18 -> tell(statement(at, random.nextInt(30)));
            case 19 -> new StrikeEntry(CASE, entry, "a mistake", "clerk", null);
            case 20 -> new StrikeEntry(CASE, entry, "a mistake", "clerk", answered(party, at));
            case 21 -> new IssueOverdueNotice(CASE, DUTY, dueAt, "1", entry);
            case 22 -> new WithdrawOverdueNotice(CASE, DUTY, dueAt, "performed", last);
            default -> tell(answered(party, at).with(Circumstances.at(at).curing(Math.max(0, entry))));
        };
    }

    private static RecordFact tell(Fact fact) {
        return new RecordFact(CASE, fact);
    }

    private static CourtTime time(RandomGenerator random) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(260));
        return random.nextBoolean() ? CourtTime.on(day) : CourtTime.at(day, LocalTime.of(random.nextInt(24), 0));
    }

    private static <T> T one(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
