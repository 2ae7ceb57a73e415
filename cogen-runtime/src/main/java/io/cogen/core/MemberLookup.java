package io.cogen.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/**
 * How generated code gets at members that Java does not let it name: private ones, and what is behind {@code super}; not for
 * hand-written code. What it finds belongs into static final fields, where the JIT folds it:
 *
 * <pre>{@code
 * private static final MemberLookup JOB$ = MemberLookup.of(MethodHandles.lookup(), Job.class);
 * private static final VarHandle COUNT$ = JOB$.field("count", int.class);
 * private static final MethodHandle CHECK$ = JOB$.method("check", boolean.class, String.class);
 * }</pre>
 *
 * <p><b>Fails</b> with {@link ExceptionInInitializerError} if there is no such member, or it may not be used from there. Nothing here
 * initialises a class, but {@link #initialised}: what is static does so when it is used (JLS 12.4.1).
 *
 * <p><b>Threads.</b> Any; it never changes.
 */
public final class MemberLookup {
    private final Lookup lookup;
    private final Class<?> type;

    private MemberLookup(Lookup lookup, Class<?> type) {
        this.lookup = lookup;
        this.type = type;
    }

    /**
     * For the members of a class.
     *
     * @param generated of the generated class
     * @param type the class, whose private members are found as well; in the module of the generated one
     * @return a new one
     */
    public static MemberLookup of(Lookup generated, Class<?> type) {
        return of(generated, type, type);
    }

    /**
     * For the members of a superclass, as its subclass sees them.
     *
     * @param generated of the generated class
     * @param user the subclass, in the module of the generated one
     * @param type the superclass
     * @return a new one
     */
    public static MemberLookup of(Lookup generated, Class<?> user, Class<?> type) {
        try {
            return new MemberLookup(MethodHandles.privateLookupIn(user, generated), type);
        } catch (IllegalAccessException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a field of an object.
     *
     * @param name its name
     * @param type its erased type
     * @return takes the exact types only
     */
    public VarHandle field(String name, Class<?> type) {
        try {
            return lookup.findVarHandle(this.type, name, type).withInvokeExactBehavior();
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a static field, to read it. It is no VarHandle, since making one initialises the class before JDK 22.
     *
     * @param name its name
     * @param type its erased type
     * @return gives the value
     */
    public MethodHandle staticGetter(String name, Class<?> type) {
        try {
            return lookup.findStaticGetter(this.type, name, type);
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a static field, to write it.
     *
     * @param name its name
     * @param type its erased type
     * @return takes the value
     */
    public MethodHandle staticSetter(String name, Class<?> type) {
        try {
            return lookup.findStaticSetter(this.type, name, type);
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a method of an object.
     *
     * @param name its name
     * @param result what it returns, erased
     * @param parameters its parameters, erased
     * @return takes the object, and what the method takes
     */
    public MethodHandle method(String name, Class<?> result, Class<?>... parameters) {
        try {
            return lookup.findVirtual(type, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a static method.
     *
     * @param name its name
     * @param result what it returns, erased
     * @param parameters its parameters, erased
     * @return takes what the method takes
     */
    public MethodHandle staticMethod(String name, Class<?> result, Class<?>... parameters) {
        try {
            return lookup.findStatic(type, name, MethodType.methodType(result, parameters));
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a method for a call as {@code super.name(...)}, which asks nobody who overrides it.
     *
     * @param name its name
     * @param result what it returns, erased
     * @param parameters its parameters, erased
     * @return takes the object, one of the subclass, and what the method takes
     */
    public MethodHandle superMethod(String name, Class<?> result, Class<?>... parameters) {
        try {
            return lookup.findSpecial(type, name, MethodType.methodType(result, parameters), lookup.lookupClass());
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds a constructor.
     *
     * @param parameters its parameters, erased; that of an inner class takes the object around it first
     * @return gives a new object
     */
    public MethodHandle constructor(Class<?>... parameters) {
        try {
            return lookup.findConstructor(type, MethodType.methodType(void.class, parameters));
        } catch (ReflectiveOperationException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /**
     * Finds the field in which javac keeps the instance around an object. A class that never uses that instance has no such field
     * since JDK 18; then nothing that runs asks for it.
     *
     * @param outer the class of that instance
     * @return takes an object of the inner class, and gives the one around it
     */
    public MethodHandle enclosing(Class<?> outer) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isSynthetic()
                    && field.getType() == outer
                    && field.getName().startsWith("this$")) {
                try {
                    return lookup.unreflectGetter(field);
                } catch (IllegalAccessException failure) {
                    throw new ExceptionInInitializerError(failure);
                }
            }
        }
        MethodHandle none = MethodHandles.throwException(outer, IllegalStateException.class)
                .bindTo(new IllegalStateException(type + " keeps no enclosing instance"));
        return MethodHandles.dropArguments(none, 0, type);
    }

    /**
     * Initialises a class, if that has not been done.
     *
     * @param generated of the generated class
     * @param type the class
     * @return null, or anything else: there to be an argument in front of those that are evaluated behind it
     */
    public static Object initialised(Lookup generated, Class<?> type) {
        try {
            return generated.ensureInitialized(type);
        } catch (IllegalAccessException failure) {
            throw new AssertionError(failure);
        }
    }

    /**
     * Throws what a member has thrown, as it is: what it throws, it declares, and javac cannot know that of a handle.
     *
     * @param <X> what javac is to believe
     * @param failure what to throw
     * @return never; for {@code throw MemberLookup.<X>thrown(failure)}
     * @throws X always
     */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <X extends Throwable> RuntimeException thrown(Throwable failure) throws X {
        throw Sneaky.<X>sneaky(failure);
    }
}
