package e;

class ReflectiveOperationException {}
