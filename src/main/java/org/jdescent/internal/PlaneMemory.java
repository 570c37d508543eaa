package org.jdescent.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** The memory of all planes, in one arena, and the views that users have of it. */
final class PlaneMemory implements AutoCloseable {
  private static final int LINE = 64;
  private static final int PAGE = 4096;
  private static final int STAGGER =
      21 * LINE; // planes start apart modulo a page, or loads would wait for stores

  private final Binding binding;
  private final Planes planes;
  private final Addresses addresses;
  private final Table table;
  private final Arena arena;
  private final Map<String, Map<String, FloatPointer>> slots = new HashMap<>();
  private final Map<String, Map<String, FloatPointer>> averages = new HashMap<>();

  /** Allocates, and writes the addresses into the table. */
  PlaneMemory(Binding binding, Planes planes, Addresses addresses, Table table) {
    this.binding = binding;
    this.planes = planes;
    this.addresses = addresses;
    this.table = table;
    arena = new Arena(place(0));
    place(arena.address());
  }

  /** One plane of all parameters after the other; returns the bytes taken. */
  private long place(long base) {
    long offset = 0;
    for (int plane = 0; plane < Planes.COUNT; plane++) {
      if (!anyHas(plane)) continue;
      offset = align(offset, PAGE) + (plane + 1) * STAGGER % PAGE;
      for (int i = 0; i < binding.count(); i++) {
        long elements = planes.elements(i, plane);
        if (elements < 0) continue;
        offset += lead(i, elements);
        table.plane(i, plane, base + offset, elements);
        offset = align(Math.addExact(offset, Math.multiplyExact(elements, Float.BYTES)), LINE);
      }
    }
    return offset;
  }

  /** So many bytes after the beginning of a line, as the parameter: see blocks.h. */
  private long lead(int row, long elements) {
    boolean goesAlong = elements == binding.size(row) && elements >= 2 * Native.TILE;
    return goesAlong ? addresses.parameter(row) % LINE : 0;
  }

  private boolean anyHas(int plane) {
    for (int i = 0; i < binding.count(); i++) if (planes.elements(i, plane) >= 0) return true;
    return false;
  }

  private static long align(long offset, int to) {
    return (offset + to - 1) / to * to;
  }

  Arena arena() {
    return arena;
  }

  View view(int row, int plane) {
    return new View(table.plane(row, plane), planes.elements(row, plane));
  }

  /** Takes a parameter's values over from other memory. */
  void copy(int row, PlaneMemory from, int rowThere) {
    for (int plane = 0; plane < Planes.COUNT; plane++) {
      if (planes.elements(row, plane) >= 0) view(row, plane).copy(from.view(rowThere, plane));
    }
  }

  /** A parameter's slots by name; null pointers once this is closed. */
  Map<String, FloatPointer> slots(String name) {
    int row = binding.rowOf(name);
    return slots.computeIfAbsent(name, key -> views(row, 0, Planes.ACCUMULATOR));
  }

  /** A parameter's slow weights and averages by name; null pointers once this is closed. */
  Map<String, FloatPointer> averages(String name) {
    int row = binding.rowOf(name);
    return averages.computeIfAbsent(name, key -> views(row, Planes.SLOW, Planes.COUNT));
  }

  private Map<String, FloatPointer> views(int row, int from, int to) {
    Map<String, FloatPointer> views = new LinkedHashMap<>();
    for (int plane = from; plane < to; plane++) {
      if (planes.elements(row, plane) >= 0) views.put(planes.name(row, plane), view(row, plane));
    }
    return Collections.unmodifiableMap(views);
  }

  @Override
  public void close() {
    slots.values().forEach(views -> views.values().forEach(Pointer::setNull));
    averages.values().forEach(views -> views.values().forEach(Pointer::setNull));
    arena.close();
  }
}
