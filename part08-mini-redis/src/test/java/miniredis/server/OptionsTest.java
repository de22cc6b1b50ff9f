package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import miniredis.command.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class OptionsTest {

  private final Config config = new Config();

  private void apply(String... args) {
    Options.apply(args, config);
  }

  @Test
  void without_options_all_is_as_at_the_beginning() {
    apply();
    assertThat(config.port()).isEqualTo(6379);
  }

  @Test
  void options_are_those_of_redis_in_either_case_and_the_last_one_counts() {
    apply("--port", "7000", "--MAXCLIENTS", "5", "--port", "7001");
    assertThat(config.port()).isEqualTo(7001);
    assertThat(config.number("maxclients")).isEqualTo(5);
  }

  @Test
  void a_value_may_be_several_words() {
    apply("--client-output-buffer-limit", "pubsub", "1mb", "512kb", "10", "--timeout", "3");
    assertThat(config.get("client-output-buffer-limit")).contains("pubsub 1048576 524288 10");
    assertThat(config.number("timeout")).isEqualTo(3);
  }

  /// A client sends the bytes that its terminal makes of it, and these are compared.
  @Test
  void a_value_is_the_bytes_of_what_was_typed() {
    apply("--requirepass", "grün €");
    assertThat(config.password()).isEqualTo("gr\u00c3\u00bcn \u00e2\u0082\u00ac");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("port 7000", "'port' is no option"),
        Arguments.of("-p 7000", "'-p' is no option"),
        Arguments.of("--port", "option '--port' needs a value"),
        Arguments.of("--port --timeout 3", "option '--port' needs a value"),
        Arguments.of("--nosuch 1", "there is no option 'nosuch'"),
        Arguments.of("--port many", "'port many': "),
        Arguments.of("--port 65536", "'port 65536': "),
        Arguments.of(
            "--bind 0.0.0.0",
            "'bind 0.0.0.0': argument(s) must be one of the following: 127.0.0.1, localhost"),
        Arguments.of("--port 1 2", "'port 1 2': "),
        Arguments.of("--transport carrier pigeon", "'transport carrier pigeon': "),
        Arguments.of("--appendonly maybe", "'appendonly maybe': "),
        Arguments.of("--client-output-buffer-limit pubsub 1", "Wrong number of arguments"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void a_wrong_option_is_told_in_one_line_that_names_it(String line, String expected) {
    assertThatThrownBy(() -> apply(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(expected)
        .hasLineCount(1);
  }
}
