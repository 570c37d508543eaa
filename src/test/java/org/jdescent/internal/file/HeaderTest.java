package org.jdescent.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jdescent.MalformedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of safetensors: what the format asks for, and what somebody might try instead. */
class HeaderTest {
  private static final Header GOOD =
      new Header(
          Map.of("step", "17", "quoted \"\\\n\u0007\u00e9\ud83d\ude00", "é"),
          List.of(
              new Header.Entry("w.m", "F32", List.of(2L, 3L), 0, 24),
              new Header.Entry("empty", "F32", List.of(0L, 7L), 24, 24),
              new Header.Entry("scalar", "I64", List.of(), 24, 32)));

  private static Header parse(String json, long bytes) throws MalformedFileException {
    return Header.parse(json.getBytes(StandardCharsets.UTF_8), bytes);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws MalformedFileException {
    byte[] bytes = GOOD.toBytes();
    assertEquals(0, bytes.length % 8);
    assertEquals(GOOD, Header.parse(bytes, 32));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | does not begin with {",
        "` {}` | does not begin with {",
        "{ | ends too early",
        "{} {} | the header's end",
        "{\"a\":1} | has '1' at byte 5, where '{' is expected",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}} | two entries 'a'",
        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}} | two entries 'dtype'",
        "{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}} | unknown type F99",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}} | 'a' is not a tensor",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | a whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}} | where ']' is expected",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[01],\"data_offsets\":[0,4]}} | the number 01",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}} | the number 9",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | begins at byte 4, expected 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | its shape [1] of F32 does not",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | its shape [2] of F32 does not",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 8 bytes, the file 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905,4],\"data_offsets\":[0,16]}} | is too large",
        "{\"a\":[[[[[[]]]]]]} | has '[' at byte 5, where '{' is expected",
        "{\"__metadata__\":{\"step\":17}} | has '1' at byte 24, where a string is expected",
        "{\"__metadata__\":null} | has 'n' at byte 16, where '{' is expected",
        "{\"a\\x\":1} | an escape of JSON",
        "{\"a\\u00g0\":1} | four hexadecimal digits",
      })
  void refuses(String json, String message) {
    String got = assertThrows(MalformedFileException.class, () -> parse(json, 4)).getMessage();
    assertTrue(got.contains(message), got);
  }

  @Test
  void refusesOverlapsHolesAndWhatIsNotUtf8() {
    String two =
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[%d,%d]}}";
    for (int begin : new int[] {0, 2, 3, 5}) {
      assertThrows(
          MalformedFileException.class, () -> parse(two.formatted(begin, begin + 4), begin + 4));
    }
    byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    assertThrows(MalformedFileException.class, () -> Header.parse(bytes, 0));
  }

  /** Whatever is done to a header, it is read as something consistent, or refused in words. */
  @Test
  void mutatedHeadersAreReadOrRefused() {
    byte[] good = GOOD.toBytes();
    SplittableRandom random = new SplittableRandom(1);
    int accepted = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = Arrays.copyOf(good, good.length - random.nextInt(20) / 19 * 5);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(bytes.length);
        int from = random.nextInt(bytes.length);
        bytes[at] = random.nextBoolean() ? bytes[from] : (byte) random.nextInt(256);
      }
      try {
        Header header = Header.parse(bytes, 32);
        long total = header.tensors().stream().mapToLong(Header.Entry::bytes).sum();
        assertEquals(32, total);
        accepted++;
      } catch (MalformedFileException e) {
        assertTrue(e.getMessage().length() > 10);
      }
    }
    System.out.printf("HeaderTest: 300,000 mutated headers, %,d still consistent%n", accepted);
  }
}
