package ascompleted.terminal;

import java.time.Duration;

/// Draws again and again, on a thread of its own, also while nothing happens; and a last time when
/// it is closed.
///
/// Drawings never overlap: the last one begins when the thread has ended.
public final class LiveLine implements AutoCloseable {

  private final Runnable draw;
  private final Thread thread;

  public LiveLine(Duration every, Runnable draw) {
    this.draw = draw;
    thread =
        Thread.ofVirtual()
            .name("progress")
            .start(() -> {
              try {
                while (true) {
                  Thread.sleep(every);
                  draw.run();
                }
              } catch (InterruptedException e) {
                // closed
              }
            });
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    draw.run();
  }
}
