package miniredis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private final ConcurrentLinkedQueue<CompletableFuture<String>> waiting =
      new ConcurrentLinkedQueue<>();
  private final Wire wire;
  private final Consumer<String> pushes;
  private volatile Exception end;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    var future = new CompletableFuture<String>();
    waiting.add(future);
    if (end != null) {
      waiting.remove(future);
      future.completeExceptionally(end);
      return future;
    }
    try {
      wire.send(request);
    } catch (Throwable thrown) {
      waiting.remove(future);
      future.completeExceptionally(thrown);
    }
    return future;
  }

  void received(String reply) {
    if (reply.startsWith(">")) {
      pushes.accept(reply);
    } else if (reply.startsWith("-")) {
      waiting.remove().completeExceptionally(new ErrorReply(reply.substring(1)));
    } else {
      waiting.remove().complete(reply);
    }
  }

  void closed(Exception cause) {
    end = cause;
    for (var future = waiting.poll(); future != null; future = waiting.poll()) {
      future.completeExceptionally(cause);
    }
  }
}
