package eventloop;

import static eventloop.Step03_CountTakesOneSecondOrThree.callbacks;
import static eventloop.Step03_CountTakesOneSecondOrThree.sleepers;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step03_CountTakesOneSecondOrThreeTest {

  private final EventLoop loop = Loops.newLoop("loop");
  private final Set<String> threads = new ConcurrentSkipListSet<>();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void callbacks_overlap_on_one_thread() throws Exception {
    assertThat(callbacks("callbacks", loop, Duration.ZERO))
        .containsExactly("One", "One", "One", "Two", "Two", "Two");
  }

  @Test
  void callbacks_pause_for_as_long_as_they_are_told() throws Exception {
    long start = System.nanoTime();
    callbacks("callbacks", loop, Duration.ofMillis(50));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void sleepers_on_the_loop_come_one_after_another() throws Exception {
    assertThat(sleepers("sleepers", loop, () -> threads.add(Thread.currentThread().getName())))
        .containsExactly("One", "Two", "One", "Two", "One", "Two");
    assertThat(threads).containsExactly("loop");
  }

  @Test
  void sleepers_on_platform_threads_sleep_at_the_same_time() throws Exception {
    sleepTogetherOn(Thread.ofPlatform().name("thread-", 1).factory());
    assertThat(threads).containsExactly("thread-1", "thread-2", "thread-3");
  }

  @Test
  void sleepers_on_virtual_threads_sleep_at_the_same_time() throws Exception {
    sleepTogetherOn(Thread.ofVirtual().name("virtual-", 1).factory());
    assertThat(threads).containsExactly("virtual-1", "virtual-2", "virtual-3");
  }

  /// No sleep ends before all three have begun.
  private void sleepTogetherOn(ThreadFactory factory) throws Exception {
    var three = new CyclicBarrier(3);
    try (var executor = Executors.newThreadPerTaskExecutor(factory)) {
      var words =
          sleepers(
              "sleepers",
              executor,
              () -> {
                threads.add(Thread.currentThread().getName());
                return three.await();
              });
      assertThat(words).containsExactly("One", "One", "One", "Two", "Two", "Two");
    }
  }
}
