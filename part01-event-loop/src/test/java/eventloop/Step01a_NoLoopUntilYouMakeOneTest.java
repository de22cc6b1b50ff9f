package eventloop;

import static eventloop.Step01a_NoLoopUntilYouMakeOne.newGroup;
import static eventloop.Step01a_NoLoopUntilYouMakeOne.threadsThatKeepTheJvm;
import static eventloop.Step01a_NoLoopUntilYouMakeOne.whereAmI;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step01a_NoLoopUntilYouMakeOne.Place;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step01a_NoLoopUntilYouMakeOneTest {

  private final MultiThreadIoEventLoopGroup group = newGroup(2);
  private final EventLoop first = group.next();
  private final EventLoop second = group.next();

  /// `close` returns a moment before the threads have ended.
  @AfterEach
  void no_loop_is_left() throws InterruptedException {
    group.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("loop-")) {
        thread.join();
      }
    }
  }

  @Test
  void main_is_on_no_loop_and_a_loop_knows_its_own_thread_alone() throws Exception {
    assertThat(whereAmI(first, second)).isEqualTo(new Place(false, false));
    assertThat(first.submit(() -> whereAmI(first, second)).get()).isEqualTo(new Place(true, false));
    assertThat(second.submit(() -> whereAmI(first, second)).get())
        .isEqualTo(new Place(false, true));
  }

  @Test
  void a_group_hands_out_its_loops_in_turn() {
    assertThat(first).isNotSameAs(second);
    assertThat(group.next()).isSameAs(first);
    assertThat(group.next()).isSameAs(second);
  }

  @Test
  void a_group_of_the_default_size_has_two_loops_for_each_core() {
    try (var byDefault = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory())) {
      assertThat(byDefault.executorCount())
          .isEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void a_loop_has_no_thread_until_its_first_callback() throws Exception {
    assertThat(threadsThatKeepTheJvm()).doesNotContain("loop-1", "loop-2");
    second.submit(() -> {}).sync();
    assertThat(threadsThatKeepTheJvm()).contains("loop-1").doesNotContain("loop-2");
    first.submit(() -> {}).sync();
    assertThat(threadsThatKeepTheJvm()).contains("loop-1", "loop-2").isSorted();
  }

  @Test
  void daemons_do_not_keep_the_jvm() throws Exception {
    var end = new CountDownLatch(1);
    var daemon = Thread.ofPlatform().daemon().name("daemon").start(() -> awaitUninterruptibly(end));
    var other = Thread.ofPlatform().name("other").start(() -> awaitUninterruptibly(end));
    assertThat(threadsThatKeepTheJvm()).contains("other").doesNotContain("daemon");
    end.countDown();
    daemon.join();
    other.join();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
