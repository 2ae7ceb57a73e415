package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** Each file that is generated names the class it is made of, so that a build tool knows what to generate anew. */
final class OriginTest {
    private final List<String> written = new ArrayList<>();
    private final Supplier<Processor> cogen =
            () -> new WrappersTest.Wrapping(env -> new WrappersTest.Watched(env, written));

    @Test
    void theClassOfTheCoroutinesAndNothingElse() {
        Compiling.imports("""
                class T {
                    @Coroutine static void f(U u) { Co.yield(UCoroutines.g()); }
                    static class Inner { @Coroutine static void h() { Co.yield(TCoroutines.f(null)); } }
                }
                """)
                .and("U", Compiling.IMPORTS + "class U { @Coroutine static void g() { Co.yield(Events.pass()); } }")
                .only(cogen)
                .succeeds();
        written.sort(null);
        assertEquals(List.of("TCoroutines of [T]", "T_InnerCoroutines of [T.Inner]", "UCoroutines of [U]"), written);
    }

    @Test
    void ofStubsToo() {
        Compilation compilation = Compiling.imports("""
                class T {
                    @Coroutine static void f() { Co.yield(Events.pass()); int i = ""; }
                }
                """).only(cogen).compile();
        assertEquals(Compilation.Status.FAILURE, compilation.status());
        assertEquals(List.of("TCoroutines_round2 of [T]", "TCoroutines of [T]"), written);
    }

    @Test
    void ofTheFileThatAsksForAnotherRound() {
        Compiling.imports("class T { @Coroutine static int f(Gen gen) { Co.yield(Events.pass()); return 42; } }")
                .and("Generates", Generating.ANNOTATION)
                .only(cogen)
                .after(Generating.inRound(1, "class Gen {}"))
                .succeeds();
        assertEquals(List.of("TCoroutines_round2 of [T]", "TCoroutines of [T]"), written);
    }
}
