package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitfieldTest {

  private final Script redis = new Script();

  @Test
  void numbers_stand_at_any_bit() {
    assertThat(redis.send("BITFIELD a SET u4 2 5 SET i5 #1 -3 GET u4 2 GET i5 5"))
        .isEqualTo("1) (integer) 0\n2) (integer) -16\n3) (integer) 5\n4) (integer) -3");
  }

  @Test
  void set_tells_the_number_before_and_incrby_the_one_after() {
    assertThat(redis.send("BITFIELD a SET u8 0 10 INCRBY u8 0 5 SET u8 0 1"))
        .isEqualTo("1) (integer) 0\n2) (integer) 15\n3) (integer) 15");
  }

  @ParameterizedTest
  @CsvSource({
    "WRAP SET u8 0 255 INCRBY u8 0 2, u8 0, 1",
    "WRAP SET i8 0 127 INCRBY i8 0 1, i8 0, -128",
    "WRAP SET i8 0 -129, i8 0, 127",
    "WRAP SET u8 0 0 INCRBY u8 0 -1, u8 0, 255",
    "WRAP SET u8 0 -9223372036854775808 INCRBY u8 0 -9223372036854775808, u8 0, 0",
    "SAT SET u8 0 250 INCRBY u8 0 10, u8 0, 255",
    "SAT SET u8 0 5 INCRBY u8 0 -10, u8 0, 0",
    "SAT SET u8 0 -1, u8 0, 255",
    "SAT SET i8 0 100 INCRBY i8 0 100, i8 0, 127",
    "SAT SET i8 0 -100 INCRBY i8 0 -100, i8 0, -128",
    "SAT SET i8 0 -9223372036854775680, i8 0, -128",
    "SAT SET i8 0 -9223372036854775681, i8 0, 127",
    "SAT SET i64 0 9223372036854775807 INCRBY i64 0 1, i64 0, 9223372036854775807",
    "SAT SET i64 0 -9223372036854775808, i64 0, -9223372036854775808",
    "WRAP SET i64 0 9223372036854775807 INCRBY i64 0 1, i64 0, -9223372036854775808",
    "SAT SET u63 0 9223372036854775807 INCRBY u63 0 1, u63 0, 9223372036854775807",
    "FAIL SET u2 0 3 INCRBY u2 0 1, u2 0, 3",
    "FAIL SET u2 0 4, u2 0, 0",
    "WRAP SET i1 0 1, i1 0, -1",
  })
  void a_number_that_does_not_fit_overflows_as_asked(String steps, String at, String number) {
    redis.send("BITFIELD a OVERFLOW " + steps);
    assertThat(redis.send("BITFIELD a GET " + at)).isEqualTo("1) (integer) " + number);
  }

  @Test
  void overflow_holds_for_what_follows_it() {
    assertThat(
            redis.send(
                "BITFIELD a INCRBY u1 0 2 OVERFLOW FAIL INCRBY u1 0 2 OVERFLOW SAT INCRBY u1 0 2"))
        .isEqualTo("1) (integer) 0\n2) (nil)\n3) (integer) 1");
  }

  @Test
  void reading_changes_nothing_and_finds_zeros_behind_the_end() {
    redis.send("SET a 1");
    assertThat(redis.send("BITFIELD a GET u8 0 GET u16 0 GET i64 4000"))
        .isEqualTo("1) (integer) 49\n2) (integer) 12544\n3) (integer) 0");
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo("\"int\"");
    assertThat(redis.send("BITFIELD missing GET u8 0")).isEqualTo("1) (integer) 0");
    assertThat(redis.send("BITFIELD missing")).isEqualTo("(empty array)");
    assertThat(redis.send("EXISTS missing")).isEqualTo("(integer) 0");
  }

  @Test
  void the_value_grows_to_what_may_be_written() {
    assertThat(redis.send("BITFIELD a OVERFLOW FAIL INCRBY u2 100 5")).isEqualTo("1) (nil)");
    assertThat(redis.send("STRLEN a")).isEqualTo("(integer) 13");
  }

  @ParameterizedTest
  @CsvSource({
    "GET u64 0, ERR Invalid bitfield type.",
    "GET i65 0, ERR Invalid bitfield type.",
    "GET i0 0, ERR Invalid bitfield type.",
    "GET U8 0, ERR Invalid bitfield type.",
    "GET u8 -1, ERR bit offset is not an integer or out of range",
    "GET u8 #4294967296, ERR bit offset is not an integer or out of range",
    "GET u8 x, ERR bit offset is not an integer or out of range",
    "GET u8, ERR syntax error",
    "SET u8 0, ERR syntax error",
    "FOO, ERR syntax error",
    "OVERFLOW, ERR syntax error",
    "OVERFLOW foo, ERR Invalid OVERFLOW type specified",
    "SET u8 0 1 SET u8 0 x, ERR value is not an integer or out of range",
  })
  void bad_steps_are_refused_and_none_is_done(String steps, String error) {
    assertThat(redis.send("BITFIELD a " + steps)).startsWith("(error) " + error);
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
  }

  @Test
  void bitfield_ro_only_reads() {
    redis.send("SET a b");
    assertThat(redis.send("BITFIELD_RO a GET u8 0")).isEqualTo("1) (integer) 98");
    assertThat(redis.send("BITFIELD_RO a GET u8 0 SET u8 0 1"))
        .isEqualTo("(error) ERR BITFIELD_RO only supports the GET subcommand");
  }

  @Test
  void several_writes_are_told_once_and_none_is_not_told() {
    assertThat(redis.events("BITFIELD a SET u8 0 1 SET u8 8 2"))
        .containsExactly("new a", "setbit a");
    assertThat(redis.events("BITFIELD a SET u8 0 1")).isEmpty();
    assertThat(redis.events("BITFIELD b OVERFLOW FAIL INCRBY u2 100 5")).containsExactly("new b");
  }
}
