package miniredis.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import miniredis.resp.Bytes;
import miniredis.resp.Reply;

/// A client of a [Script]. As with a real one, requests that it sends while it waits for a key run
/// later.
final class TestClient implements Client {

  private final Session session;
  private final Reply reply;
  private final Queue<byte[][]> requests = new ArrayDeque<>();
  private boolean isRunning;
  private boolean isClosed;

  TestClient(Redis redis, Reply reply) {
    this.reply = reply;
    session = redis.newSession();
    redis.connected(this);
  }

  /// Sends a request, as one would type it.
  ///
  /// @return the reply as redis-cli prints it, and what else had come; nothing, if the client waits
  String send(String line) {
    return send(Script.words(line));
  }

  /// Sends a request of these bytes.
  String send(byte[]... words) {
    request(words);
    return received();
  }

  /// Sends a request, as one would type it.
  ///
  /// @return the reply's bytes, and those of what else had come
  String raw(String line) {
    request(Script.words(line));
    return Bytes.text(reply.take());
  }

  private void request(byte[][] words) {
    requests.add(words);
    redis().keyspace().tick();
    run();
  }

  /// What was written to this client since the last call, a reply under the other.
  String received() {
    return String.join("\n", replies());
  }

  /// As [#received], in a list.
  List<String> replies() {
    var printed = new Printed(reply.take());
    List<String> all = new ArrayList<>();
    while (printed.hasNext()) {
      all.add(printed.next());
    }
    return all;
  }

  /// Does it wait for a key?
  boolean waits() {
    return !session.mayRun();
  }

  boolean isClosed() {
    return isClosed;
  }

  private void run() {
    if (isRunning) {
      return;
    }
    isRunning = true;
    try {
      while (!isClosed && session.mayRun() && !requests.isEmpty()) {
        redis().execute(this, requests.remove());
      }
    } finally {
      isRunning = false;
    }
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Reply reply() {
    return reply;
  }

  @Override
  public void written() {}

  @Override
  public void resume() {
    run();
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public void failed(Throwable cause) {
    kill();
  }

  @Override
  public void kill() {
    if (!isClosed) {
      isClosed = true;
      redis().disconnected(this);
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + (50_000 + session.id);
  }

  @Override
  public String localAddress() {
    return "127.0.0.1:6379";
  }

  @Override
  public int unread() {
    return 0;
  }

  @Override
  public long unsent() {
    return reply.size();
  }
}
