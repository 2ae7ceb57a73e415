package io.cogen.processor.bind;

import io.cogen.processor.model.Ids;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** The variables of one coroutine by their symbols, where they are declared, used and written. */
final class Variables {
    final Ids ids = new Ids();
    private final Set<String> identifiers;
    private final Map<Element, Variable> bySymbol = new HashMap<>();
    private final Map<Variable, int[]> declarations = new HashMap<>();
    private final Map<Variable, List<Integer>> uses = new HashMap<>();
    private final Set<Variable> written = new HashSet<>();
    private final Set<Variable> initialised = new HashSet<>();
    private final Set<Variable> bindings = new HashSet<>();
    private final Set<Variable> exported = new HashSet<>();

    /** @param identifiers every identifier in the file */
    Variables(Set<String> identifiers) {
        this.identifiers = identifiers;
    }

    void declare(Element symbol, Variable variable, int start, int end, boolean initialised) {
        bySymbol.put(symbol, variable);
        if (symbol.getKind() == ElementKind.BINDING_VARIABLE) {
            bindings.add(variable);
        }
        declarations.put(variable, new int[] {start, end});
        if (initialised) {
            this.initialised.add(variable);
        }
    }

    @Nullable
    Variable of(@Nullable Element symbol) {
        return symbol == null ? null : bySymbol.get(symbol);
    }

    void use(Variable variable, int position, boolean writes) {
        uses.computeIfAbsent(variable, v -> new ArrayList<>()).add(position);
        if (writes) {
            written.add(variable);
        }
    }

    /** Whether a variable has its one value from its declaration on. */
    boolean isEffectivelyFinal(Variable variable) {
        return initialised.contains(variable) && !written.contains(variable);
    }

    boolean isDeclaredIn(Variable variable, int start, int end) {
        int[] declaration = declarations.get(variable);
        return declaration != null && start <= declaration[0] && declaration[1] <= end;
    }

    /** Whether something outside a piece of text uses a variable. */
    boolean isUsedOutside(Variable variable, int start, int end) {
        return exported.contains(variable)
                || uses.getOrDefault(variable, List.of()).stream().anyMatch(use -> use < start || use >= end);
    }

    /** How the pattern that declares a variable names it, where the variable lives elsewhere. */
    String inner(Variable variable) {
        return fresh(variable.name() + "$p" + variable.id());
    }

    /** A name that the file does not use, if the hint is unique in the method. */
    String fresh(String hint) {
        String name = hint;
        while (identifiers.contains(name)) {
            name += "$";
        }
        return name;
    }

    boolean isBinding(Variable variable) {
        return bindings.contains(variable);
    }

    /** Lets a variable of a pattern be one of the machine's for all who use it. */
    void export(Variable variable) {
        exported.add(variable);
    }

    /**
     * Whether a piece of text with the pattern that declares a variable can use it as it stands there, though others use it as
     * well.
     */
    boolean isBoundIn(@Nullable Variable variable, int start, int end) {
        return variable != null
                && bindings.contains(variable)
                && isDeclaredIn(variable, start, end)
                && isEffectivelyFinal(variable)
                && !exported.contains(variable);
    }

    /** Start and end of the declaration. */
    int[] declaration(Variable variable) {
        return declarations.getOrDefault(variable, new int[] {-1, -1});
    }
}
