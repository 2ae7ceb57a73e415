package e;

class String {}
