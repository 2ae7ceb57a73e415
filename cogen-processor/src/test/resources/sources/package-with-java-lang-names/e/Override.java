package e;

@interface Override {}
