package eventloop;

import static eventloop.Step01a_NoLoopUntilYouMakeOne.threadsThatKeepTheJvm;
import static eventloop.Step01a_NoLoopUntilYouMakeOne.whereAmI;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step01a_NoLoopUntilYouMakeOne.Whereabouts;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step01a_NoLoopUntilYouMakeOneTest {

  private final MultiThreadIoEventLoopGroup loops = Loops.newLoops(2);
  private final EventLoop first = loops.next();
  private final EventLoop second = loops.next();

  /// `close` returns a moment before the threads have ended.
  @AfterEach
  void no_loop_is_left() throws InterruptedException {
    loops.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("loop-")) {
        thread.join();
      }
    }
  }

  @Test
  void main_is_on_no_loop_and_a_loop_knows_its_own_thread_alone() throws Exception {
    assertThat(whereAmI(first, second)).isEqualTo(new Whereabouts(false, false));
    assertThat(first.submit(() -> whereAmI(first, second)).get())
        .isEqualTo(new Whereabouts(true, false));
    assertThat(second.submit(() -> whereAmI(first, second)).get())
        .isEqualTo(new Whereabouts(false, true));
  }

  @Test
  void a_group_hands_out_its_loops_in_turn() {
    assertThat(first).isNotSameAs(second);
    assertThat(loops.next()).isSameAs(first);
    assertThat(loops.next()).isSameAs(second);
  }

  @Test
  void a_group_of_the_default_size_has_two_loops_for_each_core() {
    try (var group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory())) {
      assertThat(group.executorCount()).isEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void a_loop_has_no_thread_until_its_first_work() throws Exception {
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

  @Test
  void a_program_that_closes_its_loops_exits() throws Exception {
    var program = run();
    assertThat(program.inputReader().lines()).hasSize(5);
    assertThat(program.waitFor()).isZero();
  }

  @Test
  void a_program_that_forgets_to_does_not() throws Exception {
    var program = run("forget");
    try {
      var output = program.inputReader();
      assertThat(output.readLine()).endsWith("[main]");
      assertThat(output.readLine()).endsWith("main has ended; it lives on with [loop-1]");
      assertThat(program.waitFor(200, MILLISECONDS)).isFalse();
    } finally {
      program.destroy();
    }
  }

  private static Process run(String... args) throws Exception {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Step01a_NoLoopUntilYouMakeOne.class.getName());
    command.command().addAll(List.of(args));
    return command.redirectErrorStream(true).start();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
