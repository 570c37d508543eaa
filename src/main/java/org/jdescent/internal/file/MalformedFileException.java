package org.jdescent.internal.file;

import java.io.IOException;

/** A file is not what its format asks for. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public MalformedFileException(String message) {
    super(message);
  }
}
