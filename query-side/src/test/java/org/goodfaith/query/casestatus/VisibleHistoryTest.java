package org.goodfaith.query.casestatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.casestatus.VisibleHistory.ShownStep;
import org.goodfaith.query.casestatus.VisibleHistory.Walk;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.record.Recording;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangeCause;
import org.goodfaith.rulebook.replay.ViewpointDifference;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Courts;
import org.junit.jupiter.api.Test;

/** Tests a history with an answer visible to chambers only, to an obligation visible to the parties. */
class VisibleHistoryTest {

    private static final Instant BEFORE = Instant.parse("2024-06-24T19:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2024-06-25T19:00:00Z");
    private static final Instant LATER = Instant.parse("2024-06-26T19:00:00Z");
    private static final String ANSWER = "ecf-21/answer-latest-communication/defendant-1";

    private final List<Entry> entries = new ArrayList<>();

    VisibleHistoryTest() {
        for (Fact fact : ConferenceCase.orderEntered()) {
            record(Instant.parse("2024-06-20T16:00:00Z"), fact);
        }
        var answer = (CommunicationAnswered) ConferenceCase.answered("2024-06-25");
        record(
                ANSWERED,
                answer.with(new Circumstances(
                        CourtTime.of("2024-06-25"),
                        Channel.EMAILED,
                        null,
                        null,
                        Visibility.CHAMBERS,
                        null,
                        null,
                        null,
                        null)));
        record(LATER, ConferenceCase.conferenceMoved("2024-06-26", "2024-09-10T10:00"));
    }

    @Test
    void namesAVisibleCause() {
        Walk walk = history(Visibility.values()).walk(0, 200);

        assertThat(names(walk)).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(walk.steps().get(5).changes())
                .extracting(change -> change.id().value())
                .containsExactly(ANSWER);
    }

    /** The parties see the status and its change, but not the entry that caused it. */
    @Test
    void omitsHiddenEntriesFromStepsAndCauses() {
        VisibleHistory history = history(Visibility.PUBLIC, Visibility.PARTIES);
        Walk walk = history.walk(0, 200);

        assertThat(names(walk)).containsExactly("0", "1", "2", "3", "4", "6");
        assertThat(history.find("5")).isEmpty();
        ShownStep next = walk.steps().getLast();
        assertThat(next.meanwhile()).extracting(change -> change.id().value()).containsExactly(ANSWER);
        assertThat(history.walk(6, 1).steps()).containsExactly(next);
        assertThat(history.walk(6, 1).previous()).isEqualTo("4");

        List<ViewpointDifference.ChangedObligation> differing =
                history.difference(new Viewpoint(LATER, BEFORE), new Viewpoint(LATER, ANSWERED));
        assertThat(differing).singleElement().satisfies(one -> {
            assertThat(one.id().value()).isEqualTo(ANSWER);
            assertThat(history.restsOn(one.obligation())).containsExactly(3L);
        });
        Change change = differing.getFirst().changes().getFirst();
        assertThat(change.cause()).isInstanceOfSatisfying(ChangeCause.EntriesRecorded.class, recorded -> assertThat(
                        history.entries(recorded.entries()))
                .isEmpty());
    }

    @Test
    void omitsChangesOfHiddenObligations() {
        assertThat(history(Visibility.PUBLIC).walk(0, 200).steps())
                .flatExtracting(ShownStep::changes)
                .extracting(change -> change.obligation().term().visibility())
                .containsOnly(Visibility.PUBLIC);
        assertThat(history(Visibility.PUBLIC).difference(new Viewpoint(LATER, BEFORE), new Viewpoint(LATER, ANSWERED)))
                .isEmpty();
    }

    private void record(Instant at, Fact fact) {
        entries.add(new Entry(entries.size(), at, fact));
    }

    private VisibleHistory history(Visibility... classes) {
        var access = new AccessPolicy() {
            @Override
            public List<Visibility> classes() {
                return List.of(classes);
            }
        };
        var recordings = entries.stream()
                .map(entry -> new Recording("event-" + entry.sequence(), "clerk-1", "CLERK", "test"))
                .toList();
        return new VisibleHistory(
                new RecordedCase(new CaseRecord(entries, List.of()), recordings, -1),
                Courts.find(ConferenceCase.CAND).orElseThrow(),
                LATER,
                LATER,
                access);
    }

    private static List<String> names(Walk walk) {
        return walk.steps().stream().map(step -> step.point().name()).toList();
    }
}
