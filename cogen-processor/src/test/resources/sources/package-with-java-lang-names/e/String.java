package e;

public class String {}
