package ascompleted;

import ascompleted.Exercise04_MeasureProgress.Report;
import exercise.Interleavings;
import exercise.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences, and move the clock.
class Exercise04_MeasureProgressTest {

  private static final double TOLERANCE = 1e-6;

  private final Verdict verdict = new Verdict(Exercise04_MeasureProgress.class);
  private final AtomicLong clock = new AtomicLong(Duration.ofSeconds(123).toNanos());
  private Exercise04_MeasureProgress progress;

  private void begin(int total) {
    progress = new Exercise04_MeasureProgress(total, clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private void startTasks(int count) {
    for (int i = 0; i < count; i++) {
      progress.started();
    }
  }

  private void end(int succeeded, int failed) {
    for (int i = 0; i < succeeded; i++) {
      progress.succeeded();
    }
    for (int i = 0; i < failed; i++) {
      progress.failed();
    }
  }

  static boolean isNear(double expected, double value) {
    return Math.abs(expected - value) < TOLERANCE; // false for what is no number
  }

  private static boolean isNear(Duration expected, Optional<Duration> left) {
    return left.isPresent()
        && left.get().minus(expected).abs().compareTo(Duration.ofMillis(1)) <= 0;
  }

  /// In words, without the digits that nothing depends on.
  private static String words(Report report) {
    return "fraction %.3f, per second %.3f, left %s"
        .formatted(
            report.fraction(),
            report.perSecond(),
            report.left().map(Duration::toString).orElse("empty"));
  }

  @Test
  void sentence_1_the_fraction_is_what_is_done() {
    begin(10);
    startTasks(10);
    pass(Duration.ofSeconds(1));
    end(3, 0);
    Report some = progress.report();
    end(7, 0);
    Report all = progress.report();
    String observed =
        "3 of 10 tasks have succeeded: fraction %s. All have: fraction %s."
            .formatted(some.fraction(), all.fraction());
    if (isNear(0, some.fraction()) && isNear(1, all.fraction())) {
      throw verdict.refuse(observed, "a-division-keeps-the-fraction");
    }
    if (!isNear(0.3, some.fraction()) || !isNear(1, all.fraction())) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_1_what_has_failed_is_done() {
    begin(10);
    startTasks(10);
    pass(Duration.ofSeconds(1));
    end(3, 4);
    double fraction = progress.report().fraction();
    String observed =
        "Of 10 tasks 3 have succeeded and 4 have failed: fraction %s.".formatted(fraction);
    if (isNear(0.3, fraction)) {
      throw verdict.refuse(observed, "a-failure-is-not-done");
    }
    if (!isNear(0.7, fraction)) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_2_the_fraction_is_never_over_1() {
    begin(4);
    startTasks(6);
    pass(Duration.ofSeconds(1));
    end(6, 0);
    Report report = progress.report();
    String observed = "6 tasks are done, and the total was 4: %s.".formatted(words(report));
    if (isNear(1.5, report.fraction()) || report.left().filter(Duration::isNegative).isPresent()) {
      throw verdict.refuse(observed, "a-total-is-exact");
    }
    if (!isNear(1, report.fraction()) || !isNear(Duration.ZERO, report.left())) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_2_a_total_of_0_is_done_from_the_start() {
    begin(0);
    String told = "The total is 0. ";
    Report report = reportOrRefuse(told);
    if (Double.isNaN(report.fraction())) {
      throw verdict.refuse(told + words(report) + ".", "zero-divides-like-a-number");
    }
    if (!isNear(1, report.fraction())) {
      throw verdict.refuse(told + words(report) + ".");
    }
  }

  private Report reportOrRefuse(String told) {
    try {
      return progress.report();
    } catch (ArithmeticException e) {
      throw verdict.refuse(
          told + "`report` threw %s.".formatted(e), "zero-divides-like-a-number", e);
    }
  }

  @Test
  void sentence_3_the_rate_is_0_at_the_start() {
    begin(10);
    expectRateZero("No task has started. ");
    startTasks(5);
    expectRateZero("Tasks have started, none is done, and no time has passed. ");
    end(1, 1);
    expectRateZero("2 tasks are done, and no time has passed. ");
  }

  private void expectRateZero(String told) {
    Report report = reportOrRefuse(told);
    String observed = told + words(report) + ".";
    if (Double.isNaN(report.perSecond()) || Double.isInfinite(report.perSecond())) {
      throw verdict.refuse(observed, "zero-divides-like-a-number");
    }
    if (!isNear(0, report.perSecond())) {
      throw verdict.refuse(observed);
    }
  }

  /// Each mistake comes to another rate.
  @Test
  void sentence_3_the_rate_is_from_the_first_start_up_to_now() {
    begin(10);
    pass(Duration.ofSeconds(10));
    startTasks(1);
    pass(Duration.ofMillis(500));
    startTasks(9);
    pass(Duration.ofMillis(500));
    end(2, 2);
    pass(Duration.ofMillis(750));
    end(0, 1);
    pass(Duration.ofMillis(250));
    double rate = progress.report().perSecond();
    String observed =
        """
        The first task started 10 s after the object was made, and the others 0.5 s later. 2 s after the \
        first start 2 tasks have succeeded and 3 have failed, the last of them 0.25 s ago. perSecond is \
        %.3f; it should be 5 tasks / 2 s = 2.5.\
        """
            .formatted(rate);
    String belief = "";
    if (isNear(2, rate)) {
      belief = "a-division-keeps-the-fraction";
    } else if (isNear(1, rate)) {
      belief = "a-failure-takes-no-time";
    } else if (isNear(5.0 / 12, rate)) {
      belief = "the-work-starts-with-the-object";
    } else if (isNear(5.0 / 1.5, rate)) {
      belief = "each-start-is-the-first";
    } else if (isNear(5.0 / 1.75, rate)) {
      belief = "the-rate-rests-between-two-tasks";
    }
    if (!belief.isEmpty()) {
      throw verdict.refuse(observed, belief);
    }
    if (!isNear(2.5, rate)) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_3_a_second_has_parts() {
    begin(10);
    startTasks(10);
    end(4, 1);
    pass(Duration.ofMillis(2_500));
    Report report = reportOrRefuse("5 tasks were done in 2.5 s. ");
    String observed = "5 tasks were done in 2.5 s: %s.".formatted(words(report));
    if (isNear(2.5, report.perSecond())) {
      throw verdict.refuse(observed, "a-duration-is-in-seconds");
    }
    if (!isNear(2, report.perSecond())) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_3_also_of_those_that_the_total_left_out() {
    begin(4);
    startTasks(8);
    end(6, 2);
    pass(Duration.ofSeconds(2));
    Report report = progress.report();
    String observed = "8 tasks were done in 2 s, and the total was 4: %s.".formatted(words(report));
    if (isNear(2, report.perSecond())) {
      throw verdict.refuse(observed, "more-than-all-is-not-done");
    }
    if (!isNear(4, report.perSecond())) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_the_time_left() {
    begin(10);
    startTasks(10);
    end(1, 2);
    pass(Duration.ofMillis(1_500));
    Report report = progress.report();
    String observed =
        "3 of 10 tasks were done in 1.5 s, the other 7 should take 3.5 s: %s."
            .formatted(words(report));
    if (isNear(Duration.ofSeconds(3), report.left())) {
      throw verdict.refuse(observed, "a-duration-is-in-seconds");
    }
    if (isNear(Duration.ofSeconds(5), report.left())) {
      throw verdict.refuse(observed, "the-rest-is-all");
    }
    if (!isNear(Duration.ofMillis(3_500), report.left())) {
      throw verdict.refuse(observed);
    }
  }

  /// 10,000 s are 10^13 ns, and times 990,000 more than a long can hold.
  @Test
  void sentence_4_the_time_left_may_be_long() {
    begin(1_000_000);
    startTasks(1);
    end(9_000, 1_000);
    pass(Duration.ofSeconds(10_000));
    Report report = progress.report();
    String observed =
        "10,000 of 1,000,000 tasks were done in 10,000 s, the others should take 990,000 s (275 hours): %s."
            .formatted(words(report));
    if (report.left().filter(Duration::isNegative).isPresent()) {
      throw verdict.refuse(observed, "a-long-holds-each-product");
    }
    if (!isNear(Duration.ofHours(275), report.left())) {
      throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_none_while_the_rate_is_0() {
    begin(10);
    expectLeftEmpty("No task has started. ");
    startTasks(2);
    pass(Duration.ofSeconds(1));
    expectLeftEmpty("2 tasks have started, none is done after 1 s. ");
  }

  private void expectLeftEmpty(String told) {
    Report report = reportOrRefuse(told);
    if (report.left().isPresent()) {
      throw verdict.refuse(told + words(report) + ".", "zero-divides-like-a-number");
    }
  }

  @Test
  void sentence_4_zero_when_nothing_is_left() {
    begin(2);
    startTasks(2);
    end(2, 0);
    expectNothingLeft("2 of 2 tasks are done, and no time has passed. ");
    begin(0);
    expectNothingLeft("The total is 0. ");
    begin(2);
    startTasks(2);
    pass(Duration.ofSeconds(1));
    end(0, 2);
    expectNothingLeft("2 of 2 tasks were done in 1 s. ");
  }

  private void expectNothingLeft(String told) {
    Report report = progress.report();
    if (!isNear(Duration.ZERO, report.left())) {
      String observed = told + words(report) + ".";
      throw report.left().isEmpty()
          ? verdict.refuse(observed, "without-a-rate-no-time-is-known")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_5_two_that_succeed_are_two() throws Exception {
    Interleavings.ofEach(TasksMeet.TwoSucceed.class, Exercise04_MeasureProgress.class);
  }

  @Test
  void sentence_5_two_that_fail_are_two() throws Exception {
    Interleavings.ofEach(TasksMeet.TwoFail.class, Exercise04_MeasureProgress.class);
  }

  @Test
  void sentence_5_one_that_succeeds_and_one_that_fails_are_two() throws Exception {
    Interleavings.ofEach(TasksMeet.OneSucceedsAndOneFails.class, Exercise04_MeasureProgress.class);
  }

  @Test
  void sentence_5_the_first_start_is_not_lost() throws Exception {
    Interleavings.ofEach(TasksMeet.TwoStart.class, Exercise04_MeasureProgress.class);
  }

  @Test
  void sentence_5_of_many_calls_none_is_lost() throws Exception {
    int total = 1 << 30; // many more than there will be calls
    begin(total);
    progress.started();
    long calls =
        TasksMeet.callFromManyThreads(count -> end(count, 0), count -> end(0, count), verdict);
    long counted = Math.round(progress.report().fraction() * total);
    if (counted != calls) {
      throw verdict.refuse(
          "%d threads have called `succeeded` and `failed` at the same time. fraction says that %s"
                  .formatted(TasksMeet.THREADS, counted < calls ? "fewer" : "more")
              + " tasks are done than there were calls.");
    }
  }

  @Test
  void sentence_6_the_clock_may_show_0_or_less() {
    for (long seconds : new long[] {0, -1, -2, -100}) {
      clock.set(Duration.ofSeconds(seconds).toNanos());
      begin(10);
      startTasks(1);
      pass(Duration.ofSeconds(1));
      startTasks(9);
      pass(Duration.ofSeconds(1));
      end(5, 0);
      expectRate(
          "The first task started at %d s by the clock, others 1 s later.".formatted(seconds));
    }
  }

  private void expectRate(String told) {
    double rate = progress.report().perSecond();
    if (!isNear(2.5, rate)) {
      throw verdict.refuse(
          told + " 5 tasks are done 2 s after the first start: per second %.3f.".formatted(rate),
          "a-clock-starts-at-0");
    }
  }

  @Test
  void sentence_6_and_may_overflow() {
    clock.set(Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());
    begin(10);
    startTasks(1);
    pass(Duration.ofMillis(1_500));
    startTasks(9);
    pass(Duration.ofMillis(500));
    end(5, 0);
    double rate = progress.report().perSecond();
    if (!isNear(2.5, rate)) {
      throw verdict.refuse(
          """
          The first task started 1 s before the clock's value went from Long.MAX_VALUE to \
          Long.MIN_VALUE, and others 0.5 s after that. 5 tasks are done 2 s after the first start: \
          per second %.3f.\
          """
              .formatted(rate),
          "two-times-can-be-compared");
    }
  }
}
