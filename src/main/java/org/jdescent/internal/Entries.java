package org.jdescent.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdescent.MalformedFileException;

/** The entries of a file's metadata, read strictly: a file may have been made by anybody. */
record Entries(Map<String, String> metadata) {
  private static final long MOST = 1L << 53;

  /** Makes something of an entry's text. */
  interface Reading<T> {
    T of(String key, String text) throws MalformedFileException;
  }

  boolean has(String key) {
    return metadata.containsKey(key);
  }

  String text(String key) throws MalformedFileException {
    String text = metadata.get(key);
    if (text != null) return text;
    throw new MalformedFileException(
        "the entry '%s' is missing; this is no state of an optimizer".formatted(key));
  }

  long count(String key) throws MalformedFileException {
    return count(key, text(key));
  }

  double number(String key) throws MalformedFileException {
    return number(key, text(key));
  }

  /** All entries that begin so, without the beginning. */
  <T> Map<String, T> all(String prefix, Reading<T> reading) throws MalformedFileException {
    Map<String, T> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      String key = entry.getKey();
      if (!key.startsWith(prefix)) continue;
      found.put(key.substring(prefix.length()), reading.of(key, entry.getValue()));
    }
    return found;
  }

  static long count(String key, String text) throws MalformedFileException {
    boolean digits = text.length() <= 16 && text.matches("0|[1-9]\\d*");
    long count = digits ? Long.parseLong(text) : -1;
    if (count < 0 || count > MOST) throw refused(key, "a whole number from 0 to 2^53", text);
    return count;
  }

  static double number(String key, String text) throws MalformedFileException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused(key, "a number", text);
    }
  }

  /** The groups of a pattern. */
  static String[] match(String pattern, String key, String text) throws MalformedFileException {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    if (!matcher.matches()) throw refused(key, "as '%s'".formatted(pattern), text);
    String[] groups = new String[matcher.groupCount()];
    for (int i = 0; i < groups.length; i++) groups[i] = matcher.group(i + 1);
    return groups;
  }

  static MalformedFileException refused(String key, String allowed, String got) {
    return new MalformedFileException(
        "the entry '%s' must be %s, got '%s'".formatted(key, allowed, got));
  }
}
