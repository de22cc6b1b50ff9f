package eventloop.loop;

import static eventloop.loop.HandmadeLoop.BATCH;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Nobody starves, an idle loop sleeps, and whoever brings work wakes it.
class HandmadeLoopTurnsTest extends HandmadeLoopFixture {

  // Starvation

  @Test
  void a_flood_of_callbacks_starves_no_timer() {
    var flood = new AtomicInteger();
    loop.execute(
        new Runnable() {
          @Override
          public void run() {
            time.pass(Duration.ofNanos(1_000)); // so the timer is due after 10,000 callbacks
            flood.incrementAndGet();
            loop.execute(this);
          }
        });
    loop.schedule(MILLI.multipliedBy(10), note("timer"));
    loop.schedule(MILLI.multipliedBy(10), loop::stop);
    loop.run();
    assertThat(events).containsExactly("timer");
    assertThat(flood.get()).isBetween(10_000, 10_000 + 2 * BATCH);
  }

  @Test
  void a_flood_of_callbacks_starves_no_socket() throws Exception {
    try (var real = new HandmadeLoop()) {
      var pipe = newPipe();
      var arrived = new AtomicBoolean();
      real.register(
          pipe.source(),
          OP_READ,
          () -> {
            arrived.set(true);
            real.stop();
          });
      real.execute(
          new Runnable() {
            @Override
            public void run() {
              if (!arrived.get()) {
                real.execute(this);
              }
            }
          });
      pipe.sink().write(ByteBuffer.allocate(1));
      real.run(); // for ever, if the socket were starved
      close(pipe);
    }
  }

  @Test
  void a_flood_of_timers_starves_no_callback() {
    var flood = new AtomicInteger();
    Runnable again =
        new Runnable() {
          @Override
          public void run() {
            flood.incrementAndGet();
            loop.schedule(Duration.ZERO, this);
          }
        };
    loop.schedule(Duration.ZERO, again);
    loop.schedule(Duration.ZERO, again);
    runAll();
    assertThat(flood.get()).isEqualTo(BATCH);
  }

  @Test
  void the_loop_looks_at_the_sockets_between_batches() {
    for (int i = 0; i < 3 * BATCH - 1; i++) {
      loop.execute(() -> {});
    }
    runAll();
    assertThat(time.sleeps).containsExactly(0L, 0L, 0L);
  }

  @Test
  void the_loops_own_callbacks_and_those_of_others_take_turns() {
    loop.execute(() -> {
      for (int i = 0; i < 2 * BATCH; i++) {
        loop.execute(note("own"));
      }
      elsewhere(() -> loop.execute(note("other")));
      elsewhere(loop::stop);
    });
    loop.run();
    assertThat(events).hasSize(2 * BATCH + 1);
    assertThat(events.indexOf("other")).isEqualTo(2 * BATCH);
  }

  // Sleep and wake-up

  @Test
  void an_idle_loop_sleeps_until_it_is_woken_and_once_only() {
    time.meanwhile = () -> elsewhere(loop::stop);
    loop.run();
    assertThat(time.sleeps).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void a_timer_from_another_thread_wakes_it_too() {
    time.meanwhile =
        () -> {
          time.meanwhile = () -> {};
          elsewhere(() -> loop.schedule(MILLI.multipliedBy(5), loop::stop));
        };
    loop.run();
    assertThat(time.sleeps).containsExactly(Long.MAX_VALUE, 5L);
  }

  @Test
  void a_loop_that_is_awake_is_not_woken() {
    loop.execute(() -> elsewhere(() -> loop.execute(note("work"))));
    loop.schedule(MILLI, loop::stop);
    loop.run();
    assertThat(events).containsExactly("work");
    assertThat(time.wakeUps).isZero();
  }

  @Test
  void ten_thousand_times_asleep_ten_thousand_times_woken() throws Exception {
    try (var real = new HandmadeLoop()) {
      var thread = Thread.ofPlatform().start(real::run);
      for (int i = 0; i < 10_000; i++) {
        CompletableFuture.runAsync(() -> {}, real)
            .get(10, SECONDS); // by then, it sleeps or is about to
      }
      real.stop();
      thread.join();
    }
  }

  // Sockets

  @Test
  void a_ready_socket_runs_its_callback_on_the_loop() throws Exception {
    try (var real = new HandmadeLoop()) {
      var thread = Thread.ofPlatform().start(real::run);
      var pipe = newPipe();
      var on = new CompletableFuture<Thread>();
      var key =
          real.register(
              pipe.source(),
              OP_READ,
              () -> {
                on.complete(Thread.currentThread());
                real.stop();
              });
      pipe.sink().write(ByteBuffer.allocate(1));
      assertThat(on.get(10, SECONDS)).isEqualTo(thread);
      assertThat(key.interestOps()).isEqualTo(OP_READ);
      thread.join();
      close(pipe);
    }
  }

  @Test
  void a_socket_that_an_earlier_callback_closed_runs_none() throws Exception {
    try (var real = new HandmadeLoop(System::nanoTime, Selector.open(), failures::add)) {
      var pipes = List.of(newPipe(), newPipe());
      for (var pipe : pipes) {
        real.register(
            pipe.source(),
            OP_READ,
            () -> {
              events.add("the first closes both");
              for (var each : pipes) {
                close(each);
              }
              real.stop();
            });
        pipe.sink().write(ByteBuffer.allocate(1));
      }
      real.run();
      real.execute(real::stop);
      real.run();
    }
    assertThat(events).containsExactly("the first closes both");
  }

  @Test
  void a_socket_whose_failure_ended_the_run_is_not_called_again_until_it_is_ready()
      throws Exception {
    try (var strict =
        new HandmadeLoop(
            System::nanoTime,
            Selector.open(),
            failure -> {
              throw new AssertionError(failure);
            })) {
      var pipe = newPipe();
      pipe.sink().write(ByteBuffer.allocate(1));
      strict.register(
          pipe.source(),
          OP_READ,
          () -> {
            readAByte(pipe);
            throw new IllegalStateException("no ham");
          });
      assertThatThrownBy(strict::run).hasRootCauseMessage("no ham");
      strict.stop();
      strict.run();
      close(pipe);
    }
    assertThat(events).containsExactly("read 1");
  }

  @Test
  void a_ready_socket_is_handled_once_a_turn_and_again_while_it_is_ready() throws Exception {
    try (var real = new HandmadeLoop()) {
      var pipe = newPipe();
      pipe.sink().write(ByteBuffer.allocate(3));
      real.register(
          pipe.source(),
          OP_READ,
          () -> {
            readAByte(pipe);
            if (events.size() == 3) {
              real.stop();
            }
          });
      real.run();
      close(pipe);
    }
    assertThat(events).containsExactly("read 1", "read 1", "read 1");
  }

  private void readAByte(Pipe pipe) {
    try {
      events.add("read " + pipe.source().read(ByteBuffer.allocate(1)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
