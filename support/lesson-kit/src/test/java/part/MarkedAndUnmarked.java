package part;

import static lesson.Lesson.span;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/// Waits for a line of standard input: on one thread in a marked span, on `main` in an unmarked
/// one.
public final class MarkedAndUnmarked {

  private MarkedAndUnmarked() {}

  static void main() throws Exception {
    var line = new CountDownLatch(1);
    Thread.ofPlatform()
        .start(() -> {
          try (var _ = span("marked").waits()) {
            line.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    Thread.ofVirtual()
        .start(() -> {
          try {
            System.in.read();
            line.countDown();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    try (var _ = span("unmarked")) {
      line.await();
    }
  }
}
