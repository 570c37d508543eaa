package org.jdescent.examples;

import java.io.IOException;

/** A file is not what it should be; the message says what, what is allowed and what was found. */
public final class DataException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a message for the person at the terminal. */
  public DataException(String message) {
    super(message);
  }
}
