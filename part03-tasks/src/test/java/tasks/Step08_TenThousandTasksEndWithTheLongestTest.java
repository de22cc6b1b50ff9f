package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step08_TenThousandTasksEndWithTheLongest.run;
import static tasks.Step08_TenThousandTasksEndWithTheLongest.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasks.Step08_TenThousandTasksEndWithTheLongest.Report;
import tasks.TaskCountOptions.Kind;
import tasks.TaskCountOptions.Method;

class Step08_TenThousandTasksEndWithTheLongestTest {

  private static TaskCountOptions options(int tasks, Method method, Kind kind, double longest) {
    return new TaskCountOptions(tasks, method, kind, 0, longest, 42, false);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_returns_each_task_its_own_number_by_every_method(Kind kind) throws Exception {
    for (Method method : List.of(Method.GATHER, Method.WAIT, Method.AS_COMPLETE)) {
      var collected = new AtomicInteger();
      var options = options(50, method, kind, 0.05);
      Report report = run(options, collected::incrementAndGet);

      assertThat(report.done()).as("%s, %s", kind, method).isEqualTo(50);
      assertThat(collected).hasValue(50);
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
    assertThat(run(options, () -> {}).seconds())
        .isLessThan(Arrays.stream(options.sleeps()).sum() / 2);
  }

  @ParameterizedTest
  @EnumSource
  void cancelling_ends_those_that_would_have_slept_for_an_hour(Kind kind) throws Exception {
    var collected = new AtomicInteger();
    // Half of the sleeps are over at once, the other half would be in an hour.
    try (Starter starter = kind == Kind.LOOP ? new LoopStarter() : threads(kind)) {
      var tasks = new ArrayList<Future<Double>>();
      var completed = new LinkedBlockingQueue<Future<Double>>();
      double[] sleeps = new double[20];
      Arrays.fill(sleeps, 10, 20, 3600);
      for (double seconds : sleeps) {
        tasks.add(starter.start(seconds, completed::add));
      }
      new CancelHalf().collect(tasks, completed, collected::incrementAndGet);

      assertThat(validate(tasks, sleeps, 0)).isEqualTo(new Report(10, 10, 0, 0, 0));
      assertThat(collected).hasValue(20);
    }
  }

  private static Starter threads(Kind kind) {
    return new ThreadStarter(
        kind == Kind.VIRTUAL ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory());
  }

  @Test
  void the_cancelling_method_is_reached_by_its_name() throws Exception {
    Report report = run(options(20, Method.CANCELLED, Kind.VIRTUAL, 0.2), () -> {});
    assertThat(report.done()).isGreaterThanOrEqualTo(10);
    assertThat(report.done() + report.cancelled()).isEqualTo(20);
  }

  @Test
  void the_validation_sees_a_failure_a_wrong_number_and_a_task_that_never_ended() {
    var cancelled = new CompletableFuture<Double>();
    cancelled.cancel(true);
    List<CompletableFuture<Double>> tasks =
        List.of(
            CompletableFuture.completedFuture(1.0),
            CompletableFuture.completedFuture(2.5),
            CompletableFuture.failedFuture(new IllegalStateException()),
            new CompletableFuture<>(),
            cancelled,
            CompletableFuture.completedFuture(0.5));
    assertThat(validate(tasks, new double[] {1, 2, 3, 4, 5, 0.5}, 7))
        .isEqualTo(new Report(2, 1, 3, 7, 1.0));
  }

  @Test
  void the_last_line_says_how_far_past_the_longest_sleep() {
    assertThat(new Report(9, 1, 3, 10.25, 9.75).line())
        .isEqualTo("13 tasks finished in 10.25 seconds, 0.50 seconds past the longest sleep");
  }
}
