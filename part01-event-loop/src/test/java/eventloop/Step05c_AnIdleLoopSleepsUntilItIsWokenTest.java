package eventloop;

import static eventloop.Step05c_AnIdleLoopSleepsUntilItIsWoken.busy;
import static eventloop.Step05c_AnIdleLoopSleepsUntilItIsWoken.callFromOutside;
import static eventloop.Step05c_AnIdleLoopSleepsUntilItIsWoken.idle;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// Computing time is not the clock's: a busy machine gives a thread less of it, and never more.
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD) // no interrupt ends a join
class Step05c_AnIdleLoopSleepsUntilItIsWokenTest {

  private static final Duration TIME = Duration.ofMillis(200);

  private HandmadeLoop loop;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    loop = new HandmadeLoop();
    thread = Thread.ofPlatform().name("loop").daemon().start(loop::run);
  }

  @AfterEach
  void stop() throws Exception {
    loop.stop();
    thread.join(Duration.ofSeconds(10)); // or its close says that it is running
    loop.close();
  }

  @Test
  void an_idle_loop_computes_for_next_to_nothing() throws Exception {
    callFromOutside(loop);
    assertThat(idle(thread, TIME)).isLessThan(10);
  }

  @Test
  void a_busy_loop_computes_all_the_time_that_the_machine_gives_it() {
    assertThat(busy(thread, loop, TIME)).isPositive();
  }

  @Test
  void a_callback_from_another_thread_wakes_a_loop_whose_next_timer_is_far() {
    loop.schedule(Duration.ofHours(1), () -> {});
    for (int i = 0; i < 100; i++) {
      assertThat(callFromOutside(loop)).isEqualTo("loop");
    }
  }
}
