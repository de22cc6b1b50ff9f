package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import lesson.Jdk;

/// Requests come faster than a pool works them off. What becomes of those that wait?
///
/// One might expect that a pool with a fixed number of threads also has a fixed number of places.
/// But the queue of `newFixedThreadPool` has no bound. It accepts each request, and each waits
/// longer than the one before, until the heap is full.
///
/// Run `make part_06 STEP=3c`. Each line is what a JVM of its own with 32 MB of heap has printed.
/// Its pool has one thread, which is stuck, and 10,000 requests of 10 KB come.
///
/// Trap: A fixed pool bounds the work that it accepts. In fact, it bounds its threads alone: its
/// queue has no end, and fills the heap.
final class Step03c_AFixedPoolsQueueHasNoEnd {

  static void main() throws IOException {
    say("10,000 requests of 10 KB for a pool whose only thread is stuck, in 32 MB of heap");
    say("newFixedThreadPool   %s", printedBy(Program.FIXED_POOL));
    say("a queue of a hundred %s", printedBy(Program.BOUNDED_QUEUE));
  }

  enum Program {
    FIXED_POOL,
    BOUNDED_QUEUE;

    /// ALWAYS a full heap for the first, and a refusal for the second.
    static void main(String[] args) {
      ExecutorService pool =
          switch (valueOf(args[0])) {
            case FIXED_POOL -> newFixedThreadPool(1); // the mistake
            case BOUNDED_QUEUE ->
                new ThreadPoolExecutor(1, 1, 0, SECONDS, new ArrayBlockingQueue<>(100));
          };
      var stuck = new CountDownLatch(1);
      var _ = pool.submit(() -> stuck.await(1, MINUTES));
      try {
        for (int i = 0; i < 10_000; i++) {
          pool.execute(new Request(ByteBuffer.allocate(10_000)));
        }
      } catch (RejectedExecutionException e) {
        System.out.println("rejects with " + pool.shutdownNow().size() + " in the queue");
      }
    }
  }

  private record Request(ByteBuffer body) implements Runnable {
    @Override
    public void run() {
      System.out.println("answered " + body.capacity());
    }
  }

  /// Runs the program in a JVM of its own, until that ends. Returns the first line that it printed.
  static String printedBy(Program program) throws IOException {
    Process child =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-Xmx32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                program.name())
            .redirectErrorStream(true)
            .start();
    try (var out = child.inputReader()) {
      List<String> lines = out.readAllLines();
      return lines.getFirst().replaceFirst("Terminating due to java.lang.", "ends with ");
    }
  }
}
