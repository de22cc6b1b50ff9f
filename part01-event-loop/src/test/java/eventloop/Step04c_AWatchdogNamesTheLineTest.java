package eventloop;

import static eventloop.Step04c_AWatchdogNamesTheLine.ownLine;
import static eventloop.Step04c_AWatchdogNamesTheLine.watch;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.netty.Loops;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Future;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step04c_AWatchdogNamesTheLineTest {

  private final SingleThreadIoEventLoop loop = Loops.newLoop("loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void the_line_that_blocks_is_reported_while_it_blocks() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var lines = new ArrayList<StackTraceElement>();
    Future<?> stall = loop.submit(() -> block(begun, release));
    begun.await();

    watch(
        loop,
        Duration.ofMillis(1),
        line -> {
          lines.add(line);
          assertThat(stall.isDone()).isFalse();
          release.countDown();
        });

    assertThat(lines)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getFileName()).isEqualTo("Step04c_AWatchdogNamesTheLineTest.java");
          assertThat(line.getMethodName()).isEqualTo("block");
        });
  }

  @Test
  void the_watchdog_waits_for_the_end_of_the_stall_so_it_reports_it_once() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Callable<Void> watching =
        () -> {
          watch(loop, Duration.ofMillis(1), _ -> release.countDown());
          return null;
        };
    var watchdog = new Thread(new FutureTask<>(watching));
    Future<?> stall = loop.submit(() -> block(begun, release));
    // In the queue between the stall and the sign of life. The patience is TIMED_WAITING.
    Future<State> meanwhile = loop.submit(() -> settledState(watchdog));
    begun.await();
    watchdog.start();

    assertThat(meanwhile.get()).isEqualTo(State.WAITING);
    watchdog.join();
    assertThat(stall.isDone()).isTrue();
  }

  private static State settledState(Thread thread) {
    while (true) {
      State state = thread.getState();
      if (state == State.WAITING || state == State.TERMINATED) {
        return state;
      }
      Thread.onSpinWait();
    }
  }

  /// The watchdog looks when this has begun: before, another line would be the innermost.
  private static Void block(CountDownLatch begun, CountDownLatch release)
      throws InterruptedException {
    begun.countDown();
    release.await();
    return null;
  }

  @Test
  void a_loop_that_answers_is_not_reported() throws Exception {
    var lines = new ArrayList<StackTraceElement>();
    watch(loop, Duration.ofHours(1), lines::add);
    assertThat(lines).isEmpty();
  }

  @Test
  void an_idle_loop_has_no_line_of_its_own() throws Exception {
    loop.submit(() -> {}).sync();
    assertThat(ownLine(loop.threadProperties().stackTrace())).isEmpty();
  }
}
