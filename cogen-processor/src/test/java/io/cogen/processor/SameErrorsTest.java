package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With cogen javac says of a wrong program what it says without: no more, no less, and in the same words. */
final class SameErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // heads
                "@Coroutine void f() throws String {}",
                "@Coroutine void f() throws String, IOException {}",
                "@Coroutine void f() throws List<String> {}",
                "@Coroutine <X> void f() throws X {}",
                "@Coroutine void f(int a, int a) {}",
                "@Coroutine void f(void a) {}",
                "@Coroutine void f(List<int> a) {}",
                "@Coroutine void f(String<Integer> a) {}",
                "@Coroutine void f(Map<String> a) {}",
                "@Coroutine void f(Yielder<Integer> a) {}",
                "@Coroutine void f(Yielder<Missing, Void> a) { a.yield(null); }",
                "@Coroutine <A, A> void f(A a) {}",
                "@Coroutine <A extends B, B extends A> void f(A a) {}",
                "@Coroutine <A extends Missing & Runnable> void f(A a) {}",
                "@Coroutine Missing<String>[] f() { return null; }",
                "@Coroutine Map.Missing f() { return null; }",
                "@Coroutine missing.Missing f() { return null; }",
                "@Coroutine void f();",
                "@Coroutine public private void f() {}",
                "@Coroutine @Missing void f() {}",
                "@Coroutine @Deprecated(since = missing) void f() {}",
                "@Coroutine @SuppressWarnings(1) void f() {}",
                "@Coroutine @Override void f() {}",
                "@Coroutine void f(@Missing int a) {}",
                "@Coroutine void f() {} @Coroutine void f() { return; }",
                "@Coroutine int f() { return 1; } void f() { }",
                "@Coroutine T() {}",
                "@Coroutine int field;",
                "@Coroutine class Inner {}",
                "@Coroutine @Coroutine void f() {}",
                "@Coroutine(1) void f() {}",
                // bodies
                "@Coroutine int f() { return Co.yield(Events.pass()); }",
                "@Coroutine void f() { Co.yield(\"\"); }",
                "@Coroutine void f() { Co.yield(); }",
                "@Coroutine void f() { Co.yield(Events.pass(), 1); }",
                "@Coroutine void f() { Co.missing(Events.pass()); }",
                "@Coroutine void f() { co.yield(Events.pass()); }",
                "@Coroutine void f() { Coo.yield(Events.pass()); }",
                "@Coroutine void f() { String s = Co.yield(Events.pass()).length(); }",
                "@Coroutine void f() { Runnable r = () -> missing; Co.yield(Events.pass()); r.run(); }",
                "@Coroutine void f() { int n = 0; Runnable r = () -> System.out.println(n); n++; r.run(); }",
                "@Coroutine void f() { final int n = 0; Co.yield(Events.pass()); n = 1; }",
                "@Coroutine void f() { int n = 0; int n = 1; Co.yield(Events.pass()); }",
                "@Coroutine void f() { for (String s : 1) Co.yield(Events.pass()); }",
                "@Coroutine void f() { break; }",
                "@Coroutine void f() { while (true) { Co.yield(Events.pass()); continue missing; } }",
                "@Coroutine int f() { if (Co.yield(Events.pass()) == null) return 1; }",
                "@Coroutine void f() { throw new IOException(); }",
                "@Coroutine void f() { try { Co.yield(Events.pass()); } catch (IOException e) {} }",
                "@Coroutine void f() { try { Co.yield(Events.pass()); } catch (Missing e) {} }",
                "@Coroutine void f() { try (Missing m = null) { Co.yield(Events.pass()); } }",
                "@Coroutine void f() { try (String s = \"\") { Co.yield(Events.pass()); } }",
                "@Coroutine void f() { switch (Co.yield(Events.pass())) { case 1: } }",
                "@Coroutine int f(int n) { return switch (n) { case 1 -> { Co.yield(Events.pass()); yield 1; } }; }",
                "@Coroutine void f() { var v = null; Co.yield(Events.pass()); }",
                "@Coroutine void f() { var v; Co.yield(Events.pass()); }",
                "@Coroutine void f() { var v = () -> 1; Co.yield(Events.pass()); }",
                "@Coroutine void f() { new Missing() { void g() { Co.yield(Events.pass()); } }; }",
                "@Coroutine void f() { new Runnable() {}; Co.yield(Events.pass()); }",
                "@Coroutine void f() { class Local extends Missing {} new Local(); Co.yield(Events.pass()); }",
                "@Coroutine void f() { class Local { int g() {} } new Local(); Co.yield(Events.pass()); }",
                "@Coroutine static void f() { this.hashCode(); Co.yield(Events.pass()); }",
                "@Coroutine static void f() { g(); Co.yield(Events.pass()); } void g() {}",
                "@Coroutine void f(Yielder<Integer, Void> out) { out.yield(\"\"); }",
                "@Coroutine void f(Yielder<Integer, Void> out) { int n = out.yield(1); }",
                "@Coroutine void f(Yielder<Integer, Void> out) { out.yieldAll(1); }",
                "@Coroutine void f(Object o) { if (o instanceof Missing m) Co.yield(Events.pass()); }",
                "@Coroutine void f(List<String> l) { l.stream().map(s -> s.missing()).toList(); Co.yield(Events.pass()); }",
                "@Coroutine void f() { char c = 70000; Co.yield(Events.pass()); }",
                "@Coroutine void f() { int i = 1 / missing; assert Co.yield(Events.pass()) == null; }",
                // around
                "@Coroutine void f() { Co.yield(Events.pass()); } Missing field;",
                "@Coroutine void f() { Co.yield(Events.pass()); } int field = missing;",
                "@Coroutine void f() { Co.yield(Events.pass()); } class A extends B {} class B extends A {}",
                "@Coroutine void f() { Co.yield(Events.pass()); } class A implements Runnable {}",
                "@Coroutine void f() { Co.yield(Events.pass()); } static final int K = L + 1, L = \"\";",
                "@Coroutine void f(int n) { switch (n) { case K: Co.yield(Events.pass()); } } static final int K = missing;",
                "@Coroutine void f() { Co.yield(Events.pass()); g(1); } void g(int n) {} void g(int m) {}",
                "@Coroutine int f() { Co.yield(Events.pass()); return g().size(); } List<Missing> g() { return null; }",
                "@Coroutine void f() { Co.yield(Events.pass()); g(null); } void g(Missing m) {}",
                "@Coroutine void f() { Co.yield(Events.pass()); new A().g(); } class A extends Missing { void g() {} }",
                "@Coroutine void f() { var a = new A(); Co.yield(Events.pass()); a.g(); } class A extends Missing<A> {}",
            })
    void aClassWith(String members) {
        List<String> without = said(members, false);
        assertFalse(without.isEmpty());
        assertEquals(String.join("\n", without), String.join("\n", said(members, true)));
    }

    private static List<String> said(String members, boolean withCogen) {
        String text = Compiling.IMPORTS + "class T {\n    " + members + "\n}\n";
        // A processor that does nothing: with any at all, javac does not look into methods if an import or a head is
        // wrong.
        Processor processor = withCogen ? new CoroutineProcessor() : new MarkProcessor();
        Compiler compiler = Compiler.javac().withProcessors(processor).withOptions("-Xlint:none");
        Compilation compilation = compiler.compile(JavaFileObjects.forSourceString("T", text));
        return compilation.diagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getSource().getName() + ":" + each.getLineNumber() + ":" + each.getColumnNumber()
                        + ": " + each.getMessage(Locale.ROOT))
                .sorted()
                .toList();
    }
}
