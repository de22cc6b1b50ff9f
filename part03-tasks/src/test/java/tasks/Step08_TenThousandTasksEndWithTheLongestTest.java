package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step08_TenThousandTasksEndWithTheLongest.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasks.tenthousand.Options;
import tasks.tenthousand.Options.Kind;
import tasks.tenthousand.Options.Method;
import tasks.tenthousand.Report;
import tasks.tenthousand.Starter;

@Timeout(30) // a collector that waits for too many waits for ever
class Step08_TenThousandTasksEndWithTheLongestTest {

  private static Options options(int tasks, Method method, Kind kind, double longest) {
    return new Options(tasks, method, kind, 0, longest, 42, false);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_returns_each_task_its_own_number_by_every_method(Kind kind) throws Exception {
    for (Method method : List.of(Method.GATHER, Method.WAIT, Method.AS_COMPLETE)) {
      var options = options(50, method, kind, 0.05);
      Report report = run(options);

      assertThat(report.done()).as("%s, %s", kind, method).isEqualTo(50);
      double longest = Arrays.stream(options.sleeps()).max().orElseThrow();
      assertThat(report.longest()).isEqualTo(longest);
      assertThat(report.seconds()).isGreaterThanOrEqualTo(longest);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_tasks_of_every_kind_overlap(Kind kind) throws Exception {
    // 50 sleeps of up to 0.4 s are about 10 s in a row, and 0.4 s side by side.
    var options = options(50, Method.GATHER, kind, 0.4);
    assertThat(run(options).seconds()).isLessThan(Arrays.stream(options.sleeps()).sum() / 2);
  }

  @ParameterizedTest
  @EnumSource
  void cancelling_ends_those_that_would_have_slept_for_an_hour(Kind kind) throws Exception {
    // Half of the sleeps are over at once, the other half would be in an hour.
    try (Starter starter = kind.starter()) {
      var tasks = new ArrayList<Future<Double>>();
      var completed = new LinkedBlockingQueue<Future<Double>>();
      double[] sleeps = new double[20];
      Arrays.fill(sleeps, 10, 20, 3600);
      for (double seconds : sleeps) {
        tasks.add(starter.start(seconds, completed::add));
      }
      Step08_TenThousandTasksEndWithTheLongest.cancelHalf(tasks, completed);

      assertThat(Report.of(tasks, sleeps, 0)).isEqualTo(new Report(10, 10, 0, 0, 0));
    }
  }

  @Test
  void the_cancelling_method_is_reached_by_its_name() throws Exception {
    Report report = run(options(20, Method.CANCELLED, Kind.VIRTUAL, 0.2));
    assertThat(report.done()).isGreaterThanOrEqualTo(10);
    assertThat(report.done() + report.cancelled()).isEqualTo(20);
  }
}
