package eventloop;

import static eventloop.HandmadeLoop.BATCH;
import static java.nio.channels.SelectionKey.OP_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Most of these run the loop on the test's own thread, in a time of their own.
@Timeout(20)
class HandmadeLoopTest {

  private static final Duration MILLI = Duration.ofMillis(1);

  private final FakeTime time = new FakeTime(42);
  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final HandmadeLoop loop = new HandmadeLoop(time, time, failures::add);

  @AfterEach
  void nothing_was_hushed_up() {
    Thread.interrupted();
    assertThat(failures).isEmpty();
  }

  private Runnable note(String event) {
    return () -> events.add(event);
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void runAll() {
    loop.stop();
    loop.run();
  }

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
        .hasMessage("the loop was stopped before the future was complete");
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
    strict.execute(() -> events.add("" + 1 / 0));
    strict.execute(note("next run"));
    strict.stop();
    assertThatThrownBy(strict::run)
        .hasMessage("strict")
        .hasCauseInstanceOf(ArithmeticException.class);
    strict.run();
    assertThat(events).containsExactly("next run");
  }

  @Test
  void by_default_a_failure_goes_to_the_threads_handler() throws Exception {
    try (var real = new HandmadeLoop()) {
      real.execute(() -> events.add("" + 1 / 0));
      real.stop();
      var thread = Thread.ofPlatform().unstarted(real::run);
      thread.setUncaughtExceptionHandler(
          (on, failure) -> events.add(failure.getMessage() + (on == thread)));
      thread.start();
      thread.join();
    }
    assertThat(events).containsExactly("/ by zerotrue");
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

  // Starvation

  @Test
  void a_flood_of_callbacks_starves_no_timer() {
    var flood = new AtomicInteger();
    loop.execute(
        new Runnable() {
          @Override
          public void run() {
            time.pass(Duration.ofNanos(1_000)); // so the timer is due after 10,000 callbacks
            flood.incrementAndGet();
            loop.execute(this);
          }
        });
    loop.schedule(MILLI.multipliedBy(10), note("timer"));
    loop.schedule(MILLI.multipliedBy(10), loop::stop);
    loop.run();
    assertThat(events).containsExactly("timer");
    assertThat(flood.get()).isBetween(10_000, 10_000 + 2 * BATCH);
  }

  @Test
  void a_flood_of_callbacks_starves_no_socket() throws Exception {
    try (var real = new HandmadeLoop()) {
      var pipe = Pipe.open();
      pipe.source().configureBlocking(false);
      var arrived = new AtomicBoolean();
      real.register(
          pipe.source(),
          OP_READ,
          () -> {
            arrived.set(true);
            real.stop();
          });
      real.execute(
          new Runnable() {
            @Override
            public void run() {
              if (!arrived.get()) {
                real.execute(this);
              }
            }
          });
      pipe.sink().write(ByteBuffer.allocate(1));
      real.run(); // for ever, if the socket were starved
      closeQuietly(pipe);
    }
  }

  @Test
  void a_flood_of_timers_starves_no_callback() {
    var flood = new AtomicInteger();
    Runnable again =
        new Runnable() {
          @Override
          public void run() {
            flood.incrementAndGet();
            loop.schedule(Duration.ZERO, this);
          }
        };
    loop.schedule(Duration.ZERO, again);
    loop.schedule(Duration.ZERO, again);
    runAll();
    assertThat(flood.get()).isEqualTo(BATCH);
  }

  @Test
  void the_loop_looks_at_the_sockets_between_batches() {
    for (int i = 0; i < 3 * BATCH - 1; i++) {
      loop.execute(() -> {});
    }
    runAll();
    assertThat(time.sleeps).containsExactly(0L, 0L, 0L);
  }

  @Test
  void the_loops_own_callbacks_and_those_of_others_take_turns() {
    loop.execute(() -> {
      for (int i = 0; i < 2 * BATCH; i++) {
        loop.execute(note("own"));
      }
      elsewhere(() -> loop.execute(note("other")));
      elsewhere(loop::stop);
    });
    loop.run();
    assertThat(events).hasSize(2 * BATCH + 1);
    assertThat(events.indexOf("other")).isEqualTo(2 * BATCH);
  }

  // Sleep and wake-up

  @Test
  void an_idle_loop_sleeps_until_it_is_woken_and_once_only() {
    time.meanwhile = () -> elsewhere(loop::stop);
    loop.run();
    assertThat(time.sleeps).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void a_timer_from_another_thread_wakes_it_too() {
    time.meanwhile =
        () -> {
          time.meanwhile = () -> {};
          elsewhere(() -> loop.schedule(MILLI.multipliedBy(5), loop::stop));
        };
    loop.run();
    assertThat(time.sleeps).containsExactly(Long.MAX_VALUE, 5L);
  }

  @Test
  void ten_thousand_times_asleep_ten_thousand_times_woken() throws Exception {
    try (var real = new HandmadeLoop()) {
      var thread = Thread.ofPlatform().start(real::run);
      for (int i = 0; i < 10_000; i++) {
        CompletableFuture.runAsync(() -> {}, real).join(); // by then, it sleeps or is about to
      }
      real.stop();
      thread.join();
    }
  }

  // Sockets

  @Test
  void a_ready_socket_runs_its_callback_on_the_loop() throws Exception {
    try (var real = new HandmadeLoop()) {
      var thread = Thread.ofPlatform().start(real::run);
      var pipe = Pipe.open();
      pipe.source().configureBlocking(false);
      var on = new CompletableFuture<Thread>();
      var key =
          real.register(
              pipe.source(),
              OP_READ,
              () -> {
                on.complete(Thread.currentThread());
                real.stop();
              });
      pipe.sink().write(ByteBuffer.allocate(1));
      assertThat(on.join()).isEqualTo(thread);
      assertThat(key.interestOps()).isEqualTo(OP_READ);
      thread.join();
      closeQuietly(pipe);
    }
  }

  @Test
  void a_socket_that_an_earlier_callback_closed_runs_none() throws Exception {
    try (var real = new HandmadeLoop(System::nanoTime, Selector.open(), failures::add)) {
      var pipes = List.of(Pipe.open(), Pipe.open());
      for (var pipe : pipes) {
        pipe.source().configureBlocking(false);
        real.register(
            pipe.source(),
            OP_READ,
            () -> {
              events.add("the first closes both");
              for (var each : pipes) {
                closeQuietly(each);
              }
              real.stop();
            });
        pipe.sink().write(ByteBuffer.allocate(1));
      }
      real.run();
      real.execute(real::stop);
      real.run();
    }
    assertThat(events).containsExactly("the first closes both");
  }

  private static void closeQuietly(Pipe pipe) {
    try {
      pipe.source().close();
      pipe.sink().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_ready_socket_is_handled_once_a_turn_and_again_while_it_is_ready() throws Exception {
    try (var real = new HandmadeLoop()) {
      var pipe = Pipe.open();
      pipe.source().configureBlocking(false);
      pipe.sink().write(ByteBuffer.allocate(3));
      real.register(
          pipe.source(),
          OP_READ,
          () -> {
            try {
              events.add("read " + pipe.source().read(ByteBuffer.allocate(1)));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
            if (events.size() == 3) {
              real.stop();
            }
          });
      real.run();
      closeQuietly(pipe);
    }
    assertThat(events).containsExactly("read 1", "read 1", "read 1");
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
