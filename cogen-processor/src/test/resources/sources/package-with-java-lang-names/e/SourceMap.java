package e;

class SourceMap {}
