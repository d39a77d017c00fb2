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
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.orders.TermId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands must leave a case in a consistent state. Each test is named after its seed. */
@Tag("slow")
class RandomCommandsTest {

    private static final int COMMANDS = 400;
    private static final ObligationId DUTY = ObligationId.of(ORDER, TermId.of("serve-demand"), PLAINTIFF, null);

    private final List<PartyId> parties = List.of(PLAINTIFF, DEFENDANT, SECOND_DEFENDANT, STRANGER);
    private final List<OfferId> offers = List.of(DEMAND, COUNTEROFFER, OfferId.of("demand-2"), OfferId.of("demand-3"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void leaveAConsistentState(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var history = new ArrayList<Fact>();
        CaseState state = CaseState.EMPTY;
        int refused = 0;
        for (int i = 0; i < COMMANDS; i++) {
            CaseCommand command = i == 0 ? openCase() : command(random, state.lastEntry());
            try {
                List<Fact> facts = CaseDecisions.decide(state, command, NOW);
                assertThat(facts).isNotEmpty();
                RecordingWarnings.about(facts, state);
                for (Fact fact : facts) {
                    state = state.evolve(state.lastEntry() + 1, fact);
                    history.add(fact);
                }
            } catch (Refused e) {
                assertThat(e.refusal().field()).isNotBlank();
                refused++;
            }
            requireConsistent(state, history);
        }
        assertThat(refused).isBetween(1, COMMANDS - 20);
        assertThat(replayed(history).entries()).isEqualTo(state.entries());
    }

    private static void requireConsistent(CaseState state, List<Fact> history) {
        assertThat(state.lastEntry()).isEqualTo(history.size() - 1L);
        assertThat(state.stricken()).allSatisfy(entry -> assertThat(history.get(Math.toIntExact(entry)))
                .isNotInstanceOfAny(CaseOpened.class, RecordAct.class));
        assertThat(state.effective().entries()).allSatisfy(entry -> {
            assertThat(state.stricken()).doesNotContain(entry.sequence());
            assertThat(entry.fact()).isEqualTo(history.get(Math.toIntExact(entry.sequence())));
        });
        assertThat(history.stream()
                                .filter(OverdueNoticeIssued.class::isInstance)
                                .count()
                        - history.stream()
                                .filter(OverdueNoticeWithdrawn.class::isInstance)
                                .count())
                .isEqualTo(state.notices().size());
    }

    private static CaseState replayed(List<Fact> history) {
        CaseState state = CaseState.EMPTY;
        for (int i = 0; i < history.size(); i++) {
            state = state.evolve(i, history.get(i));
        }
        return state;
    }

    private CaseCommand command(RandomGenerator random, long last) {
        CourtTime at = time(random);
        PartyId party = one(random, parties);
        OfferId offer = one(random, offers);
        long entry = random.nextLong(-1, last + 3);
        Instant dueAt = Instant.ofEpochSecond(random.nextInt(3));
        return switch (random.nextInt(30)) {
            case 27 -> record(new SettlementConferenceHeld(Circumstances.at(at), CONFERENCE));
            case 28 -> record(new NonappearanceRecorded(Circumstances.at(at), CONFERENCE, List.of(party)));
            case 29 ->
                record(new EventScheduled(
                        Circumstances.at(at), CONFERENCE, EventKind.SETTLEMENT_CONFERENCE, at, null, null));
            case 0, 1 -> record(joined(party, party.equals(PLAINTIFF) ? Side.PLAINTIFF : Side.DEFENDANT, at));
            case 2 -> record(new PartyDismissed(Circumstances.at(at), party));
            case 3 -> record(appeared(party));
            case 4 -> record(withdrew(party));
            case 5 -> enterOrder(orderEntered(), conferenceScheduled());
            case 6 -> enterOrder(order(OrderId.of("ecf-" + random.nextInt(3)), serveDemand(), otherDuty()));
            case 7 -> record(rescheduled(CONFERENCE));
            case 8, 9 -> record(demand(offer, at, one(random, parties)));
            case 10, 11 ->
                record(new CounterofferMade(
                        Circumstances.at(at), Actors.of(party).to(PLAINTIFF), offer, one(random, offers), null, null));
            case 12 -> record(accepted(offer, party, at));
            case 13 -> record(rejected(offer, party, at));
            case 14 -> record(withdrawn(offer, party, at));
            case 15 -> record(new SettlementReached(Circumstances.at(at), List.of(party)));
            case 16 -> record(new SettlementFailed(Circumstances.at(at), List.of(party)));
            case 17 -> record(random.nextBoolean() ? closed(at) : reopened(at));
            case 18 -> record(statement(at, random.nextInt(30)));
            case 19 -> new StrikeEntry(CASE, entry, "a mistake", "clerk", null);
            case 20 -> new StrikeEntry(CASE, entry, "a mistake", "clerk", answered(party, at));
            case 21 -> new IssueOverdueNotice(CASE, DUTY, dueAt, "1", entry);
            case 22 -> new WithdrawOverdueNotice(CASE, DUTY, dueAt, "performed", last);
            case 23 ->
                record(new PartySubstituted(
                        Circumstances.at(at), party, "Party " + PLAINTIFF, SubstitutionGround.OTHER, null, null));
            case 24 -> record(new PartyAmended(Circumstances.at(at), party, "Doe 1", List.of(), null, null));
            case 25 ->
                record(
                        random.nextBoolean()
                                ? new PartyServed(Circumstances.at(at), party)
                                : new CaseAmended(Circumstances.at(at), "24-cv-0010" + random.nextInt(3), null));
            default -> record(answered(party, at).with(Circumstances.at(at).curing(Math.max(0, entry))));
        };
    }

    private static RecordFact record(Fact fact) {
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
