package eventloop.coroutines;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventloop.loop.EchoServer;
import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@SuppressWarnings("ThreadPriorityCheck") // on one thread, yield lets others run, always
class CoroutinesTest {

  private final List<String> events = new ArrayList<>();
  private final FakeTime time = new FakeTime(0);
  private final HandmadeLoop loop =
      new HandmadeLoop(time, time, failure -> events.add(failure.toString()));

  /// On Linux, the JDK's pollers are virtual threads, made when the first virtual thread of a JVM
  /// waits for a socket, and scheduled as that one is. Were that a coroutine of a test, they would
  /// end with its loop, and every later test that reads from a socket on a virtual thread would
  /// hang.
  @BeforeAll
  static void let_the_jdks_pollers_run_on_the_jdks_scheduler() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var waiter =
          Thread.startVirtualThread(() -> {
            try {
              server.accept().close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      while (waiter.isAlive() && waiter.getState() != Thread.State.WAITING) {
        Thread.onSpinWait(); // a time-out might end before it waits
      }
      new Socket(server.getInetAddress(), server.getLocalPort()).close();
      waiter.join();
    }
  }

  @Test
  void a_coroutine_runs_up_to_its_next_wait_each_time_that_it_is_let() {
    var turns = new ArrayDeque<Runnable>();
    var end =
        Coroutines.start(
            "a",
            () -> {
              events.add("begins");
              Thread.yield();
              events.add("ends on " + Thread.currentThread().getName());
            },
            turns::add);
    assertThat(events).isEmpty();

    turns.remove().run();
    assertThat(events).containsExactly("begins");
    assertThat(end).isNotDone();

    turns.remove().run();
    assertThat(events).containsExactly("begins", "ends on a");
    assertThat(end).isCompleted();
    assertThat(turns).isEmpty();
  }

  @Test
  void a_failure_goes_to_the_future() {
    var end =
        Coroutines.start(
            "a",
            () -> {
              throw new IOException("no ham");
            },
            Runnable::run);
    assertThatThrownBy(end::join).hasRootCauseMessage("no ham");
  }

  @Test
  void a_coroutine_that_blocks_leaves_the_thread_to_whoever_wakes_it() {
    var turns = new ArrayDeque<Runnable>();
    var latch = new CountDownLatch(1);
    var lock = new Object();
    var end =
        Coroutines.start(
            "a",
            () -> {
              synchronized (lock) {
                latch.await();
              }
            },
            turns::add);
    turns.remove().run(); // returns, although `await` does not
    assertThat(turns).isEmpty();
    latch.countDown();
    turns.remove().run();
    assertThat(end).isCompleted();
  }

  @Test
  void a_blocking_client_and_its_server_share_one_thread() throws Exception {
    try (var loop = new HandmadeLoop();
        var server = new EchoServer(0, loop)) {
      var end =
          Coroutines.start(
              "client",
              () -> {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                  socket.getOutputStream().write("ham".getBytes(US_ASCII));
                  events.add(new String(socket.getInputStream().readNBytes(3), US_ASCII));
                }
              },
              loop);
      loop.runUntilComplete(end);
    }
    assertThat(events).containsExactly("ham");
  }

  @Test
  void an_hour_of_sleep_takes_no_time_on_a_fake_clock() {
    var end = Coroutines.start("a", () -> Coroutines.sleep(Duration.ofHours(1), loop), loop);
    loop.runUntilComplete(end);
    assertThat(time.getAsLong()).isEqualTo(Duration.ofHours(1).toNanos());
  }

  @Test
  void an_interrupted_sleeper_leaves_no_timer_behind() {
    var sleeper = new AtomicReference<Thread>();
    var end =
        Coroutines.start(
            "a",
            () -> {
              sleeper.set(Thread.currentThread());
              Coroutines.sleep(Duration.ofHours(1), loop);
            },
            loop);
    loop.schedule(Duration.ofMillis(1), () -> sleeper.get().interrupt());
    assertThatThrownBy(() -> loop.runUntilComplete(end))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(time.getAsLong()).isEqualTo(1_000_000);

    loop.schedule(Duration.ofHours(2), loop::stop);
    loop.run();
    assertThat(time.sleeps.getLast()).isEqualTo(Duration.ofHours(2).toMillis()); // at a stretch
  }
}
