package miniredis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

final class Exercise03_RepliesComeInOrder {

  interface Wire {
    void send(String request);
  }

  static final class ErrorReply extends Exception {
    ErrorReply(String message) {
      super(message);
    }
  }

  private final Wire wire;
  private final Consumer<String> pushes;
  private final Object turn = new Object();
  private final Deque<CompletableFuture<String>> pending = new ArrayDeque<>();
  private Exception lost;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    synchronized (pending) {
      if (lost != null) {
        return CompletableFuture.failedFuture(lost);
      }
    }
    var future = new CompletableFuture<String>();
    synchronized (turn) {
      synchronized (pending) {
        if (lost != null) { // while it waited for its turn
          return CompletableFuture.failedFuture(lost);
        }
        pending.addLast(future);
      }
      try {
        wire.send(request);
      } catch (Throwable thrown) {
        synchronized (pending) {
          pending.removeLast(); // it has the turn, so the last one is its own
        }
        future.completeExceptionally(thrown);
      }
    }
    return future;
  }

  void received(String reply) {
    if (reply.startsWith(">")) {
      pushes.accept(reply);
      return;
    }
    CompletableFuture<String> future;
    synchronized (pending) {
      future = pending.pollFirst();
    }
    if (future == null) {
      return;
    }
    if (reply.startsWith("-")) {
      future.completeExceptionally(new ErrorReply(reply.substring(1)));
    } else {
      future.complete(reply);
    }
  }

  void closed(Exception cause) {
    List<CompletableFuture<String>> left;
    synchronized (pending) {
      if (lost != null) {
        return;
      }
      lost = cause;
      left = new ArrayList<>(pending);
      pending.clear();
    }
    left.forEach(future -> future.completeExceptionally(cause));
  }
}
