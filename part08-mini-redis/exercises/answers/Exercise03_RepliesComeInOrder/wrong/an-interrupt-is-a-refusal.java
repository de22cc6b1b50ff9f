package miniredis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
  private final ArrayDeque<CompletableFuture<String>> waiting = new ArrayDeque<>();
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
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.completeExceptionally(e);
      return future;
    }
    try {
      failure = end;
      if (failure == null) {
        waiting.addLast(future);
        try {
          wire.send(request);
        } catch (Throwable thrown) {
          waiting.remove(future);
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
      future = waiting.removeFirst();
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
      left = new ArrayList<>(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(future -> future.completeExceptionally(cause));
  }
}
