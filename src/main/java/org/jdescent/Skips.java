package org.jdescent;

/**
 * How often steps were skipped, or refused with an exception, because a gradient was not finite.
 *
 * @param total all of them
 * @param consecutive how many since the last update that was applied
 * @param parameter the first parameter, in name order, that was to blame the last time; null if
 *     there was none
 */
public record Skips(long total, long consecutive, String parameter) {}
