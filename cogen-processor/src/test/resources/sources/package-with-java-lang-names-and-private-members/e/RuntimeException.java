package e;

class RuntimeException {}
