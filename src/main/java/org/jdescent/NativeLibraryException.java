package org.jdescent;

/**
 * The native library could not be loaded. The message says what was looked for, what was found, and
 * what helps.
 */
public final class NativeLibraryException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** Wraps the failure. */
  public NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
