package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "'', 0",
    "+5, 5",
    "-1, -1",
    "18446744073709551615, -1",
    "-18446744073709551615, 1",
  })
  void a_cursor_is_a_number_of_64_bits(String text, long cursor) {
    assertThat(ScanOptions.cursor(Script.bytes(text))).isEqualTo(cursor);
  }

  @Test
  void a_cursor_ends_at_a_zero_byte() {
    assertThat(ScanOptions.cursor(Script.bytes("5\0a"))).isEqualTo(5);
    assertThat(ScanOptions.cursor(Script.bytes("\0a"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {" 5", "5 ", "5a", "-", "+-5", "99999999999999999999"})
  void another_cursor_is_refused(String text) {
    assertThatThrownBy(() -> ScanOptions.cursor(Script.bytes(text)))
        .hasMessage("ERR invalid cursor");
  }

  private static ScanOptions options(String line) {
    return ScanOptions.of(Script.words(line), 0, true);
  }

  @Test
  void options_come_in_any_order_and_the_last_one_counts() {
    ScanOptions options = options("COUNT 5 match b* Type list MATCH a* count 7");
    assertThat(options.count()).isEqualTo(7);
    assertThat(options.matches(Script.bytes("ab"))).isTrue();
    assertThat(options.matches(Script.bytes("ba"))).isFalse();
    assertThat(options.type()).isEqualTo(Script.bytes("list"));
  }

  @Test
  void a_star_alone_fits_the_empty_name() {
    assertThat(options("MATCH *").matches(new byte[0])).isTrue();
    assertThat(options("MATCH **").matches(new byte[0])).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, ERR syntax error",
    "COUNT 0, ERR syntax error",
    "COUNT x, ERR value is not an integer or out of range",
    "MATCH a COUNT x BAD, ERR value is not an integer or out of range",
    "BAD x, ERR syntax error",
    "TYPE, ERR syntax error",
  })
  void a_bad_option_is_refused(String line, String error) {
    assertThatThrownBy(() -> options(line)).hasMessage(error);
  }

  @Test
  void only_scan_has_a_type() {
    assertThatThrownBy(() -> ScanOptions.of(Script.words("TYPE list"), 0))
        .hasMessage("ERR syntax error");
  }

  @Test
  void a_call_ends_when_it_has_found_enough() {
    List<Integer> found = new ArrayList<>();
    long next = options("COUNT 5").collect(ScanOptionsTest::threeEach, 1, found);
    assertThat(found).hasSize(6);
    assertThat(next).isEqualTo(3);
  }

  @Test
  void a_call_ends_when_it_has_seen_many_empty_buckets() {
    List<Integer> found = new ArrayList<>();
    long next = options("COUNT 5").collect((cursor, _) -> cursor + 1, 1, found);
    assertThat(next).isLessThanOrEqualTo(1 + 10 * 5 + 1);
  }

  private static long threeEach(long cursor, Consumer<Integer> action) {
    for (int i = 0; i < 3; i++) {
      action.accept(i);
    }
    return cursor + 1;
  }
}
