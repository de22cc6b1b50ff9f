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

  private final class Request {
    private final CompletableFuture<String> future = new CompletableFuture<>();
    private volatile boolean wasSent = true;
  }

  private final ConcurrentLinkedQueue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final Object sending = new Object();
  private final Wire wire;
  private final Consumer<String> pushes;
  private Exception end;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    var mine = new Request();
    synchronized (sending) {
      if (end != null) {
        mine.future.completeExceptionally(end);
        return mine.future;
      }
      waiting.add(mine);
      try {
        wire.send(request);
      } catch (Exception | Error thrown) {
        mine.wasSent = false;
        mine.future.completeExceptionally(thrown);
      }
    }
    return mine.future;
  }

  void received(String reply) {
    if (reply.startsWith(">")) {
      pushes.accept(reply);
      return;
    }
    var request = waiting.remove();
    while (!request.wasSent) {
      request = waiting.remove();
    }
    if (reply.startsWith("-")) {
      request.future.completeExceptionally(new ErrorReply(reply.substring(1)));
    } else {
      request.future.complete(reply);
    }
  }

  void closed(Exception cause) {
    synchronized (sending) {
      end = cause;
    }
    Request request;
    while ((request = waiting.poll()) != null) {
      request.future.completeExceptionally(cause);
    }
  }
}
