package org.jdescent.internal.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jdescent.MalformedFileException;

/**
 * Reads the JSON that a header of safetensors consists of, and no more: objects, arrays of whole
 * numbers from 0, and strings. What it makes of it must not take more memory than allowed.
 */
final class Json {
  private static final long OBJECT = 32; // about what a small one takes on the heap

  private final byte[] utf8;
  private long allowance;
  private int at;

  /**
   * Begins at the beginning.
   *
   * @param allowance how many bytes of memory the strings and entries may take
   */
  Json(byte[] utf8, long allowance) {
    this.utf8 = utf8;
    this.allowance = allowance;
  }

  /** What is done with an entry, whose value comes next. */
  interface Entries {
    void on(String key) throws MalformedFileException;
  }

  /** What is done with a number of an array. */
  interface Numbers {
    void on(long number) throws MalformedFileException;
  }

  /** Reads an object. */
  void object(Entries entries) throws MalformedFileException {
    take('{');
    if (takeIf('}')) return;
    do {
      String key = string();
      take(':');
      entries.on(key);
    } while (takeIf(','));
    take('}');
  }

  /** Reads an array of numbers. */
  void array(Numbers numbers) throws MalformedFileException {
    take('[');
    if (takeIf(']')) return;
    do {
      charge(1);
      numbers.on(number());
    } while (takeIf(','));
    take(']');
  }

  /** Reads nothing but spaces up to the end. */
  void end() throws MalformedFileException {
    skipSpace();
    if (at < utf8.length) throw unexpected("the header's end");
  }

  /** Counts the memory of what is kept of something that was read. */
  void charge(int objects, String... strings) throws MalformedFileException {
    allowance -= objects * OBJECT;
    for (String string : strings) allowance -= 2 * OBJECT + 2L * string.length();
    if (allowance < 0) throw tooMuch();
  }

  private static MalformedFileException tooMuch() {
    return new MalformedFileException("the header has more entries than a file of that size may");
  }

  private long number() throws MalformedFileException {
    skipSpace();
    int begin = at;
    while (at < utf8.length && utf8[at] >= '0' && utf8[at] <= '9') at++;
    if (at == begin) throw unexpected("a whole number");
    if (at - begin <= 19 && (at - begin == 1 || utf8[begin] != '0')) {
      try {
        return Long.parseLong(ascii(begin, at));
      } catch (NumberFormatException e) {
        // said below
      }
    }
    throw new MalformedFileException(
        "the header has the number %s".formatted(ascii(begin, Math.min(at, begin + 20))));
  }

  /** Reads a string. */
  String string() throws MalformedFileException {
    skipSpace();
    if (peek() != '"') throw unexpected("a string");
    int begin = ++at;
    boolean plain = true;
    for (int c; (c = peek()) != '"'; at++) {
      if (c >= 0 && c < ' ') throw unexpected("no control character in a string");
      plain &= c > 0 && c != '\\';
      if (c == '\\') at++; // what is escaped does not end the string
    }
    int end = at++;
    if (2L * (end - begin) > allowance) throw tooMuch(); // before there are two of it
    return plain ? ascii(begin, end) : decoded(begin, end);
  }

  private String decoded(int begin, int end) throws MalformedFileException {
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(utf8, begin, end - begin);
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("the header is not UTF-8");
    }
    StringBuilder string = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') string.append(c);
      else if (text.charAt(++i) != 'u') string.append(escaped(text.charAt(i)));
      else {
        string.append(unicode(text, i + 1));
        i += 4;
      }
    }
    return string.toString();
  }

  private char escaped(char c) throws MalformedFileException {
    int which = "\"\\/bfnrt".indexOf(c);
    if (which < 0) throw unexpected("an escape of JSON");
    return "\"\\/\b\f\n\r\t".charAt(which);
  }

  private char unicode(String text, int begin) throws MalformedFileException {
    int code = 0;
    for (int i = begin; i < begin + 4; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      int digit = c > 'f' ? -1 : Character.digit(c, 16);
      if (digit < 0) throw unexpected("four hexadecimal digits");
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private String ascii(int begin, int end) {
    return new String(utf8, begin, end - begin, StandardCharsets.ISO_8859_1);
  }

  private void take(char c) throws MalformedFileException {
    if (!takeIf(c)) throw unexpected("'%s'".formatted(c));
  }

  private boolean takeIf(char c) throws MalformedFileException {
    skipSpace();
    if (peek() != c) return false;
    at++;
    return true;
  }

  private void skipSpace() {
    while (at < utf8.length && " \t\r\n".indexOf(utf8[at]) >= 0) at++;
  }

  private int peek() throws MalformedFileException {
    if (at < utf8.length) return utf8[at];
    throw new MalformedFileException("the header ends too early");
  }

  private MalformedFileException unexpected(String wanted) {
    int where = Math.min(at, utf8.length - 1);
    return new MalformedFileException(
        "the header has '%s' at byte %d, where %s is expected"
            .formatted((char) (utf8[where] & 0xff), at, wanted));
  }

  /** A string as JSON writes it. */
  static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < ' ' || Character.isSurrogate(c)) quoted.append("\\u%04x".formatted((int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
