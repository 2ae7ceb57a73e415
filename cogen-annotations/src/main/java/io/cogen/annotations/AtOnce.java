package io.cogen.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that makes an operation: names another one that does the same at once, if that is possible. Where a coroutine yields a
 * call of the method, {@code Co.yield(jobs.get())}, the other one is tried first, and an operation is only made if the coroutine has to
 * wait for it.
 *
 * <pre>{@code
 * @AtOnce("getAtOnce")
 * public final Operation<Job, RuntimeException> get() {
 *     return new Get(this);
 * }
 *
 * // For generated code.
 * public final Object getAtOnce(Scheduler scheduler) {
 *     boolean may = scheduler != null && scheduler == owner && !jobs.isEmpty();
 *     return may ? jobs.poll() : get();
 * }
 * }</pre>
 *
 * <p>The other method
 *
 * <ul>
 *   <li>is in the same class, as accessible as this one, static if this one is. Both are public or package-private, and nobody can
 *       override or hide one of them: the methods or their class are final. They have no type parameters of their own and no variable
 *       number of arguments, and the class has no second method of the other one's name with as many parameters;
 *   <li>takes the same parameters, and then the scheduler that runs the coroutine. That is null where nothing may be done at once, as in a
 *       coroutine that was cancelled;
 *   <li>returns {@code Object}: the operation that it has to wait for, which is nothing but a call of the first method; or, if it is
 *       done, the value. A value that is an operation itself has to be handed over in one, {@code Events.ready(value)};
 *   <li>does what the operation would do: whether it was tried is not to be seen. What cannot be done, such as a get from a queue that is
 *       closed, is left to the operation, which then fails. So it throws nothing but what the first method throws.
 * </ul>
 *
 * <p>If what can be seen of these from outside does not hold the annotation does nothing, nor does it where the call is not yielded itself
 * but something made of it, {@code Co.yield(jobs.get().timeout(second))}, where it has type arguments or no receiver, {@code get()}, or
 * goes to {@code super}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AtOnce {
    /**
     * The other method.
     *
     * @return its name
     */
    String value();
}
