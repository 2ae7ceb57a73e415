package demo;

import io.cogen.annotations.Generated;
import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;
import java.time.Duration;

/**
 * The coroutines of {@link EchoServer}.
 */
@Generated("io.cogen.processor.CoroutineProcessor")
@SuppressWarnings({"unchecked", "rawtypes", "cast", "fallthrough", "deprecation", "removal",
         "serial", "static", "try", "divzero", "empty", "finally",
         "overloads", "lossy-conversions", "this-escape", "synchronization", "varargs", "preview",
         "overrides", "strictfp", "dep-ann", "restricted", "exports", "identity",
         "dangling-doc-comments"})
public final class EchoServerCoroutines {
    private EchoServerCoroutines() {
    }

    /**
     * Creates a coroutine that runs {@code EchoServer.serve}; nothing runs before it is scheduled or yielded.
     */
    static Coro<Void, IOException> serve(ServerSocket listener, Scheduler scheduler) {
        return new Serve(listener, scheduler);
    }

    /**
     * Creates a coroutine that runs {@code EchoServer.handle}; nothing runs before it is scheduled or yielded.
     */
    static Coro<Void, IOException> handle(Socket peer) {
        return new Handle(peer);
    }

    private static final class Serve extends CoroutineMachine<Void, IOException> {
        private static final SourceMap SOURCE = SourceMap.of("demo.EchoServer", "serve", "EchoServer.java", 15, 18, 18);

        private ServerSocket listener;

        private Scheduler scheduler;

        Serve(ServerSocket listener, Scheduler scheduler) {
            this.listener = listener;
            this.scheduler = scheduler;
        }

        @Override
        protected boolean step(int state) throws Throwable {
            for (;;) {
                switch (state) {
                    case 0: // EchoServer.java:15
                    case 1: // EchoServer.java:18
                        if (awaits(2, listener.accept())) return true;
                    case 2: { // EchoServer.java:18
                        Socket peer = this.<Socket>awaited();
                        scheduler.add(EchoServerCoroutines.handle(peer));
                        state = 1;
                        continue;
                    }
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }

        @Override
        protected void clear() {
            listener = null;
            scheduler = null;
        }
    }

    private static final class Handle extends CoroutineMachine<Void, IOException> {
        private static final SourceMap SOURCE = SourceMap.of("demo.EchoServer", "handle", "EchoServer.java", 23, 26, 26, 28, 28, 30, 33, 25, 25, 35, 23);

        private Socket peer;

        Handle(Socket peer) {
            this.peer = peer;
        }

        @Override
        protected boolean step(int state) throws Throwable {
            Throwable caught = null;
            int completion = 0;
            Throwable pending = null;
            for (;;) {
                try {
                    switch (state) {
                        case 0: // EchoServer.java:23
                            state = 1;
                        case 1: // EchoServer.java:26
                            if (awaits(2, peer.writeAll("WELCOME TO ECHO SERVER !\r\n"))) return true;
                        case 2: // EchoServer.java:26
                            awaited();
                        case 3: // EchoServer.java:28
                            if (awaits(4, peer.readLine(8192).timeout(Duration.ofSeconds(60)))) return true;
                        case 4: { // EchoServer.java:28
                            String line;
                            if ((line = this.<String>awaited()) != null) {
                                if (line.strip().equals("exit")) {
                                    if (awaits(5, peer.writeAll("GOOD BYE"))) return true;
                                    state = 5;
                                    continue;
                                }
                                if (awaits(6, peer.writeAll(line))) return true;
                                state = 6;
                                continue;
                            }
                            pending = null;
                            completion = 0;
                            state = 8;
                            continue;
                        }
                        case 5: // EchoServer.java:30
                            awaited();
                            pending = null;
                            completion = 2;
                            state = 8;
                            continue;
                        case 6: // EchoServer.java:33
                            awaited();
                            state = 3;
                            continue;
                        case 7: // EchoServer.java:25
                            completion = 1;
                        case 8: // EchoServer.java:25
                            if (peer != null) {
                                if (completion != 1) {
                                    peer.close();
                                } else {
                                    try {
                                        peer.close();
                                    } catch (Throwable suppressed$) {
                                        pending.addSuppressed(suppressed$);
                                    }
                                }
                            }
                            switch (completion) {
                                case 1 -> {
                                    throw pending;
                                }
                                case 2 -> {
                                    return ends(null);
                                }
                                default -> {
                                    state = 10;
                                    continue;
                                }
                            }
                        case 9: { // EchoServer.java:35
                            if (caught instanceof OperationTimeoutException) {
                                OperationTimeoutException idle = (OperationTimeoutException) caught;
                                state = 10;
                                continue;
                            } else {
                                throw caught;
                            }
                        }
                        case 10: // EchoServer.java:23
                            return ends(null);
                        default:
                            throw new AssertionError(state);
                    }
                } catch (Throwable failure) {
                    switch (state) {
                        case 7, 8 -> {
                            caught = failure;
                            state = 9;
                        }
                        case 1, 2, 3, 4, 5, 6 -> {
                            pending = failure;
                            state = 7;
                        }
                        default -> throw failure;
                    }
                }
            }
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }

        @Override
        protected void clear() {
            peer = null;
        }
    }
}
