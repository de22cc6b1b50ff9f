package eventloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// A loop that the test runs on its own thread, in a time of its own.
@Timeout(20)
abstract class HandmadeLoopFixture {

  static final Duration MILLI = Duration.ofMillis(1);

  static final Runnable FAILS =
      () -> {
        throw new IllegalStateException("no ham");
      };

  final FakeTime time = new FakeTime(42);
  final List<Throwable> failures = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final HandmadeLoop loop = new HandmadeLoop(time, time, failures::add);

  @AfterEach
  void nothing_was_hushed_up() {
    assertThat(failures).isEmpty();
  }

  Runnable note(String event) {
    return () -> events.add(event);
  }

  /// Runs what is there, and what is due.
  void runAll() {
    loop.stop();
    loop.run();
  }

  static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Pipe newPipe() throws IOException {
    var pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    return pipe;
  }

  static void close(Pipe pipe) {
    try {
      pipe.source().close();
      pipe.sink().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
