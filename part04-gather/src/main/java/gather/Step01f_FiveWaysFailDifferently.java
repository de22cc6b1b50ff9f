package gather;

import static lesson.Lesson.say;

import gather.ways.Scenes;
import gather.ways.Way;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// Which of the five ways to take?
///
/// All return the same results in the same time, so you might take any. They differ when a task
/// fails, and when their caller is interrupted.
///
/// Run `make part_04 STEP=1f`. Watch the row of the scope.
///
/// Trap: An interrupt of the caller stops what it gathers. In fact, `invokeAll` and a scope
/// interrupt the tasks; `allOf`, `get` and `mapConcurrent` let them run to their end.
final class Step01f_FiveWaysFailDifferently {

  private static final String COLUMNS = "%-13s  %-18s  %-11s  %-11s  %-14s  %-12s  %s";

  static void main() throws Exception {
    say("three tasks, of which the second fails; two that fail; a caller that is interrupted");
    print("", "a failure", "", "", "", "an interrupt", "");
    print("", "heard", "before it", "behind it", "of two", "the task", "the caller gets");
    for (Row row : rows(Duration.ofMillis(300))) {
      print(
          row.way,
          row.failure.heard(),
          row.failure.before(),
          row.failure.behind(),
          row.ofTwo,
          row.interrupt.task(),
          row.interrupt.got());
    }
  }

  private static void print(Object... cells) {
    System.out.println("  " + String.format(Locale.ROOT, COLUMNS, cells).stripTrailing());
  }

  /// One way, and what it ALWAYS does.
  record Row(
      String way, String order, Scenes.Failure failure, String ofTwo, Scenes.Interrupt interrupt) {}

  /// All rows at once, gathered by one of the ways.
  static List<Row> rows(Duration patience) throws InterruptedException, ExecutionException {
    List<Callable<Row>> rows =
        List.of(
            () -> row("invokeAll", Step01a_TheLongestNotTheSum::gather, patience),
            () -> row("allOf", Step01b_AllOfWaitsForAll::gather, patience),
            () -> row("submit, get", Step01c_CloseWaitsForTheRest::gather, patience),
            () -> row("scope", Step01d_TheFirstFailureStopsTheRest::gather, patience),
            () -> row("mapConcurrent", Step01e_MapConcurrentIsToldInOrder::gather, patience));
    return Step01d_TheFirstFailureStopsTheRest.gather(rows);
  }

  static Row row(String name, Way way, Duration patience) throws InterruptedException {
    var scenes = new Scenes(way, patience);
    return new Row(name, scenes.order(), scenes.failure(), scenes.ofTwo(), scenes.interrupt());
  }
}
