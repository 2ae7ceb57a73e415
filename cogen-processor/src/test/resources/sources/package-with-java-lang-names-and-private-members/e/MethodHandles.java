package e;

class MethodHandles {}
