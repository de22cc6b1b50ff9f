package queues.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LimitersTest {

  static {
    System.setProperty(
        "lincheck.logLevel", "ERROR"); // its warnings are about its own view of lambdas
  }

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;
  private static final int TRIES = 500;

  /// Callers that come at random, in bursts and with pauses, from a seed that a failure names.
  private static List<Long> atRandom(Limiter limiter, long seed) {
    var random = new Random(seed);
    var admitted = new ArrayList<Long>();
    long now = random.nextLong(SECOND);
    for (int i = 0; i < 200; i++) {
      now +=
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(MILLI);
            case 2 -> random.nextLong(200 * MILLI);
            default -> random.nextLong(SECOND / 2);
          };
      if (limiter.tryAdmit(now) == 0) {
        admitted.add(now);
      }
    }
    return admitted;
  }

  @Test
  void whatever_comes_a_window_admits_at_most_twice_its_limit_in_any_second() {
    for (int seed = 0; seed < TRIES; seed++) {
      List<Long> admitted = atRandom(new FixedWindow(10, SECOND), seed);
      assertThat(Worst.within(SECOND, admitted)).as("seed %d", seed).isBetween(1, 20);
    }
  }

  @Test
  void whatever_comes_a_window_admits_at_most_its_limit_from_one_second_to_the_next() {
    for (int seed = 0; seed < TRIES; seed++) {
      int[] inSecond = new int[200];
      for (long time : atRandom(new FixedWindow(10, SECOND), seed)) {
        inSecond[(int) (time / SECOND)]++;
      }
      assertThat(IntStream.of(inSecond).max().getAsInt()).as("seed %d", seed).isBetween(1, 10);
    }
  }

  @Test
  void whatever_comes_a_bucket_admits_at_most_its_burst_and_what_is_filled_in() {
    for (int seed = 0; seed < TRIES; seed++) {
      List<Long> admitted = atRandom(new TokenBucket(5, SECOND / 10, 0), seed);
      assertThat(Worst.within(SECOND, admitted)).as("seed %d", seed).isBetween(1, 14);
    }
  }

  @Test
  void whatever_comes_spacing_leaves_its_interval_between_two() {
    for (int seed = 0; seed < TRIES; seed++) {
      List<Long> admitted = atRandom(new Spacing(SECOND / 10, 0), seed);
      assertThat(Worst.within(SECOND / 10, admitted)).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void spacing_decides_as_a_bucket_with_a_burst_of_one_does() {
    for (int seed = 0; seed < TRIES; seed++) {
      assertThat(atRandom(new Spacing(SECOND / 10, 0), seed))
          .as("seed %d", seed)
          .isEqualTo(atRandom(new TokenBucket(1, SECOND / 10, 0), seed));
    }
  }

  @Test
  void each_says_when_to_ask_again_and_admits_then_and_no_nanosecond_sooner() {
    for (Limiter limiter : all()) {
      long now = 300 * MILLI;
      long wait = 0;
      while (wait == 0) {
        wait = limiter.tryAdmit(now);
      }
      assertThat(limiter.tryAdmit(now + wait - 1)).as("%s", limiter).isEqualTo(1);
      assertThat(limiter.tryAdmit(now + wait)).as("%s", limiter).isZero();
    }
  }

  @Test
  void a_clock_may_begin_anywhere_and_overflow() {
    long late = Long.MAX_VALUE - SECOND / 20;
    var spacing = new Spacing(SECOND / 10, late);
    assertThat(spacing.tryAdmit(late)).isZero();
    assertThat(spacing.tryAdmit(late + SECOND / 20)).isEqualTo(SECOND / 20);
    assertThat(spacing.tryAdmit(late + SECOND / 10)).isZero();
    var bucket = new TokenBucket(1, SECOND / 10, late);
    assertThat(bucket.tryAdmit(late)).isZero();
    assertThat(bucket.tryAdmit(late + SECOND / 10)).isZero();
  }

  private static List<Limiter> all() {
    return List.of(
        new FixedWindow(1, SECOND / 10),
        new TokenBucket(1, SECOND / 10, 0),
        new Spacing(SECOND / 10, 0));
  }

  private static Limiter shared;
  private static int admitted;

  private static void ask() {
    if (shared.tryAdmit(0) == 0) {
      synchronized (LimitersTest.class) {
        admitted++;
      }
    }
  }

  /// In the orders that Lincheck's model checker chooses, which switches between accesses to
  /// memory.
  @Test
  void two_threads_never_go_on_one_admission() {
    for (int which = 0; which < all().size(); which++) {
      int chosen = which;
      Lincheck.runConcurrentTest(
          100,
          () -> {
            shared = all().get(chosen);
            admitted = 0;
            var other = new Thread(LimitersTest::ask);
            other.start();
            ask();
            try {
              other.join();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            if (admitted != 1) {
              throw new AssertionError(admitted + " went");
            }
          });
    }
  }

  @Test
  void many_threads_get_what_there_is_and_no_more() throws Exception {
    var bucket = new TokenBucket(1000, SECOND, 0);
    var together = new CyclicBarrier(4);
    Callable<Integer> greedy =
        () -> {
          together.await();
          int got = 0;
          for (int i = 0; i < 1000; i++) {
            got += bucket.tryAdmit(0) == 0 ? 1 : 0;
          }
          return got;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      int got = 0;
      for (Future<Integer> one : threads.invokeAll(List.of(greedy, greedy, greedy, greedy))) {
        got += one.get();
      }
      assertThat(got).isEqualTo(1000);
    }
  }
}
