package eventloop;

import static eventloop.Step03_CountTakesOneSecondOrThree.callbacks;
import static eventloop.Step03_CountTakesOneSecondOrThree.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step03_CountTakesOneSecondOrThree.Count;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step03_CountTakesOneSecondOrThreeTest {

  private static final List<String> TOGETHER = List.of("One", "One", "One", "Two", "Two", "Two");
  private static final List<String> IN_TURN = List.of("One", "Two", "One", "Two", "One", "Two");

  private final EventLoop loop = Loops.newLoop("loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void callbacks_overlap_on_one_thread() throws Exception {
    assertThat(callbacks("callbacks", loop, Duration.ZERO))
        .isEqualTo(new Count(TOGETHER, Set.of("loop")));
  }

  @Test
  void callbacks_pause_for_as_long_as_they_are_told() throws Exception {
    long start = System.nanoTime();
    callbacks("callbacks", loop, Duration.ofMillis(50));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void sleepers_on_the_loop_come_one_after_another() throws Exception {
    assertThat(sleeping("sleeping", loop, () -> {})).isEqualTo(new Count(IN_TURN, Set.of("loop")));
  }

  @Test
  void sleepers_on_platform_threads_sleep_at_the_same_time() throws Exception {
    assertThat(sleepingTogetherOn(Thread.ofPlatform().name("thread-", 1).factory()))
        .isEqualTo(new Count(TOGETHER, Set.of("thread-1", "thread-2", "thread-3")));
  }

  @Test
  void sleepers_on_virtual_threads_sleep_at_the_same_time() throws Exception {
    assertThat(sleepingTogetherOn(Thread.ofVirtual().name("virtual-", 1).factory()))
        .isEqualTo(new Count(TOGETHER, Set.of("virtual-1", "virtual-2", "virtual-3")));
  }

  /// Nobody's sleep ends before all three have begun theirs.
  private static Count sleepingTogetherOn(ThreadFactory threads) throws Exception {
    var three = new CyclicBarrier(3);
    try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
      return sleeping("sleeping", executor, three::await);
    }
  }
}
