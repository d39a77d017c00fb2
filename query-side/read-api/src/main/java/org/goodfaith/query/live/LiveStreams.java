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
 * The open pages, each with a stream that tells it to refresh.
 *
 * <p>Nothing is queued: a stream only remembers that something changed. A slow reader therefore costs no memory, delays
 * nobody and blocks at most one virtual thread, until the web server's write timeout closes its connection. This node
 * counts the changes it has heard of. A page knows the count at which it was rendered, so it learns at once if it
 * missed a change before its stream started or while it was disconnected.
 */
@Component
public class LiveStreams implements SmartLifecycle {

    private static final long RECONNECT_MILLIS = 1000;

    private final LiveConfiguration.Settings settings;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong heard = new AtomicLong();

    /** An id of this node's count: another node, or this one after a restart, has counted different changes. */
    private final String node =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private volatile @Nullable ScheduledExecutorService timer;

    LiveStreams(LiveConfiguration.Settings settings) {
        this.settings = settings;
    }

    /** @return the current count; read it before rendering a page */
    public String position() {
        return node + "-" + heard.get();
    }

    /** @param cases the ids of the changed cases; empty for all */
    void changed(Set<String> cases) {
        heard.incrementAndGet();
        open.forEach(stream -> {
            if (cases.isEmpty() || stream.caseId == null || cases.contains(stream.caseId)) {
                stream.changed();
            }
        });
    }

    /**
     * @param caseId the case the page shows; absent for all
     * @param position the position at which the page was rendered
     * @return empty if the node has the maximum number of streams or is stopping
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
        // The stream is registered first, then checked for changes it may have missed.
        var _ = stream.send(SseEmitter.event()
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

    /** Runs before the web server waits for open requests, because streams do not end on their own. */
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

    /** Runs on its own thread, because a slow reader may block the write. */
    private static void onItsOwn(Runnable writing) {
        var _ = Thread.startVirtualThread(writing);
    }

    /** One page. At most one thread writes to it, and a change during a write is sent after that write. */
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

        /** Sends an event at once, or at the end of the pace interval, or after the running write. */
        synchronized void changed() {
            if (!due) {
                due = true;
                schedule();
            }
        }

        private synchronized void schedule() {
            var executor = timer;
            if (writing || executor == null) {
                return;
            }
            try {
                var _ = executor.schedule(
                        () -> onItsOwn(this::tell), Math.max(0, quietUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException _) {
                // The node is stopping and ends the stream.
            }
        }

        private void tell() {
            synchronized (this) {
                if (!due || writing) {
                    return;
                }
                due = false;
                writing = true;
                quietUntil = System.nanoTime() + settings.pace().toNanos();
            }
            write(SseEmitter.event().id(position()).name("changed").data(caseId == null ? "all cases" : caseId));
        }

        private void beat() {
            synchronized (this) {
                if (writing) {
                    return;
                }
                writing = true;
            }
            write(SseEmitter.event().comment("still here"));
        }

        private void write(SseEmitter.SseEventBuilder event) {
            boolean sent = send(event);
            synchronized (this) {
                writing = false;
                if (sent && due) {
                    schedule();
                }
            }
        }

        /** Returns whether the stream is still open. */
        private boolean send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
                return true;
            } catch (IOException | RuntimeException _) {
                // The page was closed, or it did not read for longer than the web server waits. It reconnects.
                open.remove(this);
                return false;
            }
        }
    }
}
