package io.cogen.net;

import io.cogen.core.Clock;
import io.cogen.core.Scheduler;
import io.cogen.proactor.Completion;
import io.cogen.proactor.Connection;
import io.cogen.proactor.Endpoint;
import io.cogen.proactor.Listener;
import io.cogen.proactor.Network;
import io.cogen.proactor.Proactor;
import io.cogen.proactor.SelectorProactor;
import io.cogen.proactor.Submission;
import io.cogen.proactor.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;

/** Real sockets in virtual time: the clock jumps to the next timer when the sockets have nothing to say. */
final class SteppedProactor implements Proactor, Clock {
    private final SelectorProactor inner = new SelectorProactor();
    private final Map<Submission, Transfer> counted = new IdentityHashMap<>();
    private Network network = inner.network();
    private long now;
    private int events;

    /** A new scheduler with this clock and these sockets. */
    Scheduler scheduler() {
        return Scheduler.builder().clock(this).poller(() -> this).build();
    }

    void pretendToBeOf(Network other) {
        network = other;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void poll(long nanos) {
        int before = events;
        // what was sent on the loopback interface is nearly always there already
        inner.poll(nanos > 0 ? 5_000_000 : nanos);
        if (events == before && nanos > 0) {
            now += nanos;
        }
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public boolean accept(Listener listener, Completion<Connection> accepted) throws IOException {
        return inner.accept(listener, accepted);
    }

    @Override
    public boolean connect(Connection connection, Completion<Connection> connected) throws IOException {
        return inner.connect(connection, connected);
    }

    @Override
    public boolean read(Connection connection, Transfer transfer) throws IOException {
        return inner.read(connection, counted.computeIfAbsent(transfer, key -> new Counting(transfer)));
    }

    @Override
    public boolean write(Connection connection, Transfer transfer) throws IOException {
        return inner.write(connection, counted.computeIfAbsent(transfer, key -> new Counting(transfer)));
    }

    @Override
    public void withdraw(Endpoint endpoint, Submission submission) {
        Transfer transfer = counted.get(submission);
        inner.withdraw(endpoint, transfer == null ? submission : transfer);
    }

    @Override
    public void wakeup() {
        inner.wakeup();
    }

    @Override
    public boolean isWaiting() {
        return inner.isWaiting();
    }

    @Override
    public void close() {
        inner.close();
    }

    private final class Counting implements Transfer {
        private final Transfer transfer;

        Counting(Transfer transfer) {
            this.transfer = transfer;
        }

        @Override
        public ByteBuffer buffer(ByteBuffer lent) {
            return transfer.buffer(lent);
        }

        @Override
        public boolean transferred(int count, ByteBuffer buffer) {
            events++;
            return transfer.transferred(count, buffer);
        }

        @Override
        public void failed(Throwable failure) {
            events++;
            transfer.failed(failure);
        }
    }
}
