package e;

class ExceptionInInitializerError {}
