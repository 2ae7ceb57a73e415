/** The rewriter: an annotation processor for {@code @Coroutine}. Nothing in it is there at run time. */
module io.cogen.processor {
    requires java.compiler;
    requires jdk.compiler;
    requires io.cogen.annotations;
    requires com.palantir.javapoet;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            io.cogen.processor.CoroutineProcessor,
            io.cogen.processor.MarkProcessor;
}
