package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Operations that are made and not yielded. What looks like one and is none must stay quiet: a warning can fail a build. */
final class DroppedOperationsTest {
    @Test
    void whereverAStatementMakesOne() {
        Compiling.source("user.U", """
                        package user;

                        import io.cogen.core.Events;
                        import io.cogen.core.Operation;
                        import io.cogen.net.Socket;
                        import java.nio.ByteBuffer;
                        import java.time.Duration;

                        class U {
                            static Operation<Void, RuntimeException> own() { return Events.pass(); }

                            static {
                                own();
                             // ~~~^~ CG201
                            }

                            void f(Socket socket, ByteBuffer buffer) {
                                socket.read(buffer);
                             // ~~~~~~~~~~~^~~~~~~~ CG201
                                (Events.sleep(Duration.ZERO).timeout(Duration.ZERO)).idleTimeout(Duration.ZERO);
                             // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~ CG201
                                for (own();
                                //   ~~~^~ CG201
                                        buffer.hasRemaining();
                                        own()) {
                                    //  ~~~^~ CG201
                                    if (buffer.position() > 3) own();
                                    //                         ~~~^~ CG201
                                }
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void whatOneMakesOneself() {
        Compiling.imports("""
                        class T {
                            static class Own extends Operation<Void, RuntimeException> {
                                @Override protected boolean process(Scheduler scheduler, Coro<?, ?> coro) { return true; }

                                static Own make() { return new Own(); }
                            }

                            static void f() {
                                new Own();
                             // ^~~~~~~~~ CG201
                                Own.make();
                             // ~~~~~~~~^~ CG201
                                new Own().priority(Priority.LAST);
                             // ~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~ CG201
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void whatAFactoryMakes() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Scheduler scheduler) {
                                Co.yield(Events.pass());
                                scheduler.add(TCoroutines.f(scheduler));
                                TCoroutines.f(scheduler);
                             // ~~~~~~~~~~~~~^~~~~~~~~~~ CG201
                                TCoroutines.f(scheduler).priority(Priority.LAST);
                             // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~ CG201
                                TCoroutines.g(1);
                             // ~~~~~~~~~~~~~^~~ CG201
                            }

                            @Coroutine
                            static void g(Yielder<Integer, Void> out, int n) {
                                out.yield(n);
                                TCoroutines.g(n);
                             // ~~~~~~~~~~~~~^~~ CG201
                                out.yieldAll(TCoroutines.g(n));
                            }

                            static void h(AsyncGenerator<Integer, Void, Void, RuntimeException> generator) {
                                generator.resume();
                             // ~~~~~~~~~~~~~~~~^~ CG201
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void whereALambdaMayGiveAValueToNobody() {
        Compiling.imports("""
                        class T {
                            static void f(List<io.cogen.net.Socket> sockets, Scheduler scheduler) {
                                sockets.forEach(socket -> socket.writeAll(""));
                                //                        ~~~~~~~~~~~~~~~^~~~ CG201
                                List.of("").forEach(sockets.get(0)::writeAll);
                                //                  ^~~~~~~~~~~~~~~~~~~~~~~~ CG201
                                Runnable r = () -> Events.pass();
                                //                 ~~~~~~~~~~~^~ CG201
                                r.run();
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void notWhatSomebodyHolds() {
        Compiling.imports("""
                        class T {
                            final Operation<Void, RuntimeException> field = Events.pass();
                            final Map<String, Operation<Void, RuntimeException>> map = new HashMap<>();
                            final List<Coro<Void, RuntimeException>> coros = new ArrayList<>();
                            Operation<Void, RuntimeException> other;

                            static class Own extends Operation<Void, RuntimeException> {
                                @Override protected boolean process(Scheduler scheduler, Coro<?, ?> coro) { return true; }

                                Own with(int n) { return this; }

                                Own more() {
                                    with(1);
                                    this.with(2).with(3);
                                    super.priority(Priority.LAST);
                                    return this;
                                }
                            }

                            @Coroutine
                            void f(Operation<Void, RuntimeException> operation, Own own, Operation<?, ?>[] array) {
                                Co.yield(Events.pass());
                                operation.priority(Priority.LAST);
                                own.with(1).with(2);
                                field.priority(Priority.LAST).priority(Priority.LAST);
                                this.field.priority(Priority.LAST);
                                array[0].priority(Priority.LAST);
                                other = Events.pass();
                                map.put("", Events.pass());
                                map.computeIfAbsent("", key -> Events.pass());
                                map.get("").priority(Priority.LAST);
                                Objects.requireNonNull(operation);
                                coros.remove(0);
                                Co.yield(TCoroutines.g(this, Events.pass()));
                            }

                            @Coroutine
                            void g(Operation<Void, RuntimeException> operation) {
                                Co.yield(operation);
                            }

                            Operation<Void, RuntimeException> h(Supplier<Operation<Void, RuntimeException>> supplier) {
                                supplier.get();
                                return Events.pass();
                            }
                        }
                        """).succeeds();
    }

    @Test
    void notCoroutinesThatWereGivenOrStarted() {
        Compiling.imports("""
                        class T {
                            static Coro<Void, RuntimeException> start(Scheduler scheduler) {
                                return scheduler.add(TCoroutines.f());
                            }

                            static void g(Scheduler scheduler, List<Coro<Void, RuntimeException>> coros) {
                                start(scheduler);
                                scheduler.add(TCoroutines.f());
                                scheduler.submit(TCoroutines.f());
                                scheduler.add(TCoroutines.f()).priority(Priority.LAST);
                                coros.forEach(scheduler::add);
                                coros.forEach(coro -> scheduler.add(coro));
                                new Thread(() -> start(scheduler));
                            }

                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                            }
                        }
                        """).succeeds();
    }

    @Test
    void notWhatALambdaGivesToSomebody() {
        Compiling.imports("""
                        class T {
                            static void f(List<String> names) {
                                Supplier<Operation<Void, RuntimeException>> supplier = () -> Events.pass();
                                Supplier<Operation<Void, RuntimeException>> reference = Events::pass;
                                names.stream().map(name -> Events.pass()).toList();
                                System.out.println(List.of(supplier, reference));
                            }
                        }
                        """).succeeds();
    }

    /** As tests do. */
    @Test
    void notInALambdaThatIsRunForWhatItThrows() {
        Compiling.imports("""
                        class T {
                            interface Executable {
                                void execute() throws Throwable;

                                @Override
                                boolean equals(Object other);
                            }

                            static void assertThrows(Executable executable) {}

                            static void f() {
                                assertThrows(() -> Events.pass());
                                assertThrows(Events::pass);
                                assertThrows(() -> {
                                    Events.pass();
                                });
                                assertThrows(() -> {
                                    Runnable inside = () -> Events.pass();
                                    //                      ~~~~~~~~~~~^~ CG201
                                    inside.run();
                                });
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void theMessageSaysWhatItIsAndWhatToDoWithIt() {
        assertEquals(
                List.of(
                        "an operation is made and dropped: it does nothing",
                        "an operation works when it is yielded: Co.yield(...)"),
                said("Events.pass()"));
        assertEquals(
                List.of(
                        "a coroutine is made and dropped: it does nothing",
                        "Co.yield(...) calls it, scheduler.add(...) runs it beside this code"),
                said("TCoroutines.f()"));
        assertEquals(
                List.of(
                        "a generator is made and dropped: it does nothing",
                        "a generator runs when it is resumed: for (var value : ...)"),
                said("TCoroutines.g()"));
    }

    /** A warning is no reason not to generate. */
    @Test
    void theFactoryIsThereAllTheSame() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Events.pass();
                             // ~~~~~~~~~~~^~ CG201
                            }
                        }
                        """).warnsAsMarked().load("TCoroutines$F");
    }

    private static List<String> said(String statement) {
        return Compiling.imports("""
                        class T {
                            @Coroutine static void f() { %s; }
                            @Coroutine static void g(Yielder<Integer, Void> out) { out.yield(1); }
                        }
                        """.replace("%s", statement))
                .compile()
                .warnings()
                .get(0)
                .getMessage(Locale.ROOT)
                .lines()
                .limit(2)
                .map(line -> line.strip().replaceFirst("\\[CG201] |help: ", ""))
                .toList();
    }
}
