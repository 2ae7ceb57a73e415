package e;

class CoroutineMachine {}
