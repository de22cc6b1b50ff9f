package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class Step01b_AFailureNobodyAwaitsTest {

  @Test
  void what_was_executed_fails_to_the_threads_handler() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.execute().by()).containsExactly("the thread's handler");
  }

  /// It wraps the work in a future, which no caller can reach.
  @Test
  void a_schedulers_execute_keeps_the_failure() throws InterruptedException {
    var heard = new AtomicBoolean();
    var threads = new CopyOnWriteArrayList<Thread>();
    ThreadFactory heeding =
        work -> {
          Thread thread =
              Thread.ofPlatform()
                  .uncaughtExceptionHandler((_, _) -> heard.set(true))
                  .unstarted(work);
          threads.add(thread);
          return thread;
        };
    try (var scheduler = Executors.newScheduledThreadPool(1, heeding)) {
      scheduler.execute(() -> {
        throw new IllegalStateException("the ham is burnt");
      });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(threads).isNotEmpty();
    assertThat(heard).isFalse();
  }

  @Test
  void what_was_submitted_fails_in_silence() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.submit().by()).isEmpty();
  }

  @Test
  void what_runs_for_a_completable_future_fails_in_silence() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.runAsync().by()).isEmpty();
  }

  @Test
  void a_thread_that_awaits_it_hears_of_it() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.submitAndGet().by()).containsExactly("the awaiter");
  }

  @Test
  void a_stage_hears_of_it() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.runAsyncAndTell().by())
        .containsExactly("the last stage");
  }
}
