package miniredis.server;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import java.util.ArrayList;
import java.util.List;

/// Sends what was written, once, at the end of the loop's turn. In one turn a connection may get
/// the replies to a hundred requests, and messages that other clients published: one write to its
/// socket carries them all. Whatever has to happen between a change and its reply, such as writing
/// a log to the disk, can happen here, once a turn.
final class Flusher {

  private final SingleThreadEventLoop loop;
  private List<Connection> written = new ArrayList<>();
  private List<Connection> flushing = new ArrayList<>();

  Flusher(EventLoop loop) {
    this.loop = (SingleThreadEventLoop) loop;
  }

  /// Called on the loop, once a turn for each connection that was written to.
  void add(Connection connection) {
    if (written.isEmpty()) {
      loop.executeAfterEventLoopIteration(this::flush);
    }
    written.add(connection);
  }

  private void flush() {
    List<Connection> now = written;
    written = flushing; // a connection that is flushed may go on reading, and be written to again
    flushing = now;
    for (Connection connection : now) {
      try {
        connection.flush();
      } catch (RuntimeException | Error e) { // no memory for it: the others get their replies
        connection.failed(e);
      }
    }
    now.clear();
  }
}
