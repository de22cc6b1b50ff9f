package eventloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HandmadeLoopTest extends HandmadeLoopFixture {

  // Callbacks

  @Test
  void callbacks_run_in_the_order_in_which_a_thread_submitted_them() {
    loop.execute(note("a"));
    loop.execute(() -> {
      loop.execute(note("c"));
      loop.execute(note("d"));
      loop.execute(loop::stop);
      events.add("b");
    });
    loop.run();
    assertThat(events).containsExactly("a", "b", "c", "d");
  }

  @Test
  void also_where_a_batch_did_not_take_all_of_them() {
    loop.execute(() -> {
      loop.execute(note("last"));
      loop.stop();
    });
    for (int i = 0; i < HandmadeLoop.BATCH; i++) {
      loop.execute(note("" + i));
    }
    loop.run();
    assertThat(events).hasSize(HandmadeLoop.BATCH + 1).endsWith("last");
  }

  @Test
  void also_where_a_timer_submits_the_later_one() {
    loop.schedule(
        Duration.ZERO,
        () -> {
          loop.execute(note("second"));
          loop.stop();
        });
    loop.execute(note("first"));
    loop.run();
    assertThat(events).containsExactly("first", "second");
  }

  @Test
  void callbacks_run_on_the_thread_that_runs_the_loop() {
    var threads = new ArrayList<Thread>();
    elsewhere(() -> loop.execute(() -> threads.add(Thread.currentThread())));
    runAll();
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void the_stages_of_a_future_run_on_it() {
    var stages =
        CompletableFuture.supplyAsync(() -> "1", loop)
            .thenApplyAsync(text -> text + "2", loop)
            .thenApply(text -> text + " on " + Thread.currentThread().getName());
    assertThat(loop.runUntilComplete(stages))
        .isEqualTo("12 on " + Thread.currentThread().getName());
  }

  @Test
  void a_missing_callback_is_refused_where_it_is_submitted() {
    assertThatThrownBy(() -> loop.execute(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> loop.schedule(MILLI, null)).isInstanceOf(NullPointerException.class);
  }

  // Running

  @Test
  void a_loop_runs_until_a_future_is_complete_and_returns_its_value() {
    var future = new CompletableFuture<String>();
    loop.schedule(MILLI, () -> future.complete("ham"));
    loop.schedule(MILLI.multipliedBy(2), note("later"));
    assertThat(loop.runUntilComplete(future)).isEqualTo("ham");
    assertThat(events).isEmpty();
  }

  @Test
  void or_throws_as_join_does() {
    var failed = CompletableFuture.failedFuture(new IOException("no ham"));
    assertThatThrownBy(() -> loop.runUntilComplete(failed))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no ham");
    var cancelled = new CompletableFuture<String>();
    loop.execute(() -> cancelled.cancel(true));
    assertThatThrownBy(() -> loop.runUntilComplete(cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_future_that_is_complete_needs_no_turn() {
    assertThat(loop.runUntilComplete(CompletableFuture.completedFuture("ham"))).isEqualTo("ham");
    assertThat(time.sleeps).isEmpty();
  }

  @Test
  void whoever_completes_the_future_wakes_the_loop() {
    var future = new CompletableFuture<String>();
    time.meanwhile = () -> elsewhere(() -> future.complete("ham"));
    assertThat(loop.runUntilComplete(future)).isEqualTo("ham");
    assertThat(time.sleeps).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void a_loop_that_runs_cannot_be_run_or_closed() {
    var refusals = new ArrayList<Throwable>();
    Runnable attempts =
        () -> {
          for (var attempt : List.<Attempt>of(loop::run, loop::close)) {
            try {
              attempt.make();
            } catch (Exception refusal) {
              refusals.add(refusal);
            }
          }
        };
    loop.execute(attempts);
    loop.execute(() -> elsewhere(attempts));
    loop.execute(note("still running"));
    runAll();
    assertThat(refusals)
        .hasSize(4)
        .allSatisfy(refusal ->
            assertThat(refusal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                    "the loop is running already, on thread " + Thread.currentThread().getName()));
    assertThat(events).containsExactly("still running");
  }

  private interface Attempt {
    void make() throws Exception;
  }

  @Test
  void a_stop_comes_after_what_was_submitted_before_it_and_the_next_run_goes_on_behind_it() {
    loop.execute(note("before"));
    loop.stop();
    loop.execute(note("after"));
    loop.run();
    assertThat(events).containsExactly("before");
    runAll();
    assertThat(events).containsExactly("before", "after");
  }

  @Test
  void a_stop_before_the_future_is_complete_is_an_error_and_not_a_hang() {
    loop.stop();
    assertThatThrownBy(() -> loop.runUntilComplete(new CompletableFuture<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the run ended before the future was complete");
  }

  @Test
  void an_interrupt_ends_the_run_and_leaves_its_flag() {
    loop.execute(() -> Thread.currentThread().interrupt());
    loop.run();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    loop.execute(note("another run"));
    runAll();
    assertThat(events).containsExactly("another run");
  }

  // Failures

  @Test
  void a_failure_goes_to_the_handler_and_the_loop_goes_on() {
    var failure = new IllegalStateException("callback");
    var error = new StackOverflowError("timer");
    loop.execute(() -> {
      throw failure;
    });
    loop.schedule(
        MILLI,
        () -> {
          throw error;
        });
    loop.schedule(MILLI, note("next timer"));
    loop.execute(note("next callback"));
    loop.schedule(MILLI, loop::stop);
    loop.run();
    assertThat(failures).containsExactly(failure, error);
    assertThat(events).containsExactly("next callback", "next timer");
    failures.clear();
  }

  @Test
  void a_handler_that_throws_ends_the_run_and_no_more() {
    var strict =
        new HandmadeLoop(
            time,
            time,
            failure -> {
              throw new AssertionError("strict", failure);
            });
    strict.execute(FAILS);
    strict.execute(note("next run"));
    strict.stop();
    assertThatThrownBy(strict::run).hasMessage("strict").hasRootCauseMessage("no ham");
    strict.run();
    assertThat(events).containsExactly("next run");
  }

  @Test
  void by_default_a_failure_goes_to_the_threads_handler() throws Exception {
    try (var real = new HandmadeLoop()) {
      real.execute(FAILS);
      real.stop();
      var thread = Thread.ofPlatform().unstarted(real::run);
      thread.setUncaughtExceptionHandler(
          (on, failure) -> events.add(failure.getMessage() + ", " + thread.equals(on)));
      thread.start();
      thread.join();
    }
    assertThat(events).containsExactly("no ham, true");
  }

  // Timers

  @Test
  void a_timer_is_never_early_and_the_loop_sleeps_until_it_is_due() {
    var late = new ArrayList<Long>();
    long begin = time.getAsLong();
    loop.schedule(
        Duration.ofNanos(2_000_001),
        () -> {
          late.add(time.getAsLong() - begin - 2_000_001);
          loop.stop();
        });
    loop.run();
    assertThat(late).containsExactly(999_999L);
    assertThat(time.sleeps).containsExactly(3L); // rounded up
  }

  @Test
  void a_timer_runs_when_it_is_due_and_not_a_nanosecond_before() {
    loop.schedule(MILLI, note("due"));
    time.pass(MILLI.minusNanos(1));
    runAll();
    assertThat(events).isEmpty();
    time.pass(Duration.ofNanos(1));
    runAll();
    assertThat(events).containsExactly("due");
  }

  @Test
  void timers_run_by_deadline_and_equal_ones_in_the_order_of_scheduling() {
    loop.schedule(MILLI.multipliedBy(2), note("2"));
    loop.schedule(MILLI, note("1a"));
    elsewhere(() -> loop.schedule(MILLI, note("1b")));
    loop.execute(() -> loop.schedule(MILLI, note("1c")));
    loop.schedule(MILLI.multipliedBy(3), loop::stop);
    loop.run();
    assertThat(events).containsExactly("1a", "1b", "1c", "2");
  }

  @Test
  void so_they_do_where_the_clock_overflows() {
    var edge = new FakeTime(Long.MAX_VALUE - MILLI.toNanos());
    var loop = new HandmadeLoop(edge, edge, failures::add);
    loop.schedule(MILLI.multipliedBy(2), note("2"));
    loop.schedule(MILLI, note("1"));
    loop.schedule(Duration.ZERO, note("0"));
    loop.schedule(MILLI.multipliedBy(3), loop::stop);
    loop.run();
    assertThat(events).containsExactly("0", "1", "2");
  }

  @Test
  void a_delay_may_be_negative_or_longer_than_the_clock_can_count() {
    loop.schedule(Duration.ofSeconds(Long.MAX_VALUE), note("never"));
    loop.schedule(Duration.ofDays(365 * 140), note("140 years"));
    loop.schedule(Duration.ZERO, note("now"));
    loop.schedule(Duration.ofSeconds(Long.MIN_VALUE), note("not before now"));
    loop.schedule(Duration.ofDays(365 * 141), loop::stop);
    loop.run();
    assertThat(events).containsExactly("now", "not before now", "140 years");
  }

  @Test
  void a_cancelled_timer_never_runs() {
    var timer = loop.schedule(MILLI, note("cancelled"));
    loop.schedule(MILLI.multipliedBy(2), loop::stop);
    assertThat(timer.cancel()).isTrue();
    assertThat(timer.cancel()).isFalse();
    loop.run();
    assertThat(events).isEmpty();
  }

  @Test
  void a_timer_cancels_another_that_is_due_with_it() {
    var second = new ArrayList<Timer>();
    loop.schedule(MILLI, () -> events.add("cancelled: " + second.getFirst().cancel()));
    second.add(loop.schedule(MILLI, note("second")));
    loop.schedule(MILLI, loop::stop);
    loop.run();
    assertThat(events).containsExactly("cancelled: true");
  }

  @Test
  void a_timer_that_has_begun_cannot_be_cancelled() {
    var timer = new ArrayList<Timer>();
    timer.add(loop.schedule(MILLI, () -> events.add("cancelled: " + timer.getFirst().cancel())));
    loop.schedule(MILLI, loop::stop);
    loop.run();
    assertThat(events).containsExactly("cancelled: false");
  }

  // Closing

  @Test
  void close_runs_what_was_accepted_and_drops_the_timers() throws Exception {
    loop.execute(() -> {
      loop.stop();
      loop.execute(note("own"));
    });
    loop.run();
    loop.schedule(Duration.ZERO, note("timer"));
    loop.execute(note("other"));
    loop.close();
    loop.close();
    assertThat(events).containsExactly("own", "other");
    assertThat(time.isOpen()).isFalse();
  }

  @Test
  void a_closed_loop_refuses_and_does_not_run_what_it_refused() throws Exception {
    loop.execute(() -> assertRefused());
    loop.close();
    assertRefused();
    elsewhere(this::assertRefused);
    loop.close();
    assertThat(events).isEmpty();
  }

  private void assertRefused() {
    for (var attempt :
        List.<Runnable>of(
            () -> loop.execute(note("refused")),
            () -> loop.schedule(MILLI, note("refused")),
            loop::stop)) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessage("the loop is closed");
    }
  }

  @Test
  void a_closed_loop_does_not_run() throws Exception {
    var real = new HandmadeLoop();
    real.close();
    assertThatThrownBy(real::run).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_broken_selector_ends_the_run_with_its_error() throws Exception {
    time.broken = new IOException("no more epoll");
    assertThatThrownBy(loop::run)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no more epoll");
    loop.close();
  }
}
