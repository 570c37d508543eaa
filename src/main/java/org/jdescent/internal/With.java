package org.jdescent.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jdescent.Schedule;

/** Copies of records with one component changed. */
public final class With {
  private With() {}

  /** With another value for the component of that name, which is a schedule or a number. */
  public static <H> H component(Object of, String name, double value) {
    return component(of, name, (Object) value);
  }

  /** With another value for the component of that name, which is a number of things. */
  public static <H> H component(Object of, String name, int value) {
    return component(of, name, (Object) value);
  }

  /**
   * With another value for the component of that name.
   *
   * @throws IllegalArgumentException if the record refuses the value
   */
  @SuppressWarnings("unchecked") // a record's constructor makes the record
  public static <H> H component(Object of, String name, Object value) {
    RecordComponent[] components = of.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean changed = components[i].getName().equals(name);
        values[i] = changed ? as(types[i], value) : value(of, components[i]);
      }
      return (H) of.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) throw refused;
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a record has for a component. */
  public static Object value(Object of, RecordComponent component) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object as(Class<?> type, Object value) {
    return type != double.class && value instanceof Double number ? new Unchecked(number) : value;
  }

  /** A number on its way into a record that will check it and make a constant of it. */
  record Unchecked(double value) implements Schedule {
    @Override
    public double at(long step) {
      return value;
    }
  }
}
