package miniredis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Map<Long, CompletableFuture<String>> waiting = new HashMap<>();
  private final Wire wire;
  private final Consumer<String> pushes;
  private long asked;
  private long answered;
  private Exception end;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  synchronized CompletableFuture<String> ask(String request) {
    if (end != null) {
      return CompletableFuture.failedFuture(end);
    }
    var future = new CompletableFuture<String>();
    waiting.put(++asked, future);
    try {
      wire.send(request);
    } catch (Throwable thrown) {
      waiting.remove(asked--);
      return CompletableFuture.failedFuture(thrown);
    }
    return future;
  }

  private synchronized CompletableFuture<String> next() {
    return waiting.remove(++answered);
  }

  void received(String reply) {
    switch (reply.isEmpty() ? ' ' : reply.charAt(0)) {
      case '>' -> pushes.accept(reply);
      case '-' -> next().completeExceptionally(new ErrorReply(reply.substring(1)));
      default -> next().complete(reply);
    }
  }

  void closed(Exception cause) {
    for (var future : end(cause)) {
      future.completeExceptionally(cause);
    }
  }

  private synchronized List<CompletableFuture<String>> end(Exception cause) {
    end = cause;
    var left = List.copyOf(waiting.values());
    waiting.clear();
    return left;
  }
}
