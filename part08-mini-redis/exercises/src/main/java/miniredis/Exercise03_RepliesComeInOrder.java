package miniredis;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The half of a Redis client that matches replies to requests. Many threads ask on one connection,
/// and none of them waits for another one's reply.
///
/// 1. `ask` sends the request at once, whether earlier ones have replies or not, and returns a
///    future. The server replies in the order of the requests: each call of `received` brings the
///    next reply, which may be empty, for the request that was sent first of those that have none.
/// 2. Any thread may ask, also an interrupted one, and several at once: each future gets the reply
///    to its own request. A reply may come before `send` has returned, on the same thread or on
///    another one; and so may the end.
/// 3. A reply that begins with `-` is an error: the future fails with an [ErrorReply], whose
///    message is the rest of it. `received` returns as always.
/// 4. What begins with `>` answers no request: it is a push, and goes to `pushes`, as it is.
/// 5. A caller that no longer wants to wait may cancel its future, or complete it itself; the
///    server replies all the same. All the others get their own replies.
/// 6. If `send` throws, an exception or an Error, nothing was sent. The future fails with what was
///    thrown, itself and not wrapped, and all the others get their own replies.
/// 7. `closed` says that the connection is lost. Every future that has no reply fails with that
///    cause, itself and not wrapped; so does the future of each `ask` from then on, and nothing
///    more is sent.
/// 8. A callback that a caller has put on its future may ask. While it runs, the `ask` of another
///    thread does not wait for it, unless it runs within a `send`.
///
/// Check it with `make exercise_08 EX=3`; `make hint_08 EX=3` gives one hint at a time. Step 2c
/// shows a pipeline.
final class Exercise03_RepliesComeInOrder {

  interface Wire {
    /// Puts the request behind those that were sent before, and waits for nothing. A reply or an
    /// end that comes within it comes after that. For one thread at a time.
    void send(String request);
  }

  static final class ErrorReply extends Exception {
    private static final long serialVersionUID = 1;

    ErrorReply(String message) {
      super(message);
    }
  }

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {}

  CompletableFuture<String> ask(String request) {
    throw new UnsupportedOperationException("TODO: send the request, and remember whose it is");
  }

  /// One thread at a time calls this, and `closed`: within a `send` it may be the one that asks.
  void received(String reply) {
    throw new UnsupportedOperationException("TODO: complete the future that it belongs to");
  }

  void closed(Exception cause) {
    throw new UnsupportedOperationException("TODO: nobody may wait for ever");
  }
}
