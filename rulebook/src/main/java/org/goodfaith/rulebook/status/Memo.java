package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers to one kind of question in one world, each given once. An answer given in an earlier world is not sought
 * again while what it rests on is as it was.
 *
 * @param <K> what is asked about
 * @param <V> what is answered
 */
final class Memo<K, V> {

    private final CaseStateAsOf world;
    private final Supplier<Dependencies> restingOn;
    private final @Nullable Memo<K, V> earlier;
    private final Map<K, Answer<V>> given = new HashMap<>();

    /** @param grounds what the answer rests on */
    record Answer<V>(V value, Dependencies grounds) {}

    /**
     * @param restingOn what such an answer always rests on
     * @param earlier the answers of an earlier world of the same case; null if there is none
     */
    Memo(CaseStateAsOf world, Supplier<Dependencies> restingOn, @Nullable Memo<K, V> earlier) {
        this.world = world;
        this.restingOn = restingOn;
        this.earlier = earlier;
    }

    /** @return the answer, on which whatever is being asked in this world then rests too */
    V of(K about, Supplier<V> question) {
        return answer(about, question).value();
    }

    Answer<V> answer(K about, Supplier<V> question) {
        Answer<V> answer = given.get(about);
        if (answer == null) {
            answer = stillTrue(about);
            if (answer == null) {
                Dependencies grounds = restingOn.get();
                answer = new Answer<>(world.asking(grounds, question), grounds);
            }
            given.put(about, answer);
        }
        world.restsOn(answer.grounds());
        return answer;
    }

    private @Nullable Answer<V> stillTrue(K about) {
        for (Memo<K, V> before = earlier; before != null; before = before.earlier) {
            Answer<V> answer = before.given.get(about);
            if (answer != null) {
                Instant since = before.world.asOf();
                return world.isAsItWas(since, answer.grounds()) ? answer : null;
            }
        }
        return null;
    }
}
