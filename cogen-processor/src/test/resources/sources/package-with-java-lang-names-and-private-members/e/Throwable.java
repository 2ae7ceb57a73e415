package e;

class Throwable {}
