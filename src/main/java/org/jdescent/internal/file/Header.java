package org.jdescent.internal.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: which tensors lie where, and strings about them.
 *
 * @param tensors in the order of their data
 */
public record Header(Map<String, String> metadata, List<Entry> tensors) {
  /** The longest header that the format allows. */
  public static final int LONGEST = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final Map<String, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("I16", 2),
          Map.entry("U16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("I32", 4),
          Map.entry("U32", 4),
          Map.entry("F32", 4),
          Map.entry("F64", 8),
          Map.entry("I64", 8),
          Map.entry("U64", 8));

  /**
   * One tensor.
   *
   * @param begin of its bytes, counted from the end of the header
   */
  public record Entry(String name, String type, List<Long> shape, long begin, long end) {
    /** How many bytes it has. */
    public long bytes() {
      return end - begin;
    }
  }

  /**
   * Reads a header, and proves that the tensors fill the data: no hole, no overlap, nothing beyond.
   *
   * @param dataBytes how many bytes follow the header
   */
  public static Header parse(ByteBuffer json, long dataBytes) throws MalformedFileException {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> tensors = new ArrayList<>();
    for (Map.Entry<String, Object> entry : Json.object(json).entrySet()) {
      if (entry.getKey().equals(METADATA)) metadata = strings(entry.getValue());
      else tensors.add(tensor(entry.getKey(), entry.getValue()));
    }
    tensors.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long next = 0;
    for (Entry tensor : tensors) {
      if (tensor.begin != next) {
        throw new MalformedFileException(
            "tensor '%s' begins at byte %d, expected %d: there is a hole or an overlap"
                .formatted(tensor.name, tensor.begin, next));
      }
      next = tensor.end;
    }
    if (next != dataBytes) {
      throw new MalformedFileException(
          "the tensors have %d bytes, the file %d".formatted(next, dataBytes));
    }
    return new Header(metadata, tensors);
  }

  private static Map<String, String> strings(Object value) throws MalformedFileException {
    Map<String, String> strings = new LinkedHashMap<>();
    if (!(value instanceof Map<?, ?> map)) throw notA(METADATA, "an object of strings");
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String string))
        throw notA(METADATA, "an object of strings");
      strings.put((String) entry.getKey(), string);
    }
    return strings;
  }

  private static Entry tensor(String name, Object value) throws MalformedFileException {
    if (!(value instanceof Map<?, ?> map) || map.size() != 3) throw notATensor(name);
    if (!(map.get("dtype") instanceof String type)) throw notATensor(name);
    List<Long> shape = numbers(name, map.get("shape"));
    List<Long> offsets = numbers(name, map.get("data_offsets"));
    if (offsets.size() != 2) throw notATensor(name);
    Integer width = WIDTHS.get(type);
    if (width == null) {
      throw new MalformedFileException("tensor '%s' has the unknown type %s".formatted(name, type));
    }
    Entry entry = new Entry(name, type, shape, offsets.get(0), offsets.get(1));
    if (entry.begin > entry.end || entry.bytes() != bytes(name, width, shape)) {
      throw new MalformedFileException(
          "tensor '%s' has %d bytes, its shape %s of %s does not"
              .formatted(name, entry.bytes(), shape, type));
    }
    return entry;
  }

  private static long bytes(String name, long width, List<Long> shape)
      throws MalformedFileException {
    long bytes = width;
    try {
      for (long size : shape) bytes = Math.multiplyExact(bytes, size);
    } catch (ArithmeticException e) {
      throw new MalformedFileException("tensor '%s' is too large: %s".formatted(name, shape));
    }
    return bytes;
  }

  private static List<Long> numbers(String name, Object value) throws MalformedFileException {
    List<Long> numbers = new ArrayList<>();
    if (!(value instanceof List<?> list)) throw notATensor(name);
    for (Object element : list) {
      if (!(element instanceof Long number)) throw notATensor(name);
      numbers.add(number);
    }
    return numbers;
  }

  private static MalformedFileException notATensor(String name) {
    return notA(name, "a tensor with dtype, shape and data_offsets");
  }

  private static MalformedFileException notA(String name, String what) {
    return new MalformedFileException("'%s' is not %s".formatted(name, what));
  }

  /** As the format has it, with spaces so that the data after it is aligned to 8 bytes. */
  public byte[] toBytes() {
    StringBuilder json = new StringBuilder("{").append(Json.quoted(METADATA)).append(":{");
    String comma = "";
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.append(comma).append(Json.quoted(entry.getKey()));
      json.append(':').append(Json.quoted(entry.getValue()));
      comma = ",";
    }
    json.append('}');
    for (Entry tensor : tensors) {
      json.append(',').append(Json.quoted(tensor.name));
      json.append(":{\"dtype\":").append(Json.quoted(tensor.type));
      json.append(",\"shape\":").append(tensor.shape.toString().replace(" ", ""));
      json.append(",\"data_offsets\":[%d,%d]}".formatted(tensor.begin, tensor.end));
    }
    json.append('}');
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }
}
