package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.resp.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongDoubleTest {

  private static LongDouble number(String text) {
    return LongDouble.parse(Script.bytes(text));
  }

  private static String sum(String one, String other) {
    return Bytes.text(number(one).plus(number(other)).text());
  }

  @ParameterizedTest
  @CsvSource({
    "3e3, 1.1, 3001.10000000000000009",
    "0.1, 0.2, 0.3",
    "-0.1, 0.00000000000000000001, -0.1",
    "5, -5, 0",
    "0, -0.000000000000000000001, 0",
    "9223372036854775807, 1, 9223372036854775808",
    "18446744073709551615, 1, 18446744073709551616",
    "18446744073709551615, 2, 18446744073709551616",
    "18446744073709551616, 3, 18446744073709551620",
    "1., .5, 1.5",
    "+1, 1e+2, 101",
    "0x1p4, 0x.8, 16.5",
    "1e-4950, 0, 0",
    "1e20, 0, 100000000000000000000",
  })
  void it_adds_as_a_long_double_does(String one, String other, String sum) {
    assertThat(sum(one, other)).isEqualTo(sum);
  }

  @Test
  void a_tie_goes_to_the_even_number() {
    assertThat(sum("36893488147419103232", "2")).isEqualTo("36893488147419103232");
    assertThat(sum("36893488147419103236", "2")).isEqualTo("36893488147419103240");
    assertThat(sum("36893488147419103232", "2.00000001")).isEqualTo("36893488147419103236");
  }

  @Test
  void what_is_too_large_is_infinite() {
    assertThat(number("1e4932").plus(number("1e4932")).isFinite()).isFalse();
    assertThat(number("inf").isFinite()).isFalse();
    assertThat(number("-Infinity").plus(LongDouble.of(1)).isFinite()).isFalse();
    assertThat(Bytes.text(number("1e4932").text()))
        .startsWith("10000000000000000000060189493879638913238377742545");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1e",
        "0x",
        " 1",
        "1 ",
        "nan",
        "infi",
        "1,5",
        "1e4933",
        "1e-4951",
        "1e99999999999",
        "0x1p99999999999999999999",
        "0x1p-16446",
        "١"
      })
  void what_is_no_number_is_refused(String text) {
    assertThat(number(text)).isNull();
  }

  @Test
  void a_text_may_have_5119_characters() {
    assertThat(number("0".repeat(5118) + "1")).isEqualTo(LongDouble.of(1));
    assertThat(number("0".repeat(5119) + "1")).isNull();
  }

  @Test
  void zero_may_have_any_exponent() {
    assertThat(number("0e-99999")).isEqualTo(LongDouble.of(0));
    assertThat(number("0e99999999999999")).isEqualTo(LongDouble.of(0));
  }
}
