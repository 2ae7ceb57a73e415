package e;

public class Integer {}
