package ascompleted;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static lesson.Lesson.awaitWaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step01_AsTheyComeTest {

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final List<String> handled = new ArrayList<>();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void invokeAll_keeps_the_order_of_the_tasks_and_handles_none_before_all_are_done()
      throws Exception {
    var done = new AtomicInteger();
    var quickIsDone = new CountDownLatch(1);
    Callable<String> slow =
        () -> {
          quickIsDone.await();
          done.incrementAndGet();
          return "slow";
        };
    Callable<String> quick =
        () -> {
          done.incrementAndGet();
          quickIsDone.countDown();
          return "quick";
        };
    Step01_AsTheyCome.invokeAll(
        List.of(slow, quick),
        threads,
        result -> handled.add(result + " when " + done + " are done"));
    assertThat(handled).containsExactly("slow when 2 are done", "quick when 2 are done");
  }

  /// The slow task ends only when the quick one's result has been handled.
  @Test
  void a_completion_service_hands_over_a_result_while_slower_ones_are_on_their_way()
      throws Exception {
    var quickIsHandled = new CountDownLatch(1);
    Callable<String> slow =
        () -> {
          quickIsHandled.await();
          return "slow";
        };
    Step01_AsTheyCome.asTheyCome(
        List.of(slow, () -> "quick"),
        threads,
        result -> {
          handled.add(result);
          quickIsHandled.countDown();
        });
    assertThat(handled).containsExactly("quick", "slow");
  }

  /// Each ends only when all have begun.
  @Test
  void both_have_all_tasks_in_flight_at_once() throws Exception {
    var begun = new CountDownLatch(5);
    Callable<String> task =
        () -> {
          begun.countDown();
          begun.await();
          return "done";
        };
    var five = List.of(task, task, task, task, task);
    Step01_AsTheyCome.asTheyCome(five, threads, handled::add);
    assertThat(handled).hasSize(5);
    Step01_AsTheyCome.invokeAll(five, threads, handled::add);
    assertThat(handled).hasSize(10);
  }

  @Test
  void a_failure_comes_out_of_the_queue_like_a_value() {
    Callable<String> fails =
        () -> {
          throw new IllegalStateException("no answer");
        };
    assertThatThrownBy(() -> Step01_AsTheyCome.asTheyCome(List.of(fails), threads, handled::add))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
  }

  @Test
  void one_take_too_many_waits_until_it_is_interrupted() throws Exception {
    var completed = new ExecutorCompletionService<String>(threads);
    var _ = completed.submit(() -> "the only one");
    var ended = new CompletableFuture<Exception>();
    Thread taker =
        Thread.ofPlatform()
            .start(() -> {
              try {
                var _ = completed.take();
                var _ = completed.take();
              } catch (InterruptedException e) {
                ended.complete(e);
              }
            });
    awaitWaiting(taker);
    assertThat(ended).isNotDone();
    taker.interrupt();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
  }
}
