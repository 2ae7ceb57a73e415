package e;

class Void {}
