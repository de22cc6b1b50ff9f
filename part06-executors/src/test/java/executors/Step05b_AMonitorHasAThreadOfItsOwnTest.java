package executors;

import static executors.Step05b_AMonitorHasAThreadOfItsOwn.shortTask;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step05b_AMonitorHasAThreadOfItsOwn.Health;
import executors.Step05b_AMonitorHasAThreadOfItsOwn.Monitor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step05b_AMonitorHasAThreadOfItsOwnTest {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void in_a_pool_it_keeps_a_thread_from_all_others() throws Exception {
    var begun = new CountDownLatch(1);
    Callable<Integer> measure =
        () -> {
          begun.countDown();
          return 1;
        };
    try (var pool = Executors.newFixedThreadPool(1)) {
      Future<?> monitor = pool.submit(new Monitor(measure, NONE)::run);
      begun.await();
      assertThat(shortTask(pool, Duration.ofMillis(100))).isEqualTo("waiting");
      monitor.cancel(true);
      assertThat(shortTask(pool, LONG)).isEqualTo("done");
    }
  }

  @Test
  void with_a_thread_of_its_own_it_keeps_none() throws Exception {
    try (var monitor = new Monitor(() -> 1, NONE);
        var pool = Executors.newFixedThreadPool(1)) {
      monitor.start();
      monitor.awaitRounds(1);
      assertThat(shortTask(pool, LONG)).isEqualTo("done");
    }
  }

  @Test
  void a_round_that_fails_is_counted_and_the_next_one_comes() throws Exception {
    var round = new AtomicInteger();
    var third = new CountDownLatch(1);
    Callable<Integer> measure =
        () ->
            switch (round.incrementAndGet()) {
              case 1 -> 7;
              case 2 -> throw new IllegalStateException("no answer");
              default -> {
                third.await();
                yield 9;
              }
            };
    try (var monitor = new Monitor(measure, NONE)) {
      assertThat(monitor.health()).isEqualTo(new Health(false, 0, 0));
      monitor.start();
      monitor.awaitRounds(2);
      assertThat(monitor.health()).isEqualTo(new Health(true, 1, 7));
      third.countDown();
      monitor.awaitRounds(3);
      assertThat(monitor.health()).isEqualTo(new Health(true, 1, 9));
    }
  }

  @Test
  void close_ends_it_even_while_it_measures_and_it_ends_before_close_returns() throws Exception {
    var measuring = new CountDownLatch(1);
    var threads = new AtomicInteger();
    Callable<Integer> measure =
        () -> {
          measuring.countDown();
          try {
            new CountDownLatch(1).await();
            return 0;
          } finally {
            threads.incrementAndGet();
          }
        };
    var monitor = new Monitor(measure, NONE);
    monitor.start();
    measuring.await();
    monitor.close();
    assertThat(threads).hasValue(1);
    assertThat(monitor.health()).isEqualTo(new Health(false, 0, 0));
  }

  @Test
  void a_round_begins_no_sooner_than_a_period_after_the_one_before() throws Exception {
    try (var monitor = new Monitor(() -> 1, Duration.ofMillis(30))) {
      long start = System.nanoTime();
      monitor.start();
      monitor.awaitRounds(3);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * 30_000_000L);
    }
  }

  @Test
  void its_thread_has_a_name() throws Exception {
    var name = new AtomicInteger();
    try (var monitor =
        new Monitor(
            () -> {
              name.set(Thread.currentThread().getName().equals("monitor") ? 1 : 2);
              return 1;
            },
            NONE)) {
      monitor.start();
      monitor.awaitRounds(1);
      assertThat(name).hasValue(1);
    }
  }

  @Test
  void its_health_is_said_in_words() {
    assertThat(new Health(true, 1, 42)).hasToString("alive; failed: 1, last: 42");
    assertThat(new Health(false, 0, 7)).hasToString("ended; failed: 0, last: 7");
  }
}
