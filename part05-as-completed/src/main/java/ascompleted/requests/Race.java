package ascompleted.requests;

import httpserver.HttpServer;
import httpserver.Stats;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Requests that race, so that no clock decides who loses: the losers wait at a gate of the server,
/// and every other request is sent when all of them are there.
public final class Race {

  /// The path of a loser.
  public static final String LOSER = "/gate/loser";

  private final HttpServer server;
  private final Requests requests;
  private final int losers;
  private final CountDownLatch ended;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  public Race(Requests requests, int losers) {
    this.requests = requests;
    this.losers = losers;
    server = requests.server();
    ended = new CountDownLatch(losers);
    server.reset();
  }

  /// The answer's body. Blocks the calling thread.
  ///
  /// @throws IllegalStateException if the status is not 2xx, or the connection was closed
  public String get(String path) {
    boolean isLoser = path.equals(LOSER);
    if (isLoser) {
      running.add(Thread.currentThread());
    } else {
      server.awaitWaiting("loser", losers);
    }
    try {
      return requests.http().get(server.url(path));
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage().replaceAll(" from .*", ""), e);
    } finally {
      if (isLoser) {
        running.remove(Thread.currentThread());
        ended.countDown();
      }
    }
  }

  /// What became of the losers, as the server saw it.
  public record Fate(long answered, long abandoned) {
    @Override
    public String toString() {
      return "losers: %d answered, %d abandoned".formatted(answered, abandoned);
    }
  }

  /// To be asked when the race is over. A loser that runs and was not interrupted by now never will
  /// be: so the gate is opened, and the server answers it.
  public Fate fateOfLosers() throws InterruptedException {
    if (running.stream().allMatch(Thread::isInterrupted)) {
      server.awaitStats("abandoned", losers);
    } else {
      server.open("loser");
    }
    ended.await();
    Stats stats = requests.settled();
    return new Fate(losers - stats.abandoned(), stats.abandoned());
  }
}
