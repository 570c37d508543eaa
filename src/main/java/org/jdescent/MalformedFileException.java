package org.jdescent;

import java.io.IOException;

/** A file of state is damaged, or is none: it is not what the format asks for. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public MalformedFileException(String message) {
    super(message);
  }
}
