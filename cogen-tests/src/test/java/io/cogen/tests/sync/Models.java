package io.cogen.tests.sync;

import io.cogen.core.Coro;
import io.cogen.sync.Barrier;
import io.cogen.sync.Condition;
import io.cogen.sync.Lock;
import io.cogen.sync.ReadWriteLock;
import io.cogen.sync.ReentrantLock;
import io.cogen.sync.Semaphore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** References that anybody can check by reading. */
final class Models {
    private Models() {}

    private static String name(@Nullable Coro<?, ?> coro) {
        return coro == null ? "nobody" : coro.name();
    }

    static final class OfLock extends Model {
        private final Lock lock = new Lock();
        private int owner = -1;
        private final List<Integer> queue = new ArrayList<>();

        @Override
        Command next(int actor, Random dice) {
            if (owner == actor) {
                owner = queue.isEmpty() ? -1 : queue.remove(0);
                waiting.remove(owner);
                return dice.nextBoolean()
                        ? closes(actor)
                        : Command.calls(() -> {
                            lock.release();
                            held.get(actor).pop();
                        });
            }
            if (owner == -1) {
                owner = actor;
            } else {
                queue.add(actor);
                waiting.add(actor);
            }
            return Command.yields(lock.acquire());
        }

        @Override
        void givesUp(int actor) {
            queue.remove((Integer) actor);
        }

        @Override
        String expected() {
            return (owner == -1 ? "nobody" : "actor " + owner) + " " + queue.size();
        }

        @Override
        String actual() {
            return name(lock.statistics().holder()) + " " + lock.statistics().waiting();
        }
    }

    static final class OfReentrantLock extends Model {
        private final ReentrantLock lock = new ReentrantLock();
        private int owner = -1;
        private int holds;
        private final List<Integer> queue = new ArrayList<>();

        @Override
        Command next(int actor, Random dice) {
            if (owner == actor && dice.nextInt(3) > 0) {
                if (--holds == 0) {
                    owner = queue.isEmpty() ? -1 : queue.remove(0);
                    holds = owner == -1 ? 0 : 1;
                    waiting.remove(owner);
                }
                return closes(actor);
            }
            if (owner == -1 || owner == actor) {
                owner = actor;
                holds++;
            } else {
                queue.add(actor);
                waiting.add(actor);
            }
            return Command.yields(lock.acquire());
        }

        @Override
        void givesUp(int actor) {
            queue.remove((Integer) actor);
        }

        @Override
        String expected() {
            return (owner == -1 ? "nobody" : "actor " + owner) + " " + holds + " " + queue.size();
        }

        @Override
        String actual() {
            ReentrantLock.Statistics now = lock.statistics();
            return name(now.holder()) + " " + now.holds() + " " + now.waiting();
        }
    }

    static final class OfReadWriteLock extends Model {
        private final ReadWriteLock lock = new ReadWriteLock();
        private int writer = -1;
        private final List<Integer> reading = new ArrayList<>();
        private final List<Integer> writers = new ArrayList<>();
        private final List<Integer> readers = new ArrayList<>();

        @Override
        Command next(int actor, Random dice) {
            if (writer == actor) {
                writer = -1;
                settle();
                return closes(actor);
            }
            boolean reads = reading.contains(actor);
            if (reads && dice.nextInt(4) > 0) {
                reading.remove((Integer) actor);
                settle();
                return closes(actor);
            }
            if (reads || dice.nextBoolean()) {
                if (reads) {
                    reading.add(actor);
                } else {
                    readers.add(actor);
                    waiting.add(actor);
                    settle();
                }
                return Command.yields(lock.acquireRead());
            }
            writers.add(actor);
            waiting.add(actor);
            settle();
            return Command.yields(lock.acquireWrite());
        }

        private void settle() {
            if (writer == -1 && reading.isEmpty() && !writers.isEmpty()) {
                writer = writers.remove(0);
                waiting.remove(writer);
            }
            if (writer == -1 && writers.isEmpty()) {
                waiting.removeAll(readers);
                reading.addAll(readers);
                readers.clear();
            }
        }

