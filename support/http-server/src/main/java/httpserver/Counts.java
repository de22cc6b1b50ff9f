package httpserver;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.Set;

/// Counts requests and their connections. Confined to the server's event loop, so it has no locks.
final class Counts {

  private final Set<Channel> connections = new HashSet<>();
  private long requests;
  private long inFlight;
  private long peakInFlight;
  private long answered;
  private long abandoned;
  private long connectionsOpened;

  void began(Channel connection) {
    if (connections.add(connection)) {
      connectionsOpened++;
      connection.closeFuture().addListener(_ -> connections.remove(connection));
    }
    requests++;
    inFlight++;
    peakInFlight = Math.max(peakInFlight, inFlight);
  }

  void ended(boolean wasAbandoned) {
    inFlight--;
    if (wasAbandoned) {
      abandoned++;
    } else {
      answered++;
    }
  }

  Stats stats() {
    return new Stats(
        requests,
        inFlight,
        peakInFlight,
        answered,
        abandoned,
        connectionsOpened,
        connections.size());
  }

  /// What is in flight or open stays so.
  void reset() {
    requests = 0;
    peakInFlight = inFlight;
    answered = 0;
    abandoned = 0;
    connectionsOpened = 0;
  }

  boolean isIdle() {
    return inFlight == 0 && connections.isEmpty();
  }
}
