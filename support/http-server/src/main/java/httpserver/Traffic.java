package httpserver;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The lessons' requests as the server sees them: the runs that they belong to, and bars for the
/// page. Confined to the server's event loop, so it has no locks.
final class Traffic {

  /// Of those in flight, and of those that have ended: at most so many are drawn.
  static final int BARS = 200;

  private static final int MOST_RUNS = 1_000;
  private static final int SHOWN_SECONDS = 8;

  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Counts all = new Counts();
  private final Set<Exchange> inFlight = new LinkedHashSet<>();
  private final Deque<Exchange> recent = new ArrayDeque<>();
  private final int[] endedInSecond = new int[SHOWN_SECONDS]; // by the loop's clock, going round
  private long second;

  /// The run that has this key. The oldest that is idle makes room for a new one.
  Run run(String key) throws HttpError {
    Run run = runs.get(key);
    if (run == null) {
      if (runs.size() >= MOST_RUNS && !forgetAnIdleRun()) {
        throw new HttpError(507, "more than " + MOST_RUNS + " runs at once");
      }
      run = new Run();
      runs.put(key, run);
    }
    return run;
  }

  private boolean forgetAnIdleRun() {
    for (Iterator<Run> oldest = runs.values().iterator(); oldest.hasNext(); ) {
      if (oldest.next().isIdle()) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  void began(Exchange exchange, Run run) {
    all.began(exchange.connection());
    inFlight.add(exchange);
    exchange.belongsTo(run);
    run.began(exchange);
  }

  void ended(Exchange exchange) {
    if (!inFlight.remove(exchange)) {
      return; // was never counted
    }
    all.ended(exchange.abandoned());
    recent.addLast(exchange);
    if (recent.size() > BARS) {
      recent.removeFirst();
    }
    moveOnTo(exchange.endedAt());
    endedInSecond[(int) (second % SHOWN_SECONDS)]++;
    exchange.run().ended(exchange);
  }

  /// Of all runs together, since the server started.
  Stats stats() {
    return all.stats();
  }

  private void moveOnTo(long nanos) {
    long now = NANOSECONDS.toSeconds(nanos);
    for (long s = Math.max(second + 1, now - SHOWN_SECONDS + 1); s <= now; s++) {
      endedInSecond[(int) (s % SHOWN_SECONDS)] = 0;
    }
    second = now;
  }

  /// Some of those in flight, the oldest first, and some of those that ended in the last seconds,
  /// the newest; and how many are left out of each. `nanos` is now, by the loop's clock.
  String toJson(long nanos) {
    moveOnTo(nanos);
    List<String> ended =
        recent.stream()
            .filter(one -> nanos - one.endedAt() < SECONDS.toNanos(SHOWN_SECONDS))
            .map(Exchange::toJson)
            .toList();
    List<String> running = inFlight.stream().limit(BARS).map(Exchange::toJson).toList();
    var leftOut = new LinkedHashMap<String, Integer>();
    leftOut.put("inFlight", inFlight.size() - running.size());
    leftOut.put("ended", Math.max(0, IntStream.of(endedInSecond).sum() - ended.size()));
    String bars = Stream.concat(ended.stream(), running.stream()).collect(joining(","));
    return "{\"stats\":%s,\"requests\":[%s],\"leftOut\":%s}"
        .formatted(stats().toJson(), bars, Json.object(leftOut));
  }
}