        @Override
        void givesUp(int actor) {
            writers.remove((Integer) actor);
            readers.remove((Integer) actor);
            settle();
        }

        @Override
        String expected() {
            return (writer == -1 ? "nobody" : "actor " + writer) + " " + reading.size() + " " + writers.size() + " "
                    + readers.size();
        }

        @Override
        String actual() {
            ReadWriteLock.Statistics now = lock.statistics();
            return name(now.writer()) + " " + now.readers() + " " + now.waitingWriters() + " " + now.waitingReaders();
        }
    }

    static final class OfSemaphore extends Model {
        private final Semaphore semaphore = new Semaphore(4);
        private int available = 4;
        private final int[] has = new int[ACTORS];
        private final List<int[]> queue = new ArrayList<>();

        @Override
        Command next(int actor, Random dice) {
            if (has[actor] > 0 && dice.nextInt(3) > 0) {
                available += has[actor];
                has[actor] = 0;
                settle();
                return closes(actor);
            }
            if (has[actor] > 0 || dice.nextInt(10) == 0) {
                available++;
                settle();
                return Command.calls(semaphore::release);
            }
            int wanted = 1 + dice.nextInt(4);
            queue.add(new int[] {actor, wanted});
            waiting.add(actor);
            settle();
            return Command.yields(semaphore.acquire(wanted));
        }

        private void settle() {
            while (!queue.isEmpty() && queue.get(0)[1] <= available) {
                int[] served = queue.remove(0);
                available -= served[1];
                has[served[0]] = served[1];
                waiting.remove(served[0]);
            }
        }

        @Override
        void givesUp(int actor) {
            queue.removeIf(each -> each[0] == actor);
            settle();
        }

        @Override
        String expected() {
            return available + " " + queue.size();
        }

        @Override
        String actual() {
            return semaphore.available() + " " + semaphore.statistics().waiting();
        }
    }

    static final class OfCondition extends Model {
        private final Condition<String> condition = new Condition<>();
        private final List<Integer> queue = new ArrayList<>();

        @Override
        Command next(int actor, Random dice) {
            switch (dice.nextInt(6)) {
                case 0 -> {
                    wake(1);
                    return Command.calls(() -> condition.wakeOne("one"));
                }
                case 1 -> {
                    wake(2);
                    return Command.calls(() -> condition.wake(2, "two"));
                }
                case 2 -> {
                    wake(ACTORS);
                    return Command.calls(() -> condition.wakeAll("all"));
                }
                default -> {
                    queue.add(actor);
                    waiting.add(actor);
                    return Command.yields(condition.await());
                }
            }
        }

        private void wake(int most) {
            List<Integer> woken = queue.subList(0, Math.min(most, queue.size()));
            waiting.removeAll(woken);
            woken.clear();
        }

        @Override
        void givesUp(int actor) {
            queue.remove((Integer) actor);
        }

        @Override
        String expected() {
            return String.valueOf(queue.size());
        }

        @Override
        String actual() {
            return String.valueOf(condition.waiting());
        }
    }

    static final class OfBarrier extends Model {
        private final Barrier barrier = new Barrier(3);
        private boolean broken;

        @Override
        Command next(int actor, Random dice) {
            if (dice.nextInt(broken ? 2 : 20) == 0) {
                broken = false;
                waiting.clear();
                return Command.calls(barrier::reset);
            }
            if (!broken && waiting.size() == 2) {
                waiting.clear();
            } else if (!broken) {
                waiting.add(actor);
            }
            return Command.yields(barrier.await());
        }

        @Override
        void givesUp(int actor) {
            broken = true;
            waiting.clear();
        }

        @Override
        String expected() {
            return broken + " " + waiting.size();
        }

        @Override
        String actual() {
            return barrier.isBroken() + " " + barrier.statistics().waiting();
        }
    }

    static List<Model> all() {
        return Arrays.asList(
                new OfLock(),
                new OfReentrantLock(),
                new OfReadWriteLock(),
                new OfSemaphore(),
                new OfCondition(),
                new OfBarrier());
    }
}
