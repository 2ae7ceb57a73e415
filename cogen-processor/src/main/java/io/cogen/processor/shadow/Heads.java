package io.cogen.processor.shadow;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import javax.lang.model.type.TypeKind;

/**
 * Source files of which only the declarations matter: their texts without the bodies of methods. javac then knows all that others
 * can use of them, and has nothing to look into. Everything else stays where it is.
 *
 * <p>What is not a method keeps its body: a constructor may have to call another with arguments and has final fields to
 * assign, as have initialisers.
 */
final class Heads {
    /** Is of any type, and no longer than the shortest body of a method that returns something. */
    private static final String ENDLESS = "for(;;);";

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final StringBuilder text;

    private Heads(CompilationUnitTree unit, SourcePositions positions, String text) {
        this.unit = unit;
        this.positions = positions;
        this.text = new StringBuilder(text);
    }

    static String of(CompilationUnitTree unit, SourcePositions positions, String text) {
        Heads heads = new Heads(unit, positions, text);
        unit.getTypeDecls().forEach(heads::strip);
        return heads.text.toString();
    }

    /** Whether a method is left without its body. */
    static boolean isStripped(MethodTree method) {
        return method.getBody() != null && method.getReturnType() != null;
    }

    private void strip(Tree tree) {
        if (tree instanceof ClassTree type) {
            type.getMembers().forEach(this::strip);
        } else if (tree instanceof MethodTree method && isStripped(method)) {
            BlockTree body = method.getBody();
            boolean isVoid = method.getReturnType() instanceof PrimitiveTypeTree type
                    && type.getPrimitiveTypeKind() == TypeKind.VOID;
            strip(
                    (int) positions.getStartPosition(unit, body),
                    (int) positions.getEndPosition(unit, body),
                    isVoid ? "" : ENDLESS);
        }
    }

    private void strip(int start, int end, String instead) {
        boolean known = 0 <= start && start + instead.length() + 2 <= end && end <= text.length();
        if (!known || text.charAt(start) != '{' || text.charAt(end - 1) != '}') {
            return; // a tool like Lombok has made the method, or it is written with Unicode escapes
        }
        for (int i = start + 1; i < end - 1; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
        text.replace(start + 1, start + 1 + instead.length(), instead);
    }
}
