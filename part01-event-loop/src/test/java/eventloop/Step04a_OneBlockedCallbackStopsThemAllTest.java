package eventloop;

import static eventloop.Step04a_OneBlockedCallbackStopsThemAll.beatsDuring;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step04a_OneBlockedCallbackStopsThemAll.Heart;
import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Step04a_OneBlockedCallbackStopsThemAllTest {

  private final EventLoop loop = Loops.newLoop("loop");
  private Heart heart;
  private final Callable<?> threeBeatsLong =
      () -> {
        heart.awaitBeats(3);
        return null;
      };

  @BeforeEach
  void start() throws Exception {
    heart = new Heart(loop, Duration.ofMillis(1));
  }

  @AfterEach
  void close() {
    heart.close();
    loop.close();
  }

  @Test
  void nothing_beats_while_a_callback_of_the_same_loop_sleeps() throws Exception {
    Callable<?> twentyPeriodsLong =
        () -> {
          Thread.sleep(20);
          return null;
        };
    assertThat(beatsDuring(twentyPeriodsLong, loop, heart)).isZero();
  }

  @Test
  void another_loop_is_not_held_up() throws Exception {
    try (EventLoop other = Loops.newLoop("other")) {
      assertThat(beatsDuring(threeBeatsLong, other, heart)).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void work_that_was_moved_off_the_loop_does_not_hold_it_up() throws Exception {
    try (var worker = Executors.newSingleThreadExecutor()) {
      assertThat(beatsDuring(threeBeatsLong, worker, heart)).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void beats_that_were_missed_are_not_made_up_for() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Future<Integer> blocked =
        loop.submit(() -> {
          begun.countDown();
          release.await();
          return heart.beats();
        });
    begun.await();
    try (EventLoop other = Loops.newLoop("other")) {
      other.schedule(() -> {}, 20, MILLISECONDS).sync(); // long enough for several beats
    }
    Future<Integer> behindTheBeat = loop.submit(heart::beats);
    release.countDown();
    assertThat(behindTheBeat.get() - blocked.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void the_heart_beats_on_its_loop_until_it_is_closed() throws Exception {
    heart.awaitBeats(1);
    heart.close();
    loop.submit(() -> {}).sync(); // behind the last beat
    int last = heart.beats();
    loop.schedule(() -> {}, 20, MILLISECONDS).sync();
    assertThat(heart.beats()).isEqualTo(last).isPositive();
  }
}
