package org.goodfaith.query.live;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages that are being looked at, each with a stream on which it is told that it should read itself again.
 *
 * <p>Nothing is queued: a stream remembers only that something changed, so one that is slow costs no memory and holds
 * up nobody. How much this node has heard of is counted; a page knows the count at which it was read, and by that it is
 * told at once if it missed something before its stream began, or while the stream was lost.
 */
@Component
public class LiveStreams implements SmartLifecycle {

    private static final long RECONNECT_MILLIS = 1000;

    private final LiveConfiguration.Settings settings;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong heard = new AtomicLong();

    /** No other node, and not this one after a restart, has heard of the same. */
    private final String node =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private volatile @Nullable ScheduledExecutorService timer;

    LiveStreams(LiveConfiguration.Settings settings) {
        this.settings = settings;
    }

    /** @return what this node has heard of by now, to be asked for before a page is read */
    public String position() {
        return node + "-" + heard.get();
    }

    /** @param cases the ids of the cases that are shown differently from now on; empty for all */
    void changed(Set<String> cases) {
        heard.incrementAndGet();
        open.forEach(stream -> {
            if (cases.isEmpty() || stream.caseId == null || cases.contains(stream.caseId)) {
                stream.changed();
            }
        });
    }

    /**
     * @param caseId the case that is looked at; absent for all
     * @param position the position at which the page was read
     * @return empty if there are as many as can be, or the node is stopping
     */
    Optional<SseEmitter> open(@Nullable String caseId, String position) {
        var emitter = new SseEmitter(settings.lifetime().toMillis());
        var stream = new Stream(caseId, emitter);
        emitter.onCompletion(() -> open.remove(stream));
        emitter.onError(_ -> open.remove(stream));
        emitter.onTimeout(emitter::complete);
        open.add(stream);
        if (timer == null || open.size() > settings.streamsMax()) {
            open.remove(stream);
            return Optional.empty();
        }
        // It is told of whatever comes from here on; what came before, it is told of now.
        stream.send(SseEmitter.event()
                .reconnectTime(RECONNECT_MILLIS)
                .id(position)
                .name("listening")
                .data(caseId == null ? "all cases" : caseId));
        if (!position().equals(position)) {
            stream.changed();
        }
        return Optional.of(emitter);
    }

    int count() {
        return open.size();
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live").factory());
        long every = settings.heartbeat().toMillis();
        var _ = executor.scheduleWithFixedDelay(
                () -> open.forEach(stream -> onItsOwn(stream::beat)), every, every, TimeUnit.MILLISECONDS);
        timer = executor;
    }

    /** Before the web server waits for its requests to end, which these would not by themselves. */
    @Override
    public void stop() {
        var executor = timer;
        timer = null;
        if (executor != null) {
            executor.shutdownNow();
        }
        open.forEach(stream -> stream.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Writing may have to wait for a slow reader, which must hold up nobody else. */
    private static void onItsOwn(Runnable writing) {
        var _ = Thread.startVirtualThread(writing);
    }

    private final class Stream {

        private final @Nullable String caseId;
        private final SseEmitter emitter;
        private boolean due;
        private boolean writing;
        private long quietUntil = System.nanoTime();

        Stream(@Nullable String caseId, SseEmitter emitter) {
            this.caseId = caseId;
            this.emitter = emitter;
        }

        /** The page is told soon, at once if it was not for a while. */
        synchronized void changed() {
            var executor = timer;
            if (due || executor == null) {
                return;
            }
            due = true;
            try {
                var _ = executor.schedule(
                        () -> onItsOwn(this::tell), Math.max(0, quietUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException _) {
                // The node is stopping, and the stream about to end.
            }
        }

        private void tell() {
            synchronized (this) {
                due = false;
                quietUntil = System.nanoTime() + settings.pace().toNanos();
            }
            send(SseEmitter.event().id(position()).name("changed").data(caseId == null ? "all cases" : caseId));
        }

        private void beat() {
            synchronized (this) {
                if (writing) {
                    return;
                }
                writing = true;
            }
            send(SseEmitter.event().comment("still here"));
            synchronized (this) {
                writing = false;
            }
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException _) {
                // Whoever looked has left.
                open.remove(this);
            }
        }
    }
}
