package httpserver;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import httpserver.Exchange.Step;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The lessons' requests as the server sees them: counts for [Stats], bars for the page. Confined
/// to the server's event loop, so it has no locks.
final class Traffic {

  private static final int BARS = 400;
  private static final long SHOWN_NANOS = SECONDS.toNanos(8);

  private record Watch(BooleanSupplier condition, Exchange exchange, Step answer) {}

  private final Set<Exchange> inFlight = new LinkedHashSet<>();
  private final Set<Channel> connections = new HashSet<>();
  private final Deque<Exchange> recent = new ArrayDeque<>();
  private final List<Watch> watches = new ArrayList<>();
  private long requests;
  private long peakInFlight;
  private long abandoned;
  private long connectionsOpened;

  void began(Exchange exchange) {
    Channel connection = exchange.connection();
    if (connections.add(connection)) {
      connectionsOpened++;
      connection.closeFuture().addListener(closed -> connections.remove(connection));
    }
    requests++;
    inFlight.add(exchange);
    peakInFlight = Math.max(peakInFlight, inFlight.size());
    changed();
  }

  void ended(Exchange exchange) {
    if (!inFlight.remove(exchange)) {
      return; // was never counted
    }
    if (exchange.abandoned()) {
      abandoned++;
    }
    recent.addLast(exchange);
    if (recent.size() > BARS) {
      recent.removeFirst();
    }
    changed();
  }

  Stats stats() {
    return new Stats(
        requests, inFlight.size(), peakInFlight, abandoned, connectionsOpened, connections.size());
  }

  /// What is in flight or open stays so.
  void reset() {
    requests = 0;
    peakInFlight = inFlight.size();
    abandoned = 0;
    connectionsOpened = 0;
    recent.clear();
  }

  /// Answers as soon as the condition holds, which may be now.
  void when(BooleanSupplier condition, Exchange exchange, Step answer) {
    var watch = new Watch(condition, exchange, answer);
    watches.add(watch);
    exchange.ifAbandoned(() -> watches.remove(watch));
    changed();
  }

  /// To be called when a condition may have come to hold.
  void changed() {
    for (Watch watch : List.copyOf(watches)) { // an answer may change things again
      if (watch.condition().getAsBoolean() && watches.remove(watch)) {
        watch.exchange().run(watch.answer());
      }
    }
  }

  /// The oldest of those in flight, and those that ended in the last seconds.
  String toJson() {
    String bars =
        Stream.concat(
                recent.stream().filter(x -> x.nanosSinceEnd() < SHOWN_NANOS),
                inFlight.stream().limit(BARS))
            .map(Exchange::toJson)
            .collect(joining(","));
    return "{\"stats\":" + stats().toJson() + ",\"requests\":[" + bars + "]}";
  }
}
