package tasks.tenthousand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasks.tenthousand.Options.Kind;
import tasks.tenthousand.Options.Method;

class OptionsTest {

  private static Options parse(String line) {
    return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void without_arguments_they_are_the_surveys() {
    assertThat(parse(""))
        .isEqualTo(new Options(10_000, Method.GATHER, Kind.VIRTUAL, 0, 10, 42, true));
  }

  @Test
  void every_option_is_read() {
    assertThat(
            parse(
                "--task-count 5 --collection-method as-complete --kind loop --shortest 0.1"
                    + " --longest 0.5 --seed 7 --no-warm-up"))
        .isEqualTo(new Options(5, Method.AS_COMPLETE, Kind.LOOP, 0.1, 0.5, 7, false));
  }

  @Test
  void the_limits_are_allowed() {
    assertThat(parse("--task-count 1").taskCount()).isEqualTo(1);
    assertThat(parse("--task-count 2147483647").taskCount()).isEqualTo(Integer.MAX_VALUE);
    assertThat(parse("--longest 3600").longest()).isEqualTo(3600);
    assertThat(parse("--shortest 0").shortest()).isEqualTo(0);
    assertThat(parse("--shortest 3 --longest 3.1").shortest()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--task-count 0",
        "--task-count -1",
        "--task-count many",
        "--task-count 2147483648",
        "--collection-method all",
        "--kind thread",
        "--longest 0",
        "--longest -1",
        "--longest NaN",
        "--longest 3600.1",
        "--longest x",
        "--shortest -0.1",
        "--shortest NaN",
        "--seed x",
      })
  void what_is_not_understood_is_named_in_one_line_with_what_would_be(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(line + " is not understood. Options: " + Options.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--speed 1", "--speed", "many"})
  void what_is_no_option_is_named(String line) {
    assertThatThrownBy(() -> parse(line))
        .hasMessage(line.replaceFirst(" .*", "") + " is no option. Options: " + Options.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--shortest 10", "--shortest 3 --longest 1", "--longest 2 --shortest 2"})
  void the_shortest_sleep_is_shorter_than_the_longest(String line) {
    assertThatThrownBy(() -> parse(line)).hasMessage("--shortest has to be less than --longest.");
  }

  @Test
  void an_option_without_its_value_is_named() {
    assertThatThrownBy(() -> parse("--kind"))
        .hasMessage("--kind: nothing follows it. Options: " + Options.USAGE);
  }

  @Test
  void the_usage_lists_the_words() {
    assertThat(Options.USAGE)
        .contains("gather|wait|as-complete|cancelled")
        .contains("platform|virtual|loop");
  }

  @Test
  void the_sleeps_are_within_bounds_and_the_same_for_the_same_seed() {
    var options = parse("--task-count 1000 --shortest 1 --longest 2");
    assertThat(options.sleeps()).hasSize(1000).containsExactly(options.sleeps());
    assertThat(DoubleStream.of(options.sleeps())).allMatch(s -> s >= 1 && s < 2);
    assertThat(parse("--task-count 1000 --shortest 1 --longest 2 --seed 1").sleeps())
        .isNotEqualTo(options.sleeps());
  }
}
