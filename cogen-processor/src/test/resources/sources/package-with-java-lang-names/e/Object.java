package e;

public class Object extends java.lang.Object {}
