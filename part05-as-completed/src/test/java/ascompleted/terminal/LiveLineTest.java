package ascompleted.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LiveLineTest {

  @Test
  void it_draws_while_nothing_happens() throws InterruptedException {
    var drawn = new CountDownLatch(3);
    try (var _ = new LiveLine(Duration.ofMillis(1), drawn::countDown)) {
      drawn.await();
    }
  }

  @Test
  void it_draws_a_last_time_and_then_never_again() throws InterruptedException {
    List<String> drawn = new CopyOnWriteArrayList<>();
    var text = new AtomicReference<>("under way");
    var thread = new AtomicReference<Thread>();
    var first = new CountDownLatch(1);
    try (var _ =
        new LiveLine(
            Duration.ofMillis(1),
            () -> {
              drawn.add(text.get());
              thread.compareAndSet(null, Thread.currentThread());
              first.countDown();
            })) {
      first.await();
      text.set("done");
    }
    assertThat(drawn).last().isEqualTo("done");
    thread.get().join(); // or this waits for ever
  }

  @Test
  void one_that_is_closed_before_its_time_has_drawn_once() {
    List<String> drawn = new CopyOnWriteArrayList<>();
    try (var _ = new LiveLine(Duration.ofMinutes(1), () -> drawn.add("done"))) {
      assertThat(drawn).isEmpty();
    }
    assertThat(drawn).containsExactly("done");
  }
}
