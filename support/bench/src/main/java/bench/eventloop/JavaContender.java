package bench.eventloop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// A loop in this JVM. What it is asked to do is the same code for each.
abstract class JavaContender implements Contender {

  private static final int AT_ONCE = 1000;

  abstract void execute(Runnable callback);

  abstract void schedule(Duration delay, Runnable callback);

  @Override
  public long chain(int count) throws InterruptedException {
    var end = new CountDownLatch(1);
    Runnable link =
        new Runnable() {
          private int left = count;

          @Override
          public void run() {
            if (--left > 0) {
              execute(this);
            } else {
              end.countDown();
            }
          }
        };
    return timed(link, end);
  }

  @Override
  public long burst(int count) throws InterruptedException {
    if (count % AT_ONCE != 0) {
      throw new IllegalArgumentException(count + " is not a multiple of " + AT_ONCE);
    }
    var end = new CountDownLatch(1);
    Runnable one =
        new Runnable() {
          private int left = count;
          private int leftOfThousand = AT_ONCE;

          @Override
          public void run() {
            left--;
            if (--leftOfThousand == 0) { // the last of a thousand submits the next
              leftOfThousand = AT_ONCE;
              if (left == 0) {
                end.countDown();
              } else {
                submitThousand(this);
              }
            }
          }
        };
    return timed(() -> submitThousand(one), end);
  }

  private void submitThousand(Runnable callback) {
    for (int i = 0; i < AT_ONCE; i++) {
      execute(callback);
    }
  }

  @Override
  public long timers(int count) throws InterruptedException {
    var end = new CountDownLatch(count);
    return timed(
        () -> {
          for (int i = 0; i < count; i++) {
            schedule(Duration.ofNanos(i * 7919L % 1_000_000), end::countDown); // in no order
          }
        },
        end);
  }

  private long timed(Runnable onTheLoop, CountDownLatch end) throws InterruptedException {
    long start = System.nanoTime();
    execute(onTheLoop);
    end.await();
    return System.nanoTime() - start;
  }
}
