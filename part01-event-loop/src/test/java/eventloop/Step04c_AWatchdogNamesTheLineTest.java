package eventloop;

import static eventloop.Step04c_AWatchdogNamesTheLine.ownLine;
import static eventloop.Step04c_AWatchdogNamesTheLine.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SingleThreadIoEventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step04c_AWatchdogNamesTheLineTest {

  private final SingleThreadIoEventLoop loop = Loops.newLoop("loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void a_stall_is_reported_once_while_it_lasts_with_the_line_that_blocks() throws Exception {
    var blocked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var lines = new ArrayList<StackTraceElement>();
    var callback =
        loop.submit(() -> {
          blocked.countDown();
          return block(release);
        });
    blocked.await();

    watch(
        loop,
        Duration.ofMillis(1),
        line -> {
          assertThat(callback.isDone()).isFalse();
          lines.add(line);
          release.countDown();
        });

    assertThat(callback.isDone()).as("the watchdog waits for the end of the stall").isTrue();
    assertThat(lines)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getFileName()).isEqualTo("Step04c_AWatchdogNamesTheLineTest.java");
          assertThat(line.getMethodName()).isEqualTo("block");
        });
  }

  private static Void block(CountDownLatch release) throws InterruptedException {
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
