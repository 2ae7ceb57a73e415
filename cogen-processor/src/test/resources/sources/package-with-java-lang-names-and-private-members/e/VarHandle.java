package e;

class VarHandle {}
