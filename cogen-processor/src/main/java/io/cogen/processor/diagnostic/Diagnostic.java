package io.cogen.processor.diagnostic;

/**
 * Every message of the processor: a code that leads to a page in {@code docs/diagnostics}, one sentence about the user's
 * code, and a way out. {@code %s} stands for what the place of use fills in. Codes from 200 on are warnings.
 */
public enum Diagnostic {
    YIELD_IN_SYNCHRONIZED(
            "CG101",
            "a suspension point inside a synchronized block would hold its lock while the coroutine is suspended",
            "end the block before the suspension point"),
    YIELD_IN_LAMBDA(
            "CG102",
            "a suspension point inside a lambda: the lambda is a method of its own, and no coroutine",
            "move its body into a method marked @Coroutine and yield that coroutine"),
    YIELD_IN_CLASS_BODY(
            "CG103",
            "a suspension point inside a class body within the coroutine: its methods cannot suspend the coroutine",
            "move the code into a method marked @Coroutine of a named class"),
    YIELD_OUTSIDE(
            "CG104",
            "a suspension point in '%s', which is not a coroutine",
            "mark the method with @Coroutine, or use Blocking.run to wait on this thread"),
    YIELD_IN_INITIALISER(
            "CG105",
            "a suspension point in a constructor or an initialiser, which cannot be resumed",
            "do the waiting in a coroutine and hand its result to the constructor"),
    NO_BODY(
            "CG106",
            "'%s' has no body to turn into a coroutine",
            "remove @Coroutine; an interface method for coroutines returns a Coro<T, X> and its implementations call a factory"),
    SYNCHRONIZED_METHOD(
            "CG107",
            "a synchronized coroutine would hold its lock while it is suspended",
            "remove 'synchronized': the coroutines of one scheduler never run at the same time"),
    OVERRIDES(
            "CG108",
            "the coroutine '%s' overrides or implements a method of %s: a call of that method would not suspend",
            "let the method of the supertype return a Coro<T, X>, and return a factory's result from it"),
    FACTORIES_CLASH(
            "CG109",
            "the factory of '%s' would clash with another method: that of another coroutine, or one of Object",
            "rename the method"),
    PRIVATE_TYPE("CG110", "'%s' is %s, and the generated class of a coroutine cannot name it", "%s"),
    YIELDER_ESCAPES(
            "CG111", "the Yielder '%s' may only be called: '%s.yield(value)'", "yield here what is to be handed out"),
    YIELDER_HANDED_ON(
            "CG111",
            "the Yielder '%s' may only be called: a generator hands over to another one with yieldAll",
            "call %s.yieldAll(%s)"),
    UNNAMEABLE_CLASS(
            "CG112",
            "a coroutine in %s, which generated code cannot name",
            "move the method to a top-level class, or to a member class of one"),
    YIELDER_POSITION(
            "CG113",
            "a generator takes its Yielder as the first parameter, and takes one only",
            "make 'Yielder<Y, S>' the first parameter and the only one of its type"),
    OVERRIDES_COROUTINE(
            "CG114",
            "'%s' overrides a coroutine of %s, whose factory would go on running the coroutine",
            "let the method of the supertype return a Coro<T, X>, and return a factory's result from it"),
    NAME_TAKEN(
            "CG115",
            "the coroutines of this class would go into a class '%s', but there is one already",
            "rename one of the two"),
    DIRECT_CALL("CG116", "a direct call of the coroutine '%s' would block the thread instead of suspending", "%s"),
    PRIVATE_CONSTRUCTOR(
            "CG117",
            "a class in a coroutine extends '%s' through a private constructor, which generated code cannot call",
            "make the constructor package-private"),
    TYPE_WITHOUT_NAME(
            "CG118",
            "%s has a type that no program can name (%s), and generated code would have to",
            "give it a named type: declare a variable for it, or an interface for what it can do"),
    GENERIC_EXCEPTION(
            "CG119",
            "the exception class '%s' uses type parameters of the coroutine or its class, which it cannot have in generated code",
            "make it a member class, and hand it what it needs as values of plain types"),
    UNTYPED("CG120", "%s", "%s"),
    INTERNAL(
            "CG199",
            "cogen has failed on this method, which is a defect of cogen: %s",
            "report it with the method's source; meanwhile take the statement with the suspension point apart"),
    DROPPED("CG201", "%s is made and dropped: it does nothing", "%s"),
    SWALLOWED_CANCELLATION(
            "CG202",
            "this catch clause swallows the cancellation of the coroutine",
            "catch Exception instead, or let 'catch (Cancelled cancelled) { throw cancelled; }' go before it");

    private final String code;
    private final String text;
    private final String help;

    Diagnostic(String code, String text, String help) {
        this.code = code;
        this.text = text;
        this.help = help;
    }

    /** The code, for instance {@code CG101}. */
    public String code() {
        return code;
    }

    /** Whether the code is correct Java that most likely does not do what it was written for. */
    public boolean isWarning() {
        return code.startsWith("CG2");
    }

    /** The message with its blanks filled in: those of the sentence first, then those of the help. */
    public String message(Object... blanks) {
        String page = "\n    see:  docs/diagnostics/" + code + ".md";
        return String.format("[" + code + "] " + text + "\n    help: " + help + page, blanks);
    }
}
