package e;

class Coro {}
