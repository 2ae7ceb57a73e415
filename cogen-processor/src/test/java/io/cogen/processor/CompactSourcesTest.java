package io.cogen.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Compact source files: methods without a class around them, in a class that has no name. */
@EnabledForJreRange(min = JRE.JAVA_25)
final class CompactSourcesTest {
    @Test
    void aCoroutine() {
        Compiling.imports("""
                        @Coroutine void f() { Co.yield(Events.pass()); }
                     // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112

                        void main() {
                            System.out.println("hello");
                        }
                        """).failsAsMarked();
    }

    @Test
    void aStaticCoroutineBehindAField() {
        Compiling.imports("""
                        /** Counts for class T, "class T". */
                        int count = 1;

                        @Coroutine static void f() { Co.yield(Events.pass()); }
                     // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112

                        void main() {
                            System.out.println(count + " class T // " + '"' + " class T");
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineInAMemberClass() {
        Compiling.imports("""
                        void main() {
                            System.out.println(new Inner());
                        }

                        static class Inner {
                            @Coroutine static void f() { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112
                        }
                        """).failsAsMarked();
    }

    @Test
    void aSuspensionPointInAnotherMethod() {
        Compiling.imports("""
                        void main() {
                            Co.yield(Events.pass());
                         // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            Events.pass();
                         // ~~~~~~~~~~~^~ CG201
                        }
                        """).failsAsMarked();
    }

    @Test
    void anErrorOfTheUsersOwn() {
        Compiling.imports("""
                        void main() {
                            int n = "";
                            //      ^~ javac
                            System.out.println(n);
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineInAnotherFile() {
        Compiling.imports("""
                        void main() {
                            Blocking.run(UCoroutines.f());
                        }
                        """)
                .and("U", Compiling.IMPORTS + "class U { @Coroutine static void f() { Co.yield(Events.pass()); } }")
                .succeeds();
    }
}
