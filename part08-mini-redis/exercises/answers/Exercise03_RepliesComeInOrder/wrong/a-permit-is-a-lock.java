package miniredis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
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
  private final Semaphore oneAtATime = new Semaphore(1, true);
  private final ConcurrentLinkedDeque<CompletableFuture<String>> replies =
      new ConcurrentLinkedDeque<>();
  private volatile Exception lost;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    if (lost != null) {
      return CompletableFuture.failedFuture(lost);
    }
    var reply = new CompletableFuture<String>();
    oneAtATime.acquireUninterruptibly();
    try {
      replies.addLast(reply);
      if (lost != null) {
        replies.remove(reply);
        return CompletableFuture.failedFuture(lost);
      }
      wire.send(request);
    } catch (Throwable t) {
      replies.remove(reply);
      reply.completeExceptionally(t);
    } finally {
      oneAtATime.release();
    }
    return reply;
  }

  void received(String reply) {
    if (reply.startsWith(">")) {
      pushes.accept(reply);
      return;
    }
    CompletableFuture<String> first = replies.pollFirst();
    if (first == null) {
      return;
    }
    if (reply.startsWith("-")) {
      first.completeExceptionally(new ErrorReply(reply.substring(1)));
    } else {
      first.complete(reply);
    }
  }

  void closed(Exception cause) {
    lost = cause;
    for (var f = replies.pollFirst(); f != null; f = replies.pollFirst()) {
      f.completeExceptionally(cause);
    }
  }
}
