package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.shadow.Material;
import io.cogen.processor.shadow.Shadow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Files of which the shadow compilation has the heads only. */
final class HeadsTest {
    private static final String USER = """
            import java.io.*;
            import java.util.*;

            class T extends IOException {
                private final int size;
                private static final int LIMIT;
                private final Runnable task = () -> { System.out.println("as it is"); };

                static { LIMIT = 3; }

                T(int size) { super("size " + size); this.size = size; }

                int size(){return size;}
                <X> X endless(){for(;;);}
                void nothing() {}
                void v() { undefined(); }
                int[] dimensions()[] { return null; }
                List<String> lines(Reader in) throws IOException {
                    // } not the end
                    String s = "}" + '}' + \"""
                            } nor this\""";
                    return new BufferedReader(in).lines().toList();
                }

                interface Shape { default double area() { return wrong; } }

                record Point(int x, int y) implements Shape {
                    Point { if (x < 0) throw new IllegalArgumentException(); }
                    static Point zero() { return new Point(0, 0); }
                }

                enum Kind {
                    A { @Override String sign() { return "a"; } };

                    abstract String sign();
                    boolean isA() { class Local { int n() { return 1; } } return new Local().n() == 1; }
                }

                @interface Mark { int value() default 1; }
            }
            """;

    @Test
    void compileWhateverStandsInTheirMethods() {
        List<String> kept = new ArrayList<>();
        Compiling.source("T", USER).only(() -> new Looking(kept)).compile();
        assertEquals(List.of("sign"), kept);
    }

    /** It does not mention cogen itself. */
    @Test
    void notThoseOfFilesThatMentionAClassThatDoes() {
        Compiling.imports("class T { Operation<Void, RuntimeException> send() { return Events.pass(); } }")
                .and("User", """
                        class User {
                            void use(T t) {
                                t.send();
                        //      ~~~~~~^~ CG201
                            }
                        }
                        """)
                .warnsAsMarked();
    }

    /** Makes heads of everything, and collects the methods that still have something in them. */
    private static final class Looking extends AbstractProcessor {
        private final List<String> kept;

        Looking(List<String> kept) {
            this.kept = kept;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!round.processingOver()) {
                TypeElement type = processingEnv.getElementUtils().getTypeElement("T");
                Trees trees = Trees.instance(processingEnv);
                CompilationUnitTree unit = trees.getPath(type).getCompilationUnit();
                URI address = unit.getSourceFile().toUri();
                Material material = new Material(
                        Map.of(address, unit),
                        Map.of(address, text(unit)),
                        Set.of(),
                        Map.of("User", "class User { T used; }"),
                        Set.of("T", "User"));
                Shadow shadow = Shadow.compile(processingEnv, trees, material);
                assertEquals(List.of(), shadow.errors());
                look(shadow.trees()
                        .getPath(shadow.elements().getTypeElement("T"))
                        .getCompilationUnit());
            }
            return false;
        }

        private void look(CompilationUnitTree unit) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void unused) {
                    String body = method.getBody() == null
                            ? ""
                            : method.getBody().getStatements().toString();
                    boolean isMethod = method.getReturnType() != null;
                    if (isMethod && !body.isEmpty() && !body.startsWith("for (;")) {
                        kept.add(method.getName().toString());
                    }
                    return super.visitMethod(method, unused);
                }
            }.scan(unit, null);
        }

        private static String text(CompilationUnitTree unit) {
            try {
                return unit.getSourceFile().getCharContent(true).toString();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
