package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitsTest {

  private static final String OFFSET = "ERR bit offset is not an integer or out of range";
  private static final String BIT = "ERR bit is not an integer or out of range";

  private final Script redis = new Script();

  @Test
  void bit_0_is_the_highest_of_the_first_byte() {
    assertThat(redis.send("SETBIT a 0 1")).isEqualTo("(integer) 0");
    assertThat(redis.send("SETBIT a 15 1")).isEqualTo("(integer) 0");
    assertThat(redis.send("GET a")).isEqualTo("\"\\x80\\x01\"");
    assertThat(redis.send("SETBIT a 0 0")).isEqualTo("(integer) 1");
    assertThat(redis.send("GET a")).isEqualTo("\"\\x00\\x01\"");
  }

  @Test
  void behind_the_end_all_bits_are_0() {
    redis.send("SET a 1"); // 00110001
    assertThat(redis.send("GETBIT a 2")).isEqualTo("(integer) 1");
    assertThat(redis.send("GETBIT a 4")).isEqualTo("(integer) 0");
    assertThat(redis.send("GETBIT a 8")).isEqualTo("(integer) 0");
    assertThat(redis.send("GETBIT a 4294967295")).isEqualTo("(integer) 0");
    assertThat(redis.send("GETBIT missing 1")).isEqualTo("(integer) 0");
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo("\"int\"");
  }

  @ParameterizedTest
  @CsvSource({
    "SETBIT a -1 1, " + OFFSET,
    "SETBIT a 4294967296 1, " + OFFSET,
    "SETBIT a x 2, " + OFFSET,
    "GETBIT a #1, " + OFFSET,
    "SETBIT a 1 2, " + BIT,
    "SETBIT a 1 x, " + BIT,
    "BITCOUNT a 1, ERR syntax error",
    "BITCOUNT a 1 2 foo, ERR syntax error",
    "BITCOUNT a 1 x foo, ERR value is not an integer or out of range",
    "BITCOUNT a 1 2 bit foo, ERR syntax error",
    "BITPOS a 2, ERR The bit argument must be 1 or 0.",
    "BITPOS a x, ERR value is not an integer or out of range",
    "BITPOS a 1 1 x foo, ERR syntax error",
    "BITPOS a 1 x 1 foo, ERR value is not an integer or out of range",
    "BITPOS a 1 1 2 bit foo, ERR syntax error",
    "BITOP foo d a, ERR syntax error",
    "BITOP NOT d a b, ERR BITOP NOT must be called with a single source key.",
  })
  void bad_arguments_are_refused(String line, String error) {
    redis.send("SET a x");
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 26",
    "0 0, 4",
    "1 1, 6",
    "0 -1 BYTE, 26",
    "5 30 BIT, 17",
    "0 2 BIT, 2",
    "8 10 BIT, 2",
    "-9 -1 bit, 5",
    "-100 -200 foo, 0",
    "3 2, 0",
    "100 200, 0",
    "9223372036854775807 -9223372036854775808, 0",
    "0 9223372036854775807, 26",
  })
  void bitcount_counts_bytes_or_bits(String range, int count) {
    redis.send("SET a foobar");
    assertThat(redis.send("BITCOUNT a " + range)).isEqualTo("(integer) " + count);
  }

  @Test
  void a_missing_key_has_no_bits_whatever_the_options() {
    assertThat(redis.send("BITCOUNT missing 1")).isEqualTo("(integer) 0");
    assertThat(redis.send("BITPOS missing 1 x")).isEqualTo("(integer) -1");
    assertThat(redis.send("BITPOS missing 0")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12",
    "1, 0",
    "0 1, 12",
    "1 2, -1",
    "0 2, 16",
    "1 0 -1 BIT, 0",
    "1 -1, -1",
    "0 -1, 16",
    "1 5 7 BIT, 5",
    "0 5 7 BIT, -1",
    "0 5 20 BIT, 12",
    "1 -100 -200, 0",
    "1 3, -1",
    "0 3, -1",
    "0 0 0, -1",
  })
  void bitpos_finds_the_first_bit(String arguments, int position) {
    redis.send("SET a \"\\xff\\xf0\\x00\"");
    assertThat(redis.send("BITPOS a " + arguments)).isEqualTo("(integer) " + position);
  }

  @Test
  void bitpos_finds_the_zero_behind_the_end_unless_it_is_told_to_stop() {
    redis.send("SET a \"\\xff\\xff\\xff\"");
    assertThat(redis.send("BITPOS a 0")).isEqualTo("(integer) 24");
    assertThat(redis.send("BITPOS a 0 1")).isEqualTo("(integer) 24");
    assertThat(redis.send("BITPOS a 0 0 -1")).isEqualTo("(integer) -1");
    assertThat(redis.send("BITPOS a 0 3")).isEqualTo("(integer) -1");
    redis.send("SET zero \"\\x00\"");
    assertThat(redis.send("BITPOS zero 0")).isEqualTo("(integer) 0");
    redis.send("SET empty \"\"");
    assertThat(redis.send("BITPOS empty 0")).isEqualTo("(integer) -1");
  }

  @ParameterizedTest
  @CsvSource({
    "AND, d, a b, \\x00\\x20\\x00",
    "OR, d, a b, \\xff\\xf0\\x0f",
    "XOR, d, a b, \\xff\\xd0\\x0f",
    "NOT, d, a, \\x00\\x0f\\xf0",
    "and, d, a missing, \\x00\\x00\\x00",
    "or, d, missing b a, \\xff\\xf0\\x0f",
    "xor, a, a a, \\x00\\x00\\x00",
  })
  void bitop_combines_values(String operation, String destination, String sources, String result) {
    redis.sendAll("SET a \"\\xff\\xf0\\x0f\"", "SET b \"\\x00\\x20\"");
    assertThat(redis.send("BITOP %s %s %s".formatted(operation, destination, sources)))
        .isEqualTo("(integer) 3");
    byte[] expected = Script.words('"' + result + '"')[0];
    assertThat(redis.database(0).string(Script.bytes(destination)).bytes()).isEqualTo(expected);
  }

  /// Mostly the same bits, as a search passes over. It has room behind its end.
  private byte[] fill(String key, Random random) {
    var bytes = new byte[1 + random.nextInt(40)];
    Arrays.fill(bytes, (byte) -random.nextInt(2));
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    redis.send("SET %s \"\"".formatted(key));
    redis.send(Script.bytes("APPEND"), Script.bytes(key), bytes);
    return bytes;
  }

  private static String bits(byte[] bytes) {
    var bits = new StringBuilder();
    for (byte each : bytes) {
      bits.append(Integer.toBinaryString(0x100 | (each & 0xff)).substring(1));
    }
    return bits.toString();
  }

  /// Eight bytes are read at once, and what is left at either end otherwise.
  @Test
  void long_values_are_counted_and_searched_from_any_bit_to_any_other() {
    var random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      String bits = bits(fill("a", random));
      int from = random.nextInt(bits.length());
      int to = from + random.nextInt(bits.length() - from);
      String some = bits.substring(from, to + 1);
      long count = some.chars().filter(bit -> bit == '1').count();
      assertThat(redis.send("BITCOUNT a %d %d BIT".formatted(from, to)))
          .isEqualTo("(integer) " + count);
      for (String bit : List.of("0", "1")) {
        int at = some.indexOf(bit);
        assertThat(redis.send("BITPOS a %s %d %d BIT".formatted(bit, from, to)))
            .isEqualTo("(integer) " + (at < 0 ? -1 : from + at));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AND", "OR", "XOR", "NOT"})
  void bitop_combines_long_values_of_any_length(String operation) {
    var random = new Random(2);
    for (int round = 0; round < 500; round++) {
      byte[] a = fill("a", random);
      byte[] b = operation.equals("NOT") ? a : fill("b", random);
      var expected = new byte[Math.max(a.length, b.length)];
      for (int i = 0; i < expected.length; i++) {
        int one = i < a.length ? a[i] : 0;
        int other = i < b.length ? b[i] : 0;
        expected[i] =
            (byte)
                switch (operation) {
                  case "AND" -> one & other;
                  case "OR" -> one | other;
                  case "XOR" -> one ^ other;
                  default -> ~one;
                };
      }
      redis.send("BITOP %s d a %s".formatted(operation, operation.equals("NOT") ? "" : "b"));
      assertThat(redis.database(0).string(Script.bytes("d")).bytes()).isEqualTo(expected);
      assertThat(redis.database(0).string(Script.bytes("a")).bytes()).isEqualTo(a);
    }
  }

  @Test
  void bitop_of_nothing_removes_its_destination() {
    redis.send("SET d 1");
    assertThat(redis.events("BITOP OR d missing")).containsExactly("del d");
    assertThat(redis.send("EXISTS d")).isEqualTo("(integer) 0");
    assertThat(redis.events("BITOP OR d missing")).isEmpty();
  }

  @Test
  void a_bit_that_stays_as_it_is_is_no_change() {
    assertThat(redis.events("SETBIT a 1 0")).containsExactly("new a", "setbit a");
    assertThat(redis.events("SETBIT a 1 0")).isEmpty();
    assertThat(redis.events("SETBIT a 1 1")).containsExactly("setbit a");
    assertThat(redis.events("SETBIT a 100 0")).containsExactly("setbit a");
    assertThat(redis.events("BITOP OR d a")).containsExactly("new d", "set d");
  }
}
