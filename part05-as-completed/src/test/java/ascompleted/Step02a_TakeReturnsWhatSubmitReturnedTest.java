package ascompleted;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ascompleted.Step02a_TakeReturnsWhatSubmitReturned.Shop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02a_TakeReturnsWhatSubmitReturnedTest {

  private static final List<String> SHOPS = List.of("north", "south");

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Thread> south = new CompletableFuture<>();

  /// North answers when south's thread has ended: then south's future is in the queue.
  private final Shop southFirst =
      shop -> {
        if (shop.equals("south")) {
          south.complete(Thread.currentThread());
          return 10;
        }
        south.join().join();
        return 30;
      };

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void by_position_the_first_shop_gets_the_price_that_came_first() throws Exception {
    assertThat(Step02a_TakeReturnsWhatSubmitReturned.byPosition(SHOPS, southFirst, threads))
        .containsExactly(entry("north", 10), entry("south", 30));
  }

  @Test
  void by_future_each_shop_gets_its_own_and_they_come_as_completed() throws Exception {
    assertThat(Step02a_TakeReturnsWhatSubmitReturned.byFuture(SHOPS, southFirst, threads))
        .containsExactly(entry("south", 10), entry("north", 30));
  }

  @Test
  void take_returns_the_object_that_submit_returned() throws Exception {
    var completed = new ExecutorCompletionService<String>(threads);
    var submitted = completed.submit(() -> "ham");
    assertThat(completed.take()).isSameAs(submitted);
  }

  /// Equal results are no trouble: the futures differ.
  @Test
  void two_shops_with_one_price_are_told_apart() throws Exception {
    assertThat(Step02a_TakeReturnsWhatSubmitReturned.byFuture(SHOPS, _ -> 7, threads))
        .containsOnly(entry("south", 7), entry("north", 7));
  }

  /// Each answers only when both are asked.
  @Test
  void all_shops_are_asked_at_once() throws Exception {
    Shop together = meeting(new CountDownLatch(2));
    assertThat(Step02a_TakeReturnsWhatSubmitReturned.byFuture(SHOPS, together, threads)).hasSize(2);
    together = meeting(new CountDownLatch(2));
    assertThat(Step02a_TakeReturnsWhatSubmitReturned.byPosition(SHOPS, together, threads))
        .hasSize(2);
  }

  @Test
  void a_shop_that_fails_ends_both() {
    Shop closed =
        _ -> {
          throw new IllegalStateException("closed");
        };
    assertThatThrownBy(() -> Step02a_TakeReturnsWhatSubmitReturned.byFuture(SHOPS, closed, threads))
        .isInstanceOf(ExecutionException.class);
    assertThatThrownBy(
            () -> Step02a_TakeReturnsWhatSubmitReturned.byPosition(SHOPS, closed, threads))
        .isInstanceOf(ExecutionException.class);
  }

  private static Shop meeting(CountDownLatch asked) {
    return _ -> {
      asked.countDown();
      asked.await();
      return 7;
    };
  }
}
