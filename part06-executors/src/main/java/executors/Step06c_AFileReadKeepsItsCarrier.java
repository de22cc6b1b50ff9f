package executors;

import static java.lang.Runtime.getRuntime;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import executors.slow.SlowReads;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// A virtual thread reads a file, and the disk takes its time. Does the thread keep its carrier?
///
/// One might expect that it leaves its carrier, as it does for a socket. A selector can tell when a
/// socket has bytes. For a file there is no such notice, so the read blocks the carrier itself. As
/// many slow reads as there are carriers stop all other virtual threads.
///
/// Run `make part_06 STEP=6c`. A named pipe stands for the slow disk: the JDK reads it as a file,
/// and it has a byte when the step says so. (That takes the program `mkfifo`, which every Unix
/// has.)
///
/// Trap: A virtual thread that waits leaves its carrier, whatever it waits for. In fact, one that
/// reads a file keeps it, in JDK 25: slow files are for a few platform threads.
final class Step06c_AFileReadKeepsItsCarrier {

  static void main() throws Exception {
    int carriers = getRuntime().availableProcessors();
    var patience = Duration.ofMillis(500);
    var longer = Duration.ofMinutes(1); // for what begins
    say("a read that waits for each carrier, and a new virtual thread is started");
    try (var virtual = newVirtualThreadPerTaskExecutor();
        var platform = newCachedThreadPool();
        SlowReads files = SlowReads.files(carriers);
        SlowReads moreFiles = SlowReads.files(carriers);
        SlowReads sockets = SlowReads.sockets(carriers)) {
      say("files, on virtual threads    %s", newcomer(virtual, files, patience));
      say("files, on platform threads   %s", newcomer(platform, moreFiles, longer));
      say("sockets, on virtual threads  %s", newcomer(virtual, sockets, longer));
    }
  }

  /// For files on virtual threads the mistake: NEVER begins while they are read. On platform
  /// threads, and for sockets: ALWAYS begins.
  static Seen newcomer(ExecutorService threads, SlowReads reads, Duration patience)
      throws Exception {
    var begun = new CountDownLatch(reads.streams().size());
    var started = new ArrayList<Future<Integer>>();
    for (InputStream stream : reads.streams()) {
      started.add(
          threads.submit(() -> {
            begun.countDown();
            return stream.read();
          }));
    }
    begun.await();
    boolean meanwhile = begins(patience);
    reads.letGo();
    return new Seen(meanwhile, bytes(started));
  }

  private static boolean begins(Duration patience) throws InterruptedException {
    var begun = new CountDownLatch(1);
    Thread.ofVirtual().start(begun::countDown);
    return begun.await(patience.toMillis(), MILLISECONDS);
  }

  private static int bytes(Iterable<Future<Integer>> reads)
      throws InterruptedException, ExecutionException {
    int bytes = 0;
    for (Future<Integer> read : reads) {
      bytes += read.get(); // each byte is a 1
    }
    return bytes;
  }

  record Seen(boolean begunMeanwhile, int bytesRead) {
    @Override
    public String toString() {
      return begunMeanwhile ? "it begins at once" : "it begins when they have read";
    }
  }
}
