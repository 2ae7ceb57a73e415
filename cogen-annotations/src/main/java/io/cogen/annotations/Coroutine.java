package io.cogen.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns a method into a coroutine: the processor cuts its body at each {@code Co.yield} and {@code out.yield}, and
 * generates a class that can stop there and go on later.
 *
 * <p>Given
 *
 * <pre>{@code
 * final class Greeter {
 *     @Coroutine
 *     static String greet(String who, Duration pause) {
 *         Co.yield(Events.sleep(pause));
 *         return "hello, " + who;
 *     }
 * }
 * }</pre>
 *
 * the processor generates, in the same package,
 *
 * <pre>{@code
 * final class GreeterCoroutines {
 *     static Coro<String, RuntimeException> greet(String who, Duration pause) {
 *         return new Greet(who, pause);
 *     }
 *
 *     private static final class Greet extends CoroutineMachine<String, RuntimeException> {
 *         private String who; // lives across the suspension
 *         private Duration pause;
 *         // case 0: if (awaits(1, Events.sleep(pause))) return true;
 *         // case 1: awaited(); return ends("hello, " + who);
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing runs before what the factory returned is added to a scheduler, yielded by another coroutine or, for a
 * generator, resumed.
 *
 * <h2>Which kind</h2>
 *
 * <ul>
 *   <li>A method that yields operations with {@code Co.yield(operation)} is a <em>coroutine</em>; its factory returns a
 *       {@code Coro<T, X>}, where {@code T} is the boxed return type and {@code X} what the {@code throws} clause says.
 *   <li>A method whose first parameter is a {@code Yielder<Y, S>} is a <em>generator</em>; its factory drops that
 *       parameter and returns a {@code Generator<Y, S, R, X>}.
 *   <li>A method that does both is an <em>asynchronous generator</em>; its factory returns an
 *       {@code AsyncGenerator<Y, S, R, X>}, whose {@code resume} is an operation.
 * </ul>
 *
 * <h2>Names</h2>
 *
 * The class generated for {@code Outer.Inner} is {@code Outer_InnerCoroutines}, in the same package. An instance
 * method's factory takes the receiver first. Type parameters are those of the class, then those of the method.
 *
 * <h2>The method itself</h2>
 *
 * stays as it was written. Called directly, on a thread that runs no scheduler, it does the same work and blocks that
 * thread, which is what a test or a debugger wants.
 *
 * <p>A method that breaks one of the rules is an error of the compiler at the expression in question, with a code that
 * leads to a page of its own: see {@code docs/diagnostics/}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Coroutine {}
