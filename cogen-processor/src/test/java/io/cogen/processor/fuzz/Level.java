package io.cogen.processor.fuzz;

/** How strongly operators bind; a larger number binds more strongly. */
final class Level {
    static final int LAMBDA = 0;
    static final int ASSIGNMENT = 1;
    static final int CONDITIONAL = 2;
    static final int OR = 3;
    static final int AND = 4;
    static final int BIT_OR = 5;
    static final int BIT_XOR = 6;
    static final int BIT_AND = 7;
    static final int EQUALITY = 8;
    static final int RELATION = 9;
    static final int SHIFT = 10;
    static final int SUM = 11;
    static final int PRODUCT = 12;
    static final int UNARY = 13;
    static final int POSTFIX = 14;
    static final int PRIMARY = 15;

    private Level() {}
}
