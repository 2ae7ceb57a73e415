package io.cogen.processor.bind;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What code in another class of the user's package may name. */
final class Reach {
    private Reach() {}

    /** Whether generated code may not name a member that the user's class may. */
    static boolean isOutside(Element member, TypeElement user) {
        boolean isMember = member.getKind().isField() || member instanceof ExecutableElement;
        if (!isMember || !(member.getEnclosingElement() instanceof TypeElement declaring) || isLocal(declaring)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PRIVATE)
                || (member.getModifiers().contains(Modifier.PROTECTED)
                        && !packageOf(member).equals(packageOf(user)));
    }

    static Element packageOf(Element element) {
        Element each = element;
        while (!(each instanceof PackageElement)) {
            each = each.getEnclosingElement();
        }
        return each;
    }

    /** Whether a class is declared in a method, or a member of one that is: it has no name outside of it. */
    static boolean isLocal(TypeElement element) {
        Element e = element;
        while (e instanceof TypeElement type && type.getNestingKind() != NestingKind.ANONYMOUS) {
            e = e.getEnclosingElement();
        }
        return !(e instanceof PackageElement); // but a method, or the variable whose initialiser it stands in
    }
}
