package e;

class Operation {}

class Coro {}

class SourceMap {}

class CoroutineMachine {}

class Generator {}

class GeneratorMachine {}

class Generated {}

class MemberLookup {}

class VarHandle {}

class MethodHandle {}

class MethodHandles {}

class MethodType {}
