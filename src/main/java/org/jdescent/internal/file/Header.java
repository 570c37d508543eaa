package org.jdescent.internal.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdescent.MalformedFileException;

/**
 * The header of a safetensors file: which tensors lie where, and strings about them.
 *
 * @param tensors in the order of their data
 */
public record Header(Map<String, String> metadata, List<Entry> tensors) {
  /** The longest header that the format allows. */
  public static final int LONGEST = 100_000_000;

  private static final int SLACK = 1 << 20; // beyond twice the file, for small ones
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
  public static Header parse(byte[] utf8, long dataBytes) throws MalformedFileException {
    if (utf8.length == 0 || utf8[0] != '{') {
      throw new MalformedFileException("the header does not begin with {");
    }
    long allowance = Math.addExact(dataBytes, utf8.length + SLACK);
    Json json = new Json(utf8, allowance);
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> tensors = new LinkedHashMap<>();
    json.object(
        key -> {
          unique(key, tensors.containsKey(key));
          tensors.put(key, key.equals(METADATA) ? strings(json, metadata) : tensor(key, json));
        });
    json.end();
    tensors.remove(METADATA);
    List<Entry> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    proveContiguous(inOrder, dataBytes);
    return new Header(metadata, inOrder);
  }

  private static void unique(String key, boolean known) throws MalformedFileException {
    if (!known) return;
    throw new MalformedFileException("the header has two entries '%s'".formatted(key));
  }

  /** Returns null: strings are no tensor. */
  private static Entry strings(Json json, Map<String, String> metadata)
      throws MalformedFileException {
    json.object(
        key -> {
          unique(key, metadata.containsKey(key));
          String value = json.string();
          json.charge(1, key, value);
          metadata.put(key, value);
        });
    return null;
  }

  private static void proveContiguous(List<Entry> tensors, long dataBytes)
      throws MalformedFileException {
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
  }

  private static Entry tensor(String name, Json json) throws MalformedFileException {
    String[] type = new String[1];
    List<Long> shape = new ArrayList<>(2);
    List<Long> offsets = new ArrayList<>(2);
    Set<String> fields = new HashSet<>();
    json.object(
        field -> {
          unique(field, !fields.add(field));
          switch (field) {
            case "dtype" -> type[0] = json.string();
            case "shape" -> json.array(shape::add);
            case "data_offsets" -> json.array(offsets::add);
            default -> throw notATensor(name);
          }
        });
    json.charge(4, name);
    if (fields.size() != 3 || offsets.size() != 2) throw notATensor(name);
    Integer width = WIDTHS.get(type[0]);
    if (width == null) {
      throw new MalformedFileException(
          "tensor '%s' has the unknown type %s".formatted(name, type[0]));
    }
    Entry entry = new Entry(name, type[0], shape, offsets.get(0), offsets.get(1));
    if (entry.begin > entry.end || entry.bytes() != bytes(name, width, shape)) {
      throw new MalformedFileException(
          "tensor '%s' has %d bytes, its shape %s of %s does not"
              .formatted(name, entry.bytes(), shape, type[0]));
    }
    return entry;
  }

  private static MalformedFileException notATensor(String name) {
    return new MalformedFileException(
        "'%s' is not a tensor with dtype, shape and data_offsets".formatted(name));
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

  /** How many bytes follow the header. */
  long dataBytes() {
    return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end;
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
