package executors;

import static java.lang.Runtime.getRuntime;
import static java.lang.invoke.MethodHandles.lookup;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import executors.gauge.Gauge;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import lesson.Flags;

/// A virtual thread waits inside `synchronized`. Does it keep its carrier?
///
/// One might expect so: until JDK 23 it did, it was *pinned*, and advice of that time is to replace
/// `synchronized` by a `ReentrantLock`. Since JDK 24 (JEP 491) it leaves its carrier as anywhere
/// else. A few places still pin; one of them is a class's static initialiser, which the JVM calls
/// from native code.
///
/// Run `make part_06 STEP=3f`. It pretends to have two cores, so there are two carriers. Watch how
/// many of five virtual threads can wait at once.
///
/// Trap: `synchronized` pins a virtual thread to its carrier. In fact, it does not since JDK 24; a
/// wait in a static initialiser still does.
final class Step03f_SynchronizedPinsNoCarrier {

  static void main() throws Exception {
    Flags.needs("-XX:ActiveProcessorCount=2"); // two carriers on any machine
    int carriers = getRuntime().availableProcessors();
    var patience = Duration.ofMillis(500);
    say("five virtual threads wait on two carriers, each");
    Place monitor = Step03f_SynchronizedPinsNoCarrier::inSynchronized;
    Place initialiser = Step03f_SynchronizedPinsNoCarrier::inAnInitialiser;
    say("in synchronized           %s", waiting(carriers + 3, Duration.ofMinutes(1), monitor));
    say("in a static initialiser   %s", waiting(carriers + 3, patience, initialiser));
  }

  /// ALWAYS all can wait.
  static Gauge.Work inSynchronized(Gauge.Work wait) {
    return inSynchronized(new Object(), wait); // a lock of its own: no other thread wants it
  }

  static Gauge.Work inSynchronized(Object lock, Gauge.Work wait) {
    return () -> {
      synchronized (lock) {
        wait.run();
      }
    };
  }

  /// The control. ALWAYS as many as there are carriers, in JDK 25.
  static Gauge.Work inAnInitialiser(Gauge.Work wait) {
    return () -> {
      WAIT.set(wait);
      lookup().defineHiddenClass(bytesOf(Initialised.class), true); // one class more each time
    };
  }

  static final ThreadLocal<Gauge.Work> WAIT = new ThreadLocal<>();

  static final class Initialised {
    static {
      try {
        WAIT.get().run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (var in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  interface Place {
    Gauge.Work around(Gauge.Work wait);
  }

  /// Starts so many virtual threads that wait in that place, until all do or patience is out.
  static Seen waiting(int count, Duration patience, Place place) throws InterruptedException {
    var inPlace = new Gauge();
    var all = new CountDownLatch(count);
    var end = new CountDownLatch(1);
    Gauge.Work wait =
        () -> {
          all.countDown();
          end.await();
        };
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        Gauge.Work task = place.around(() -> inPlace.in(wait));
        var _ =
            threads.submit(() -> {
              task.run();
              return null;
            });
      }
      all.await(patience.toMillis(), MILLISECONDS);
      int peak = inPlace.peak();
      end.countDown();
      return new Seen(peak, count);
    }
  }

  record Seen(int atOnce, int threads) {
    @Override
    public String toString() {
      return "%d of %d at once".formatted(atOnce, threads);
    }
  }
}
