package executors.table;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The same questions of a parallel stream, of a list or a range, in the common pool. Others of its
/// kind answer some of them otherwise: `Stream.generate` asks for more, and a predicate ends it
/// early.
public final class OfAStream {
  private OfAStream() {}

  public static String threads() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 12).parallel().forEach(_ -> threads.add(Thread.currentThread()));
    return threads.contains(Thread.currentThread()) ? "the caller's too" : "its own";
  }

  /// While it runs, an element is added to its source.
  @SuppressWarnings("ModifySourceCollectionInStream") // that is the question
  public static String takesMore() {
    var source = new CopyOnWriteArrayList<>(List.of(1));
    var count = new AtomicInteger();
    source.parallelStream()
        .forEach(_ -> {
          source.add(2);
          count.incrementAndGet();
        });
    return count.get() == 1 ? "no" : "yes";
  }

  /// Its parts wait for its caller to go on; in vain.
  public static String returnsAtOnce() {
    var returned = new CountDownLatch(1);
    boolean goneOn = Stream.of(1, 2).parallel().anyMatch(_ -> await(returned));
    returned.countDown();
    return goneOn ? "yes" : "no";
  }

  public static String waitsForAll() {
    var done = new AtomicInteger();
    IntStream.range(0, 3)
        .parallel()
        .forEach(_ -> {
          await(new CountDownLatch(1));
          done.incrementAndGet();
        });
    return done.get() == 3 ? "yes" : "no";
  }

  /// No method of a stream returns something that could be cancelled.
  public static String cancelOne() {
    return Stream.of(Stream.class.getMethods())
            .anyMatch(method -> Future.class.isAssignableFrom(method.getReturnType()))
        ? "yes"
        : "no";
  }

  /// It is closed while it runs.
  public static String stopAll() {
    var done = new AtomicInteger();
    IntStream stream = IntStream.range(0, 100).parallel();
    stream.forEach(_ -> {
      stream.close();
      done.incrementAndGet();
    });
    return done.get() == 100 ? "no" : "yes";
  }

  /// Of two parts the second is done at once. Is the first waited for?
  public static String firstOfTwo() {
    var together = new CyclicBarrier(2);
    var slowIsDone = new AtomicInteger();
    var _ =
        Stream.of("slow", "soon")
            .parallel()
            .map(part -> {
              meet(together);
              if (part.equals("slow")) {
                await(new CountDownLatch(1));
                slowIsDone.incrementAndGet();
              }
              return part;
            })
            .findAny()
            .orElseThrow();
    return slowIsDone.get() == 1 ? "waits for the rest" : "yes";
  }

  public static String map() {
    var squares = Stream.of(1, 2, 3).parallel().map(i -> i * i).toList();
    return squares.equals(List.of(1, 4, 9)) ? "built in" : "no";
  }

  /// Two parts fail, both after both have begun.
  public static String failures() {
    var together = new CyclicBarrier(2);
    try {
      Stream.of("a", "b")
          .parallel()
          .forEach(part -> {
            meet(together);
            throw new IllegalStateException(part);
          });
      return "none";
    } catch (IllegalStateException e) {
      return e.getSuppressed().length == 0 ? "one is thrown" : "all are thrown";
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(50, MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
