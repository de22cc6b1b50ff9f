package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  private static boolean matches(String pattern, String text) {
    return Glob.matches(Script.bytes(pattern), Script.bytes(text));
  }

  @ParameterizedTest
  @CsvSource({
    "h?llo, hello",
    "h*llo, hllo",
    "h*llo, heeeello",
    "h[ae]llo, hallo",
    "h[^e]llo, hallo",
    "h[a-c]llo, hbllo",
    "h[c-a]llo, hbllo",
    "*, a",
    "**, a",
    "a*, a",
    "a***, abc",
    "*a*b*c, xxaxxbxxbxxc",
    "\\*, *",
    "h[a-c]llo, hallo",
    "h[a-c]llo, hcllo",
    "[\\], ]",
    "[a-c, b",
    "a\\, a\\",
    "[\\]], ]",
    "[a\\-z], -",
    "[a-]b, b",
    "[^, x",
    "[ab, b",
    "user:[0-9]*, user:42",
  })
  void a_pattern_fits(String pattern, String text) {
    assertThat(matches(pattern, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "h?llo, hllo",
    "h[ae]llo, hillo",
    "h[^e]llo, hello",
    "h[a-b]llo, hcllo",
    "a, ab",
    "ab, a",
    "*a, b",
    "x*y, x",
    "[a-], -",
    "[, [",
    "\\*, a",
    "[a\\-z], m",
    "*a?, a",
    "'', a",
  })
  void a_pattern_does_not_fit(String pattern, String text) {
    assertThat(matches(pattern, text)).isFalse();
  }

  @Test
  void the_empty_text_fits_the_empty_pattern_only() {
    assertThat(matches("", "")).isTrue();
    assertThat(matches("*", "")).isFalse();
  }

  @Test
  void a_range_counts_bytes_with_their_sign() {
    assertThat(matches("[\u0080-a]", "A")).isTrue();
    assertThat(matches("[a-\u00ff]", "b")).isFalse();
  }

  @Test
  void many_stars_do_not_take_for_ever() {
    assertThat(matches("*a".repeat(500) + "b", "a".repeat(5000))).isFalse();
  }
}
