package exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettledTest {

  private final CountDownLatch latch = new CountDownLatch(1);

  @Test
  void a_thread_comes_as_far_as_it_can() throws Exception {
    var isBeforeTheLatch = new AtomicBoolean();
    Thread thread =
        Thread.startVirtualThread(() -> {
          isBeforeTheLatch.set(true);
          awaitTheLatch();
        });
    Settled.await(thread, () -> false);
    assertThat(isBeforeTheLatch).isTrue();
    assertThat(Settled.waits(thread)).isTrue();
    assertThat(Settled.isIn(thread, SettledTest.class)).isTrue();
    assertThat(Settled.isIn(thread, AtomicBoolean.class)).isFalse();
    assertThat(Settled.runs(thread, "awaitTheLatch")).isTrue();
    assertThat(Settled.runs(thread, "close")).isFalse();
    latch.countDown();
    thread.join();
    assertThat(Settled.waits(thread)).isFalse();
  }

  @Test
  void it_is_awaited_no_longer_than_until_there_is_enough() {
    var looks = new AtomicInteger();
    var spins = new AtomicBoolean(true);
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              while (spins.get()) {
                Thread.onSpinWait();
              }
            });
    Settled.await(thread, () -> looks.incrementAndGet() == 3);
    assertThat(looks).hasValue(3);
    spins.set(false);
  }

  private void awaitTheLatch() {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
