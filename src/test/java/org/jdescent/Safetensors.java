package org.jdescent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A safetensors file, read and written without the library's code, to be its judge. */
final class Safetensors {
  final Map<String, Tensor> tensors = new LinkedHashMap<>();
  final Map<String, String> metadata = new LinkedHashMap<>();

  /** One tensor, with its bytes as they are in the file. */
  record Tensor(String dtype, List<Long> shape, byte[] bytes) {
    float[] floats() {
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    @Override
    public String toString() {
      return "%s %s %s".formatted(dtype, shape, HexFormat.of().formatHex(bytes));
    }
  }

  Safetensors with(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    tensors.put(name, new Tensor("F32", sizes, bytes.array()));
    return this;
  }

  /** A line for each tensor and each entry, sorted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    tensors.forEach((name, tensor) -> lines.add("%s: %s".formatted(name, tensor)));
    metadata.forEach((name, text) -> lines.add("%s = %s".formatted(name, text)));
    return lines.stream().sorted().toList();
  }

  static Safetensors read(Path path) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] utf8 = new byte[Math.toIntExact(file.getLong())];
    file.get(utf8);
    ByteBuffer data = file.slice();
    Map<?, ?> header = (Map<?, ?>) new Json(new String(utf8, StandardCharsets.UTF_8)).all();
    Safetensors safetensors = new Safetensors();
    if (header.remove("__metadata__") instanceof Map<?, ?> strings) {
      strings.forEach((key, text) -> safetensors.metadata.put((String) key, (String) text));
    }
    header.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> begin((Map<?, ?>) entry.getValue())))
        .forEach(
            entry -> safetensors.take((String) entry.getKey(), (Map<?, ?>) entry.getValue(), data));
    if (data.hasRemaining()) throw new IOException(data.remaining() + " bytes are of no tensor");
    return safetensors;
  }

  private static long begin(Map<?, ?> entry) {
    return (Long) ((List<?>) entry.get("data_offsets")).get(0);
  }

  private void take(String name, Map<?, ?> entry, ByteBuffer data) {
    List<Long> shape = ((List<?>) entry.get("shape")).stream().map(Long.class::cast).toList();
    List<?> offsets = (List<?>) entry.get("data_offsets");
    if (begin(entry) != data.position()) throw new IllegalStateException(name + ": a hole");
    byte[] bytes = new byte[Math.toIntExact((Long) offsets.get(1) - begin(entry))];
    data.get(bytes);
    String dtype = (String) entry.get("dtype");
    long elements = shape.stream().reduce(1L, (a, b) -> a * b);
    if (dtype.equals("F32") && elements * Float.BYTES != bytes.length) {
      throw new IllegalStateException("%s: %d bytes of %s".formatted(name, bytes.length, shape));
    }
    tensors.put(name, new Tensor(dtype, shape, bytes));
  }

  void write(Path path) throws IOException {
    List<String> entries = new ArrayList<>();
    List<String> strings = new ArrayList<>();
    metadata.forEach((key, text) -> strings.add(Json.quoted(key) + ": " + Json.quoted(text)));
    entries.add("\"__metadata__\": {" + String.join(", ", strings) + "}");
    int end = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      int begin = end;
      end += tensor.bytes.length;
      entries.add(
          "%s: {\"dtype\": %s, \"shape\": %s, \"data_offsets\": [%d, %d]}"
              .formatted(
                  Json.quoted(entry.getKey()),
                  Json.quoted(tensor.dtype),
                  tensor.shape,
                  begin,
                  end));
    }
    byte[] header = ("{" + String.join(", ", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(Long.BYTES + header.length + end);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
    tensors.values().forEach(tensor -> file.put(tensor.bytes));
    Files.write(path, file.array());
  }

  /** As much of JSON as a header has: objects, arrays, strings and whole numbers. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object all() {
      Object value = value();
      if (!text.substring(at).isBlank()) throw new IllegalStateException("after the header");
      return value;
    }

    private boolean takeIf(char c) {
      while (" \n\r\t".indexOf(text.charAt(at)) >= 0) at++;
      if (text.charAt(at) != c) return false;
      at++;
      return true;
    }

    private void take(char c) {
      if (!takeIf(c)) throw new IllegalStateException("no %s at %d of %s".formatted(c, at, text));
    }

    private Object value() {
      if (takeIf('"')) return string();
      if (takeIf('{')) return object();
      List<Object> values = new ArrayList<>();
      if (takeIf('[')) {
        if (takeIf(']')) return values;
        do values.add(value());
        while (takeIf(','));
        take(']');
        return values;
      }
      int begin = at;
      while (Character.isDigit(text.charAt(at))) at++;
      return Long.parseLong(text.substring(begin, at));
    }

    private Map<String, Object> object() {
      Map<String, Object> entries = new LinkedHashMap<>();
      if (takeIf('}')) return entries;
      do {
        take('"');
        String key = string();
        take(':');
        if (entries.put(key, value()) != null) throw new IllegalStateException("two of " + key);
      } while (takeIf(','));
      take('}');
      return entries;
    }

    private String string() {
      StringBuilder string = new StringBuilder();
      for (char c; (c = text.charAt(at++)) != '"'; ) {
        if (c != '\\') {
          string.append(c);
          continue;
        }
        c = text.charAt(at++);
        int control = "nrtbf".indexOf(c);
        if (c == 'u') {
          string.append((char) Integer.parseInt(text.substring(at, at += 4), 16));
        } else {
          string.append(control < 0 ? c : "\n\r\t\b\f".charAt(control));
        }
      }
      return string.toString();
    }

    static String quoted(String string) {
      return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }
}
