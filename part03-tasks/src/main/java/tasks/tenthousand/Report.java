package tasks.tenthousand;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

/// What became of the tasks. `longest` is the longest sleep among those that were not cancelled.
public record Report(int done, int cancelled, int wrong, double seconds, double longest) {

  /// Nothing is taken on trust: every task has ended, did not fail, and returned its own number.
  public static Report of(List<? extends Future<Double>> tasks, double[] sleeps, double seconds) {
    int done = 0;
    int cancelled = 0;
    int wrong = 0;
    double longest = 0;
    for (int i = 0; i < sleeps.length; i++) {
      switch (tasks.get(i).state()) {
        case SUCCESS -> {
          if (tasks.get(i).resultNow() == sleeps[i]) {
            done++;
            longest = Math.max(longest, sleeps[i]);
          } else {
            wrong++;
          }
        }
        case CANCELLED -> cancelled++;
        case FAILED, RUNNING -> wrong++;
      }
    }
    return new Report(done, cancelled, wrong, seconds, longest);
  }

  /// The measurements read this line: a point in every country.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d tasks finished in %.2f seconds, %.2f seconds past the longest sleep",
        done + cancelled + wrong,
        seconds,
        seconds - longest);
  }
}
