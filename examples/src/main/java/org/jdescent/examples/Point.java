package org.jdescent.examples;

/** A point of the plane. */
public record Point(double x, double y) {}
