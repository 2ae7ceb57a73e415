package e;

class MemberLookup {}
