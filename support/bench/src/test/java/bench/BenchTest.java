package bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.TimeValue;

class BenchTest {

  @Test
  void an_unknown_name_gets_one_line_with_the_known_ones() throws Exception {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Bench.run(List.of("StartATask", "StartATsk"), new PrintStream(out), new PrintStream(err));
    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "There is no measurement StartATsk; there is %s."
                .formatted(String.join(", ", Bench.known())));
    assertThat(Bench.known()).contains("StartATask", "TaskCount10000");
  }

  @ParameterizedTest
  @MethodSource("bench.Bench#jmhs")
  void a_measurement_runs_and_has_one_baseline(String name) throws Exception {
    var options =
        Bench.options(name)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(10))
            .param("unit", "1000"); // for SumOnTheCores: as little as that
    var results = new Runner(options.build(), Bench.SILENCE).run();
    assertThat(results).allMatch(result -> result.getPrimaryResult().getScore() > 0);
    var rows = results.stream().map(result -> Bench.label(result.getParams().getBenchmark()));
    assertThat(rows)
        .doesNotHaveDuplicates()
        .filteredOn(row -> row.endsWith(Table.BASELINE))
        .hasSize(1);
  }

  @Test
  void a_methods_name_is_its_rows_name() {
    assertThat(Bench.label("bench.StartATask.nettyEventLoop_1000AtOnce"))
        .isEqualTo("netty event loop, 1000 at once");
    assertThat(Bench.label("bench.StartATask.poolOf2Threads_oneAtATime"))
        .isEqualTo("pool of 2 threads, one at a time");
  }

  @Test
  void only_the_named_table_of_a_page_is_replaced() {
    var page =
        """
        ## One
        <!-- bench: One -->
        | old |
        <!-- end -->
        text
        <!-- bench: Two -->
        | two |
        <!-- end -->
        """;
    assertThat(Bench.replace(page, "One", "| $1 |\n")).isEqualTo(page.replace("| old |", "| $1 |"));
  }
}
