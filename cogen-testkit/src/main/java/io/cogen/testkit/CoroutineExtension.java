package io.cogen.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/**
 * Gives tests what they need to run coroutines, and fails those that leave something behind. {@link CoroutineTest} and {@link
 * Seeds} bring it with them; {@code @ExtendWith(CoroutineExtension.class)} gives it to all tests of a class, of whatever kind.
 *
 * <h2>What a test can have as a parameter</h2>
 *
 * Test methods, and methods with {@code @BeforeEach} and {@code @AfterEach}:
 *
 * <ul>
 *   <li>{@link Scheduler}: the test's scheduler, in virtual time, with an order drawn from the test's seed;
 *   <li>{@link VirtualTime}: its clock;
 *   <li>{@link UnseenFailures}: what its handler was told;
 *   <li>{@link io.cogen.core.Scheduler.Builder}: a new builder with all this, for a test that needs other options, or a second
 *       scheduler.
 * </ul>
 *
 * Within one test they belong together; each test, and each repetition, has its own.
 *
 * <h2>What a test may not leave behind</h2>
 *
 * Coroutines that have not ended, armed timers, and failures that nobody saw. They are looked for after the
 * {@code @AfterEach} methods; then the schedulers are closed. The failure has the {@linkplain Scheduler#dump() dump} and the seed.
 * A test that fails by itself has both added to its failure, as a suppressed exception. A test that means to leave coroutines
 * behind ends them itself: {@code scheduler.close()}.
 *
 * <h2>Seeds</h2>
 *
 * Each run has a new seed, told only if it fails. {@link Seed}, and before that the system property (or JUnit configuration
 * parameter) {@code cogen.seed}, says which one to take.
 */
public final class CoroutineExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestTemplateInvocationContextProvider {
    private static final String SEED = "cogen.seed";
    private static final int MOST = 1_000_000;
    private static final Namespace NAMESPACE = Namespace.create(CoroutineExtension.class);

    /** For JUnit. */
    public CoroutineExtension() {}

    // ------------------------------------------------------------------ one run

    @Override
    public void beforeEach(ExtensionContext context) {
        Long fixed = fixedSeed(context);
        begin(context, fixed == null ? newSeed() : fixed);
    }

    private static void begin(ExtensionContext context, long seed) {
        context.getStore(NAMESPACE).put(TestRun.class, new TestRun(seed));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestRun run = context.getStore(NAMESPACE).remove(TestRun.class, TestRun.class);
        if (run == null) {
            return;
        }
        Throwable thrown = context.getExecutionException().orElse(null);
        AssertionError leftBehind = run.end(thrown);
        if (leftBehind == null && (thrown == null || thrown instanceof TestAbortedException)) {
            return;
        }
        context.publishReportEntry(SEED, String.valueOf(run.seed()));
        AtomicBoolean failed = context.getStore(NAMESPACE).get(AtomicBoolean.class, AtomicBoolean.class);
        if (failed != null) {
            failed.set(true);
        }
        if (leftBehind != null) {
            throw leftBehind;
        }
    }

    // ------------------------------------------------------------------ parameters

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Scheduler.class
                || type == VirtualTime.class
                || type == UnseenFailures.class
                || type == Scheduler.Builder.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestRun run = context.getStore(NAMESPACE).get(TestRun.class, TestRun.class);
        if (run == null) {
            throw new ParameterResolutionException(type.getSimpleName()
                    + " belongs to one test: have it as a parameter of the test, or of a @BeforeEach or @AfterEach method, not of "
                    + parameter.getDeclaringExecutable());
        }
        if (type == Scheduler.class) {
            return run.scheduler();
        }
        if (type == VirtualTime.class) {
            return run.time();
        }
        return type == UnseenFailures.class ? run.failures() : run.builder();
    }

    // ------------------------------------------------------------------ seeds

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return isAnnotated(context.getElement(), Seeds.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        int count =
                findAnnotation(context.getElement(), Seeds.class).orElseThrow().value();
        if (count < 1 || count > MOST) {
            throw new ExtensionConfigurationException(
                    "@Seeds is not from 1 to 1,000,000: " + count + ", at " + context.getRequiredTestMethod());
        }
        Long fixed = fixedSeed(context);
        long first = fixed == null ? newSeed() : fixed;
        AtomicBoolean failed = new AtomicBoolean();
        context.getStore(NAMESPACE).put(AtomicBoolean.class, failed);
        return LongStream.range(0, fixed == null ? count : 1)
                .takeWhile(i -> !failed.get())
                .mapToObj(i -> new Order(first + i));
    }

    /** Short, to be read and typed by people. */
    private static long newSeed() {
        return ThreadLocalRandom.current().nextInt(1_000_000_000);
    }

    private static @Nullable Long fixedSeed(ExtensionContext context) {
        Optional<String> property = context.getConfigurationParameter(SEED);
        if (property.isPresent()) {
            try {
                return Long.valueOf(property.get().strip());
            } catch (NumberFormatException notANumber) {
                throw new ExtensionConfigurationException(
                        SEED + " is not a whole number of 64 bits: '" + property.get() + "'", notANumber);
            }
        }
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            Optional<Seed> seed = findAnnotation(at.getElement(), Seed.class);
            if (seed.isPresent()) {
                return seed.get().value();
            }
        }
        return null;
    }

    /** One of the repetitions that {@link Seeds} asks for. */
    private static final class Order implements TestTemplateInvocationContext {
        private final long seed;

        Order(long seed) {
            this.seed = seed;
        }

        @Override
        public String getDisplayName(int index) {
            return "order " + index; // without the seed: reports compare tests by name
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            // Called after the extension itself, whose seed it replaces.
            return List.of((BeforeEachCallback) context -> begin(context, seed));
        }
    }
}
