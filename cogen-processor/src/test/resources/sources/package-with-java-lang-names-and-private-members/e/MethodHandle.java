package e;

class MethodHandle {}
