package exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OtherThreadsTest {

  private final OtherThreads others = new OtherThreads();

  @Test
  void a_platform_thread_that_works_is_waited_for() throws InterruptedException {
    assertThat(isDoneWhenSettled(Thread.ofPlatform().factory())).isTrue();
  }

  @Test
  void a_virtual_thread_that_works_is_waited_for() throws InterruptedException {
    assertThat(isDoneWhenSettled(Thread.ofVirtual().factory())).isTrue();
  }

  /// The work takes 0.3 s of its own, and no thread waits in it.
  private boolean isDoneWhenSettled(ThreadFactory threads) throws InterruptedException {
    var done = new AtomicBoolean();
    long start = System.nanoTime();
    Thread worker =
        threads.newThread(() -> {
          while (System.nanoTime() - start < 300_000_000) {
            Thread.onSpinWait();
          }
          done.set(true);
        });
    worker.start();
    others.settle();
    boolean settled = done.get();
    worker.join();
    return settled;
  }

  @Test
  void a_thread_that_waits_in_a_selector_is_at_rest() throws Exception {
    try (var selector = Selector.open()) {
      Thread loop =
          Thread.ofPlatform().start(() -> assertThatNoException().isThrownBy(selector::select));
      assertThat(others.settle()).isTrue();
      selector.wakeup();
      loop.join();
    }
  }

  @Test
  void a_thread_that_works_on_and_on_is_given_up() throws InterruptedException {
    var isEnough = new AtomicBoolean();
    Thread worker =
        Thread.ofPlatform()
            .start(() -> {
              while (!isEnough.get()) {
                Thread.onSpinWait();
              }
            });
    assertThat(others.settle()).isFalse();
    isEnough.set(true);
    worker.join();
  }

  @Test
  void a_thread_that_waits_inside_a_class_is_found_there() throws Exception {
    assertThat(OtherThreads.inside(Waiter.class)).isEmpty();
    var waiter = new Waiter();
    Thread thread = Thread.startVirtualThread(waiter::waitHere);
    waiter.isInside.await();
    assertThat(OtherThreads.inside(IOException.class, Waiter.class))
        .hasValueSatisfying(where -> assertThat(where).startsWith("OtherThreadsTest.java:"));
    waiter.mayLeave.countDown();
    thread.join();
    assertThat(OtherThreads.inside(Waiter.class)).isEmpty();
  }

  @Test
  void a_call_that_fails_comes_back_too() {
    assertThat(OtherThreads.comesBack(CompletableFuture.completedFuture("ham"))).isTrue();
    assertThat(OtherThreads.comesBack(CompletableFuture.failedFuture(new IOException()))).isTrue();
  }

  private static final class Waiter {
    final CountDownLatch isInside = new CountDownLatch(1);
    final CountDownLatch mayLeave = new CountDownLatch(1);

    void waitHere() {
      isInside.countDown();
      try {
        mayLeave.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
