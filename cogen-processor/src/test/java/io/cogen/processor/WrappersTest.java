package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** The environments that build tools hand to processors, and those of other compilers. */
final class WrappersTest {
    private static final String USER = """
            class T {
                @Coroutine
                static int f() {
                    Co.yield(Events.pass());
                    return 42;
                }
            }
            """;

    /** What the wrapper's filer was asked for: the file, and what it is made of. */
    private final List<String> written = new ArrayList<>();

    @Test
    void intelliJsIsAskedForWhatIsBehindIt() {
        works(env -> proxy(ProcessingEnvironment.class, new Asked(env)));
    }

    /** As IntelliJ writes it: a handler of an anonymous class, with the variable that it captures in a field of this name. */
    @Test
    void intelliJsIsLookedInto() {
        works(env -> behind(env));
    }

    @Test
    void gradles() {
        works(Gradle::new);
    }

    @Test
    void kapts() {
        works(Kapt::new);
    }

    @Test
    void oneInAnother() {
        works(env -> new Gradle(new Kapt(behind(env))));
    }

    @Test
    void oneThatNobodyKnowsIsAnErrorThatSaysSo() {
        var compilation = Compiling.imports("class T {}")
                .only(() -> new Wrapping(env -> behind(new Unknown(env))))
                .compile();
        assertEquals(1, compilation.errors().size(), compilation.errors()::toString);
        String said = compilation.errors().get(0).getMessage(Locale.ROOT);
        assertTrue(said.startsWith("cogen needs javac, and this compiler's processing environment is "), said);
    }

    /** Eclipse's compiler has no javac beside it. */
    @Test
    void aCompilerWithoutTreesIsAnErrorThatSaysWhatToDo() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path each : Javac.PROCESSOR) {
            urls.add(each.toUri().toURL());
        }
        List<String> said = new ArrayList<>();
        Messager messager = proxy(
                Messager.class,
                (self, method, arguments) -> said.add(List.of(arguments).toString()));
        ProcessingEnvironment eclipse =
                proxy(ProcessingEnvironment.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getMessager" -> messager;
                    case "getOptions" -> Map.of();
                    default -> throw new AssertionError(method);
                });
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Processor processor = (Processor) loader.loadClass(CoroutineProcessor.class.getName())
                    .getConstructor()
                    .newInstance();
            processor.init(eclipse);

            assertEquals(1, said.size(), said::toString);
            assertTrue(said.get(0).startsWith("[" + Diagnostic.Kind.ERROR + ", cogen needs javac, "), said.get(0));
            assertTrue(said.get(0).contains("in Eclipse, switch annotation processing off"), said.get(0));
            assertEquals(false, processor.process(Set.of(), null));
        }
    }

    private void works(UnaryOperator<ProcessingEnvironment> wrapper) {
        int result = (int) call(Compiling.imports(USER)
                .only(() -> new Wrapping(env -> wrapper.apply(new Watched(env, written))))
                .succeeds());
        assertEquals(42, result);
        assertEquals(List.of("TCoroutines of [T]"), written);
    }

    private static Object call(Compiling.Compiled compiled) {
        try {
            Method method = compiled.load("T").getDeclaredMethod("f");
            method.setAccessible(true);
            return method.invoke(null);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private static ProcessingEnvironment behind(ProcessingEnvironment delegateTo) {
        return proxy(ProcessingEnvironment.class, new InvocationHandler() {
            @Override
            public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
                return pass(delegateTo, method, arguments);
            }
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(WrappersTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object pass(Object to, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** Hands cogen's processor a wrapper. */
    static final class Wrapping extends AbstractProcessor {
        private final Processor cogen = new CoroutineProcessor();
        private final UnaryOperator<ProcessingEnvironment> wrapper;

        Wrapping(UnaryOperator<ProcessingEnvironment> wrapper) {
            this.wrapper = wrapper;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return cogen.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return cogen.getSupportedSourceVersion();
        }

        @Override
        public synchronized void init(ProcessingEnvironment env) {
            cogen.init(wrapper.apply(env));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return cogen.process(annotations, round);
        }
    }

    /** A handler that the fake of IntelliJ's class knows, and nobody else. */
    private record Asked(ProcessingEnvironment hidden) implements InvocationHandler, Supplier<Object> {
        @Override
        public Object get() {
            return hidden;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            return pass(hidden, method, arguments);
        }
    }

    /** As Gradle's are; its filer keeps account of files. */
    static final class Watched extends Forwarding {
        private final ProcessingEnvironment delegate;
        private final List<String> written;

        Watched(ProcessingEnvironment delegate, List<String> written) {
            this.delegate = delegate;
            this.written = written;
        }

        @Override
        ProcessingEnvironment inner() {
            return delegate;
        }

        @Override
        public Filer getFiler() {
            return proxy(Filer.class, (self, method, arguments) -> {
                if (method.getName().startsWith("create")) {
                    written.add(arguments[0] + " of " + List.of((Object[]) arguments[1]));
                }
                return pass(delegate.getFiler(), method, arguments);
            });
        }
    }

    private static final class Gradle extends Forwarding {
        private final ProcessingEnvironment delegate;

        Gradle(ProcessingEnvironment delegate) {
            this.delegate = delegate;
        }

        @Override
        ProcessingEnvironment inner() {
            return delegate;
        }
    }

    private static final class Kapt extends Forwarding {
        private final ProcessingEnvironment processingEnv;

        Kapt(ProcessingEnvironment processingEnv) {
            this.processingEnv = processingEnv;
        }

        @Override
        ProcessingEnvironment inner() {
            return processingEnv;
        }
    }

    private static final class Unknown extends Forwarding {
        private final ProcessingEnvironment secret;

        Unknown(ProcessingEnvironment secret) {
            this.secret = secret;
        }

        @Override
        ProcessingEnvironment inner() {
            return secret;
        }
    }

    abstract static class Forwarding implements ProcessingEnvironment {
        abstract ProcessingEnvironment inner();

        @Override
        public Map<String, String> getOptions() {
            return inner().getOptions();
        }

        @Override
        public Messager getMessager() {
            return inner().getMessager();
        }

        @Override
        public Filer getFiler() {
            return inner().getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return inner().getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return inner().getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return inner().getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return inner().getLocale();
        }
    }
}
