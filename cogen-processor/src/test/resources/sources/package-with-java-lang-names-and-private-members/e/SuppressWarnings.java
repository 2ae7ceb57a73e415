package e;

@interface SuppressWarnings {}
