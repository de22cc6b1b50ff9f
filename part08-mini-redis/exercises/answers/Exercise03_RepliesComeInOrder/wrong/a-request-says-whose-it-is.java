package miniredis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
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

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, CompletableFuture<String>> waiting = new LinkedHashMap<>();
  private final Wire wire;
  private final Consumer<String> pushes;
  private Exception end;

  Exercise03_RepliesComeInOrder(Wire wire, Consumer<String> pushes) {
    this.wire = wire;
    this.pushes = pushes;
  }

  CompletableFuture<String> ask(String request) {
    var future = new CompletableFuture<String>();
    Throwable failure;
    lock.lock();
    try {
      failure = end;
      if (failure == null) {
        waiting.put(request, future);
        try {
          wire.send(request);
        } catch (Throwable thrown) {
          waiting.remove(request);
          failure = thrown;
        }
      }
    } finally {
      lock.unlock();
    }
    if (failure != null) {
      future.completeExceptionally(failure);
    }
    return future;
  }

  void received(String reply) {
    if (reply.startsWith(">")) {
      pushes.accept(reply);
      return;
    }
    CompletableFuture<String> future;
    lock.lock();
    try {
      future = waiting.remove(waiting.keySet().iterator().next());
    } finally {
      lock.unlock();
    }
    if (reply.startsWith("-")) {
      future.completeExceptionally(new ErrorReply(reply.substring(1)));
    } else {
      future.complete(reply);
    }
  }

  void closed(Exception cause) {
    List<CompletableFuture<String>> left;
    lock.lock();
    try {
      end = cause;
      left = new ArrayList<>(waiting.values());
      waiting.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(future -> future.completeExceptionally(cause));
  }
}
