package org.jdescent.internal.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON that a header of safetensors consists of, and no more: objects with unique keys, arrays,
 * strings, and whole numbers from 0.
 */
final class Json {
  private static final int DEEPEST = 4; // header, tensor, shape
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads an object and nothing after it but spaces.
   *
   * @return maps, lists, strings and longs
   */
  static Map<String, Object> object(ByteBuffer utf8) throws MalformedFileException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedFileException("the header is not UTF-8");
    }
    if (!text.startsWith("{")) throw new MalformedFileException("the header does not begin with {");
    Json json = new Json(text);
    Map<String, Object> object = json.object(1);
    json.skipSpace();
    if (json.at < text.length()) throw json.unexpected("the header's end");
    return object;
  }

  private Object value(int depth) throws MalformedFileException {
    if (depth > DEEPEST) throw unexpected("at most %d levels".formatted(DEEPEST));
    skipSpace();
    char next = peek();
    if (next == '{') return object(depth);
    if (next == '[') return array(depth);
    if (next == '"') return string();
    if (next >= '0' && next <= '9') return number();
    throw unexpected("an object, an array, a string or a whole number");
  }

  private Map<String, Object> object(int depth) throws MalformedFileException {
    Map<String, Object> object = new LinkedHashMap<>();
    take('{');
    if (takeIf('}')) return object;
    do {
      skipSpace();
      String key = string();
      take(':');
      if (object.put(key, value(depth + 1)) != null) {
        throw new MalformedFileException("the header has two entries '%s'".formatted(key));
      }
    } while (takeIf(','));
    take('}');
    return object;
  }

  private List<Object> array(int depth) throws MalformedFileException {
    List<Object> array = new ArrayList<>();
    take('[');
    if (takeIf(']')) return array;
    do array.add(value(depth + 1));
    while (takeIf(','));
    take(']');
    return array;
  }

  private long number() throws MalformedFileException {
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
    String digits = text.substring(begin, at);
    boolean plain = digits.length() == 1 || digits.charAt(0) != '0';
    try {
      if (plain) return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      // said below
    }
    throw new MalformedFileException("the header has the number %s".formatted(digits));
  }

  private String string() throws MalformedFileException {
    if (peek() != '"') throw unexpected("a string");
    at++;
    StringBuilder string = new StringBuilder();
    for (char c; (c = peek()) != '"'; at++) {
      if (c < ' ') throw unexpected("no control character in a string");
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws MalformedFileException {
    at++;
    char c = peek();
    switch (c) {
      case '"', '\\', '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        return unicode();
      default:
        throw unexpected("an escape of JSON");
    }
  }

  private char unicode() throws MalformedFileException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') throw unexpected("four hexadecimal digits");
      code = 16 * code + digit;
    }
    return (char) code;
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
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() throws MalformedFileException {
    if (at < text.length()) return text.charAt(at);
    throw new MalformedFileException("the header ends too early");
  }

  private MalformedFileException unexpected(String wanted) {
    return new MalformedFileException(
        "the header has '%s' at character %d, where %s is expected"
            .formatted(text.charAt(Math.min(at, text.length() - 1)), at, wanted));
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
