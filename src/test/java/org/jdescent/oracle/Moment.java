package org.jdescent.oracle;

/**
 * Which update of a parameter it is.
 *
 * @param t counts the parameter's updates, from 1; bias corrections use it
 * @param step counts the optimizer's updates, from 1; schedules use it
 */
public record Moment(long t, long step) {}
