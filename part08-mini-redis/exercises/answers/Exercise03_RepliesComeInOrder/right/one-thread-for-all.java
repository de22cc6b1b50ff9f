package miniredis;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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

  private final Executor thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private final Queue<CompletableFuture<String>> waiting = new ArrayDeque<>();
  private final Wire wire;
  private final Consumer<String> pushes;
  private Exception end;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    var future = new CompletableFuture<String>();
    thread.execute(() -> send(request, future));
    return future;
  }

  private void send(String request, CompletableFuture<String> future) {
    if (end != null) {
      future.completeExceptionally(end);
      return;
    }
    try {
      wire.send(request);
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
      return;
    }
    waiting.add(future); // a reply that is here already waits for this thread
  }

  void received(String reply) {
    thread.execute(() -> {
      if (reply.startsWith(">")) {
        pushes.accept(reply);
      } else if (reply.startsWith("-")) {
        waiting.remove().completeExceptionally(new ErrorReply(reply.substring(1)));
      } else {
        waiting.remove().complete(reply);
      }
    });
  }

  void closed(Exception cause) {
    thread.execute(() -> {
      end = cause;
      for (var future = waiting.poll(); future != null; future = waiting.poll()) {
        future.completeExceptionally(cause);
      }
    });
  }
}
