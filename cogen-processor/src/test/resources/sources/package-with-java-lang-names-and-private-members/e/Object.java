package e;

class Object {}
