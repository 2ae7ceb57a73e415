package e;

class Operation {}
