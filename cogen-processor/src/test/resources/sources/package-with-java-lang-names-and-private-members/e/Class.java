package e;

class Class {}
